"""Figures worked out: of a body, of a group together, of an area whose bodies have changed."""
