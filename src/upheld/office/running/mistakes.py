"""What commands of the office refuse, in words for the person who runs it. Does not need Django."""

from upheld.core.mistakes import Mistake


class BackupError(Mistake):
    """A backup that was not made, or not accepted. Nothing has been written."""
