"""How long work tells how far it is, without knowing who listens."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done and how much there is (0 where unknown)."""

OfOneStage = Callable[[int, int], None]
"""The same within a stage: how much is done, and how much there is."""


def silent(stage: str, done: int, of: int) -> None:
    """For those who do not listen."""
