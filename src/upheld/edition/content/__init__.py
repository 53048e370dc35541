"""What an edition holds: every table, worked out from an extract and stored year by year."""
