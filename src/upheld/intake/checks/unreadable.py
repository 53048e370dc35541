"""Why the text of a cell cannot be read, before we know where the cell is."""


class Unreadable(Exception):
    """The trouble ends the sentence that the value begins. The remedy is a sentence of its own.

    ``once``: report it once for each value, with the number of rows it is in.
    """

    def __init__(self, trouble: str, remedy: str, *, once: bool = False) -> None:
        super().__init__(f"{trouble}. {remedy}")
        self.trouble = trouble
        self.remedy = remedy
        self.once = once
