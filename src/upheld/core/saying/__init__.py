"""Which sentences a figure and its comparisons need, and what is filled in."""
