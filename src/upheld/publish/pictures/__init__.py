"""Pictures of figures, drawn once for letters and site: SVG, its words, and the table behind it."""
