"""What a user can put right."""


class Mistake(Exception):
    """Told word for word, without a traceback: what, where, the value, and what to do."""
