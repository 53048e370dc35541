"""Questions to an edition, one function for each."""
