"""What became of what people asked for."""
