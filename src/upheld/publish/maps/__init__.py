"""Maps of councils as SVG: hexagons of equal size, or real boundaries where there are any."""
