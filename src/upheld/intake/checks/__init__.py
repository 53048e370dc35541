"""What is checked: headings, each cell, keys, and whether the tables agree."""
