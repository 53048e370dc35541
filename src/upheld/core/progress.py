"""How a long task reports its progress, without knowing what shows it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done and how much there is (0 if unknown)."""

OfOneStage = Callable[[int, int], None]
"""The same in one stage: how much is done and how much there is."""


def silent(stage: str, done: int, of: int) -> None:
    """For when nothing shows the progress."""
