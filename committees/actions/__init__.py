"""What writes several records at once: whole or not at all."""
