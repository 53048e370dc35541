"""What commands of the office refuse, in words for who runs it. Needs nothing of Django."""


class BackupError(Exception):
    """A backup that is not made, or not accepted; nothing has been written."""
