"""Makes the demonstration extract: real authorities, invented cases."""
