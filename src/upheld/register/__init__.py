"""The register: what is public about each case as at a day, and how to read and search it."""
