"""Writing to disk: what every room that writes needs."""
