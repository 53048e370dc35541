"""The private site in which an ombudsman's people keep what editions and registers are made of.

It runs as its own process with its own database. The public site never sees either.
"""
