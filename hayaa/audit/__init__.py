"""Who changed what and when: what is recorded, and how it is read (decision 0031)."""
