"""Where each council stands on the map of hexagons."""
