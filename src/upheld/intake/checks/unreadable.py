"""Why the text of a cell cannot be read, without saying yet where the cell stands."""


class Unreadable(Exception):
    """The trouble ends the sentence that the value begins; the remedy is a sentence of its own.

    ``once`` asks to be told once for each value, with the number of rows that bear it.
    """

    def __init__(self, trouble: str, remedy: str, *, once: bool = False) -> None:
        super().__init__(f"{trouble}. {remedy}")
        self.trouble = trouble
        self.remedy = remedy
        self.once = once
