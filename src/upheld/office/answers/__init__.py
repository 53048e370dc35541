"""What became of what people asked for: each answer, whatever it is about, and who has read it."""
