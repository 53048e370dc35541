"""What commands of the office refuse, in words for who runs it. Needs nothing of Django."""

from upheld.core.mistakes import Mistake


class BackupError(Mistake):
    """A backup that is not made, or not accepted; nothing has been written."""
