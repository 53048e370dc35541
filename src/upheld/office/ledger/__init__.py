"""How records change: in one place, each change with its entry, and proof that none is missing."""
