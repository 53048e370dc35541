"""Erasing personal data: everywhere in the office, for good, with the ledger still whole."""
