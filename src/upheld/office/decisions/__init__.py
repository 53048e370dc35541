"""How a decision is published: its text, what prevents publication, and what happens each day."""
