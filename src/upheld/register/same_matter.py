"""Decisions in one matter about several bodies."""

from string import ascii_lowercase

from upheld.core.references import typed
from upheld.core.row import Row
from upheld.register.reading import Register
from upheld.register.searching import Search, Sort, search

MOST = 20


def same_matter(register: Register, decision: Row) -> list[Row]:
    """Others with its reference and any letter: 16 010 636b and 16 010 636c."""
    reference = typed(decision["reference"]).rstrip(ascii_lowercase)
    if not reference:
        return []
    found = search(register, Search(text=reference, sort=Sort.NEWEST, page_size=MOST))
    return sorted(
        (
            dict(hit.decision)
            for hit in found.hits
            if hit.decision["number"] != decision["number"]
            and typed(hit.decision["reference"]).rstrip(ascii_lowercase) == reference
        ),
        key=lambda row: (row["reference"], row["authority"]),
    )
