"""Pages of meetings: each module lists its own addresses."""
