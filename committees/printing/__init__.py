"""What the documents of the committees are printed from: each function gives the context of one template."""
