"""Authorities: their groups, when they existed, their names, and what became of each."""
