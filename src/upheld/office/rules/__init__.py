"""Tables and nothing else: who may do what, what can happen to a decision, and when."""
