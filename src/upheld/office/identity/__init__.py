"""Finds what in a text may identify a person. Text in, findings out: no database, no Django."""
