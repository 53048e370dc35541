"""The year in the office, from frozen cases to a published edition."""
