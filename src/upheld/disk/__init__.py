"""What every room that writes needs of the disk."""
