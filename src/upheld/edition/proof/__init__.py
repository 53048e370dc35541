"""What verify proves of an edition's database: counted, compared and said again, and no more."""
