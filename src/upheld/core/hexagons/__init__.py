"""Where each council is on the map of hexagons."""
