"""Maps of authorities as SVG: hexagons of equal size, or real boundaries where there are any."""
