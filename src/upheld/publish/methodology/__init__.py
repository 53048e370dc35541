"""How figures are made and compared, for readers: docs/methodology.md, made from the code."""
