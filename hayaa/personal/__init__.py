"""Personal data (law 09-08): what is held and why, given out to whom it concerns, erased in time (decision 0036)."""
