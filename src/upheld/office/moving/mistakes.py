"""What can go wrong when moving data in or out, in words for the person who runs the office."""

from collections.abc import Sequence

from upheld.core.mistakes import Mistake

MOST_LISTED = 200


class MovingError(Mistake):
    """Nothing was moved; the message says why and what to do."""


class EditedHere(MovingError):
    """Lists the records that people have changed and an extract would overwrite."""

    def __init__(self, records: Sequence[str]) -> None:
        self.records = tuple(records)
        noun = "record has" if len(records) == 1 else "records have"
        listed = "\n".join(f"  {record}" for record in records[:MOST_LISTED])
        more = len(records) - MOST_LISTED
        super().__init__(
            f"{len(records):,} {noun} been changed here since the last import, and the extract"
            f" differs, so nothing was imported.\n{listed}\n"
            + (f"  and {more:,} more.\n" if more > 0 else "")
            + "To use what the extract says, import with --take-theirs. To keep what people have"
            " entered here, use --keep-ours."
        )
