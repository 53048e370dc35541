"""Letters as tests make and read them: composed from tables, read as text, figure by figure."""

import json
import sqlite3
from pathlib import Path

from tests.editions import edition_of
from tests.tables import extract
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.letter import Headline, Letter, Section, Table, texts_of
from upheld.publish.letters.recipients import Recipient, recipients_of

NWL = "north-west-leicestershire"
CASE = {"category": "Housing", "decided_on": "2019-06-03", "remedied_by_authority": "no"}


def decided(authority: str, *, start: int = 1, on: str = "2019-06-03", **outcomes: int) -> list:
    """Rows of ``decided``: upheld=1, not_upheld=2, closed=3, and remedied among the upheld."""
    remedied = outcomes.pop("remedied", 0)
    names = {
        "upheld": "upheld",
        "not_upheld": "not upheld",
        "closed": "closed after initial enquiries",
        "advice": "advice given",
    }
    rows = []
    for name, number in outcomes.items():
        for place in range(number):
            told = "yes" if name == "upheld" and place < remedied else "no"
            rows.append(
                CASE
                | {
                    "reference": f"19 {start + len(rows):06}",
                    "authority": authority,
                    "decided_on": on,
                    "outcome": names[name],
                    "remedied_by_authority": told,
                }
            )
    return rows


def checked(authority: str, *, start: int = 1, on: str = "2019-08-05", **outcomes: int) -> list:
    """Rows of ``compliance``: satisfied=7, late=3, not_satisfied=1, not_complete=1, ceased=1."""
    names = {
        "satisfied": "complete and satisfied",
        "late": "complete late",
        "not_satisfied": "complete but not satisfied",
        "not_complete": "not complete and not satisfied",
        "ceased": "ceased",
    }
    told = [names[name] for name, number in outcomes.items() for _ in range(number)]
    return [
        {
            "reference": f"19 {start + place:06}",
            "authority": authority,
            "recorded_on": on,
            "outcome": outcome,
        }
        for place, outcome in enumerate(told)
    ]


def recipients(data: Extract, edition: Edition, office: Path | None = None) -> dict:
    return {r.slug: r for r in recipients_of(data, edition, read_office(office))}


def letter_of(
    slug: str = NWL,
    data: Extract | None = None,
    *,
    office: Path | None = None,
    year: str = "2019-20",
    letters_on: str = "2020-07-22",
    public_at: str = "2020-07-29T00:01:00+01:00",
    after: sqlite3.Connection | None = None,
    **tables: str | list,
) -> Letter:
    data = data or extract(**tables)
    edition = edition_of(data, year=year, letters_on=letters_on, public_at=public_at, after=after)
    return composed(edition, recipients(data, edition, office)[slug], office)


def composed(edition: Edition, recipient: Recipient, office: Path | None = None) -> Letter:
    read = read_office(office)
    return compose_letter(edition, office=read, wording=read_wording(read), recipient=recipient)


def text_of(letter: Letter) -> str:
    return "\n".join(texts_of(json.loads(letter.as_json())))


def headline(letter: Letter, measure: str) -> Headline:
    (found,) = [block for block in _blocks(letter) if getattr(block, "measure", "") == measure]
    return found


def said(letter: Letter, measure: str) -> str:
    return " ".join(headline(letter, measure).sentences)


def section(letter: Letter, heading: str) -> Section:
    (found,) = [section for section in letter.sections if section.heading == heading]
    return found


def paragraphs(letter: Letter, heading: str) -> list[str]:
    return [b.text for b in section(letter, heading).blocks if b.kind == "paragraph"]


def table(letter: Letter, title: str) -> Table:
    (found,) = [b for b in _blocks(letter) if b.kind == "table" and b.title.startswith(title)]
    return found


def headings(letter: Letter) -> list[str]:
    return [section.heading for section in letter.sections]


def _blocks(letter: Letter) -> list:
    return [block for section in letter.sections for block in section.blocks]
