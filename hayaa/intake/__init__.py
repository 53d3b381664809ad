"""The pages `/import/`: a spreadsheet is sent, shown with what it would do, then taken whole or not at all."""
