"""Pictures of figures, drawn once for letters and site: the SVG, its words and its table."""
