"""What an import did, and what people here had changed before: whose version then counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from upheld.office.ledger.in_words import said_of_change
from upheld.office.models import Entry, Kept
from upheld.office.models.contract import Edited, TableRow


class Whose(StrEnum):
    """Whose version counts if people have changed a record and the extract differs."""

    NOT_SAID = "not said"  # then nothing is imported
    THEIRS = "theirs"  # what the extract says
    OURS = "ours"  # what people here have entered


@dataclass(kw_only=True)
class Imported:
    """How many records of each table were added and changed, and how many were not touched."""

    made: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    in_error: Counter[str] = field(default_factory=Counter)  # entered in error here: left so
    not_told: Counter[str] = field(default_factory=Counter)  # held, and not in the extract
    erased: Counter[str] = field(default_factory=Counter)  # erased here, and told again: left so
    kept: tuple[str, ...] = ()  # changed here, different in the extract, left as they are

    @property
    def is_nothing(self) -> bool:
        return not self.made.total() and not self.changed.total()


@dataclass(frozen=True, kw_only=True)
class ToldOtherwise:
    """A record that people have changed here, and what the extract says about it."""

    edited: Edited
    record: Kept
    row: TableRow | None  # None: the extract no longer has it
    entry: Entry  # what people did last
    columns: Sequence[str]  # in which the extract differs

    def __str__(self) -> str:
        return (
            f"{said_of_change(self.record, self.entry)}. The extract differs in"
            f" {', '.join(self.columns)}."
        )
