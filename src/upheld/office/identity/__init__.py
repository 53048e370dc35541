"""What in a text may tell who somebody is. Words in, findings out: no database, no Django."""
