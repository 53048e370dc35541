"""An office's records in and out: an extract taken in, and one given."""
