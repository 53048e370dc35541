"""Works out figures: for a body, for a group together, for an area whose bodies have changed."""
