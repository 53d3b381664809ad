"""Database and files in one archive that belongs to no database, and the way back (decision 0032)."""
