"""Upheld: complaint outcomes, counted once and reported the same everywhere."""

__version__ = "0.1.0"
__date__ = "2026-11-26"  # of this version: what is said of it on a page bears this day
