"""The pages `/export/`: what a body has, as the sheets that are read again and as one archive (decision 0027)."""
