"""Upheld: complaint outcomes, counted once and said everywhere the same."""

__version__ = "0.1.0"
