"""The register: what is public of single cases as at a day, and how it is read and searched."""
