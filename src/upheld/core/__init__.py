"""The rules. They use no files, no clock and no network."""
