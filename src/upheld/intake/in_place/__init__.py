"""Tables that are counted where they lie, on their own engine, and checked there."""
