"""What stands beside an edition: the one before, what was published elsewhere, a picked group."""
