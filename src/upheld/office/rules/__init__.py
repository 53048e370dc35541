"""Who may do what, what may become of a decision, and when: tables, and nothing beside them."""
