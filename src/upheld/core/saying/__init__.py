"""Which sentences a figure and its comparisons call for, with what is filled into them."""
