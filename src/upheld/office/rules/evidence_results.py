"""What a person can find when looking at a file that an authority sent as evidence."""

from enum import StrEnum


class Result(StrEnum):
    SHOWS = "shows that it was done"  # the outcome can be recorded: nothing more is asked for
    SHOWS_PART = "shows that part of it was done"
    DOES_NOT_SHOW = "does not show that it was done"


# After these the authority still has something to send.
MORE_IS_NEEDED = (Result.SHOWS_PART, Result.DOES_NOT_SHOW)
