"""The annual review from order to publication: built, proved, signed and published."""
