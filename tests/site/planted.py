"""The small country with marks planted in all that is private, and in what waits for its hour.

A mark is a word that occurs nowhere else, a beast's name and five letters: found in anything
served, it says what has leaked. One council has no figures in the later year, and the cases begin
with the first month of the year before, so that its figures can be revised.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from tests.whole.small import BEFORE, YEAR, Row, Tables
from upheld.core.years import Year

PRIVATE = "quokka"  # may never be served
ADDRESSED = "numbat"  # whom a letter names as it was sent: in letters, and nowhere else
EARLY = "bilby"  # of the later year: may not be served before its hour
LETTERS = "abcdefghij"
ABOLISHED = "northampton"


def plant(tables: Tables) -> None:
    """Change the tables of an extract: private texts bear marks, public ones are as in life."""
    _leave_out_late_decisions(tables)
    _begin_early(tables)
    marks = _marks(PRIVATE)
    for row in tables["received"]:
        row["complainant"] = next(marks)
    newest = {(row["authority"], row["reference"]): row for row in tables["decided"]}
    for row in tables["decided"]:
        replaced = newest[row["authority"], row["reference"]] is not row
        _plant_in_decision(row, marks, is_public=not (row["withheld_reason"] or replaced))
    for row in tables["recommendations"]:
        if row["kind"] == "personal remedy":
            row["text"] = f"Pay {next(marks)} £250 for their distress."
    for row, name in zip(tables["contacts"], _marks(ADDRESSED), strict=False):
        row |= {"name": f"Mx {name}", "email": f"{next(marks)}@council.example"}
    tables["letters"][0]["approved_by"] = next(marks)
    _plant_early(tables)


def _leave_out_late_decisions(tables: Tables) -> None:
    """Nothing is decided or recorded about the abolished council after its last full year."""
    for name in ("received", "decided", "recommendations", "compliance"):
        tables[name] = [
            row
            for row in tables[name]
            if row["authority"] != ABOLISHED
            or (name != "compliance" and not row["reference"].startswith("22 "))
        ]


def _begin_early(tables: Tables) -> None:
    early = {
        "reference": "21 000 001",
        "decided_on": BEFORE.first_day + timedelta(days=5),
        "outcome": "advice given",
        "remedied_by_authority": "no",
        "sequence": 1,
    }
    tables["decided"].append({**tables["decided"][0], **early})


def _marks(kind: str) -> Iterator[str]:
    """In letters: a name or a message to an authority may hold no digit."""
    return (kind + "".join(LETTERS[int(digit)] for digit in f"{n:05}") for n in count())


def _plant_in_decision(row: Row, marks: Iterator[str], *, is_public: bool) -> None:
    row |= {
        "issue": next(marks),
        "subcategory": "Delay",
        "summary": f"The complaint was about {row['category'].lower()}; it was {row['outcome']}.",
        "statement": f"We looked into what the council did about {row['category'].lower()}."
        " Mr X said that nobody answered him.\n\nThe council has agreed with what we found.",
    }
    if not is_public:
        row["summary"] = f"It was about {next(marks)}."
        row["statement"] = f"Mr {next(marks)} lives at 1 {next(marks)} Street."


def _plant_early(tables: Tables) -> None:
    marks = _marks(EARLY)
    for row in tables["recommendations"]:
        if row["kind"] == "service improvement" and Year.containing(row["agreed_on"]) == YEAR:
            row["text"] = f"{row['text']} ({next(marks)})"
    for row in tables["reports"]:
        row["title"] = f"Homes and <b>repairs</b> {next(marks)}"


def marks_in(text: str, kind: str) -> set[str]:
    return set(re.findall(rf"{kind}[{LETTERS}]{{5}}", text, re.IGNORECASE))
