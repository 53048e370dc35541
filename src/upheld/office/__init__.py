"""The private site where an ombudsman's staff keep the records that editions and registers are made
from.

It runs as its own process with its own database. The public site never sees either.
"""
