"""What verify proves about an edition's database: counted, compared and worded again, no more."""
