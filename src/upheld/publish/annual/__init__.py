"""The annual review from order to publication: built, proved, signed, put where it is read."""
