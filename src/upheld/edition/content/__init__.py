"""What an edition holds: every table worked out from an extract and put in, year by year."""
