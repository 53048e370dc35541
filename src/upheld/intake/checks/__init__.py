"""What is checked: headings, each cell, keys, and what tables say together."""
