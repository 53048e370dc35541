"""An edition's letters, and letters from earlier years."""

import json
from dataclasses import dataclass
from typing import Any

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition


@dataclass(frozen=True, kw_only=True)
class LetterRow(Record):
    authority: str
    sent_to: str  # slugs, separated by spaces
    file: str
    issued_in: int
    letters_on: str  # '' on a draft
    public_at: str
    replaces: str  # the date of the letter that it replaces; '' for none
    paragraph: str  # as it is printed
    written: str | None = None  # as approved; None: the schema did not store it
    source: str = ""
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class EarlierLetter(Record):
    year: str
    file: str


@dataclass(frozen=True, kw_only=True)
class MessageRow(Record):
    """The office's message to one authority."""

    name: str
    paragraph: str
    source: str


def letters_of(edition: Edition) -> list[LetterRow]:
    """Every letter, by authority, with its content read from JSON."""
    rows = edition.rows("SELECT * FROM letter ORDER BY authority")
    known = LetterRow.__dataclass_fields__
    return [
        LetterRow(
            **{name: value for name, value in row.items() if name in known}
            | {"content": json.loads(row["content"])}
        )
        for row in rows
    ]


def recipients_of_letters(edition: Edition) -> list[tuple[str, list[str]]]:
    """For each letter, the name of the body it is about and the slugs of those that get it."""
    query = "SELECT name, sent_to FROM letter JOIN authority ON slug = authority ORDER BY name"
    return [(name, sent_to.split()) for name, sent_to in edition.database.execute(query)]


def number_of_letters(edition: Edition) -> int:
    (found,) = edition.database.execute("SELECT count(*) FROM letter").fetchone()
    return int(found)


def messages_to_one(edition: Edition) -> list[MessageRow]:
    """Those with a message of their own, by name."""
    return edition.ask(
        MessageRow,
        "SELECT name, paragraph, source FROM letter JOIN authority ON slug = authority"
        " WHERE paragraph <> '' ORDER BY name",
    )


def earlier_letters_of(edition: Edition, authority: str) -> list[EarlierLetter]:
    """Letters for years without an edition, latest first."""
    return edition.ask(
        EarlierLetter,
        "SELECT year, file FROM earlier_letter WHERE authority = ? ORDER BY year DESC",
        (authority,),
    )
