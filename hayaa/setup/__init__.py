"""A new commune: from an empty database to the first convocation (decision 0025)."""
