"""What users can correct themselves."""

INSTALL = "Run: pip install 'upheld[{}]'."  # with the name of an extra in pyproject.toml


class Mistake(Exception):
    """Shown word for word, without a traceback: what, where, the value and what to do."""
