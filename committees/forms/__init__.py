"""Forms of the body, its people and its meetings."""
