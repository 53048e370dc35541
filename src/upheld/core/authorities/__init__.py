"""Authorities: their groups, lives and names, and what became of each."""
