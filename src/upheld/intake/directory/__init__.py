"""The directory of authorities: who they are, what they were called, whom a text names."""
