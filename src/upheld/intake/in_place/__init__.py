"""Tables that are checked and counted in place, on their own engine."""
