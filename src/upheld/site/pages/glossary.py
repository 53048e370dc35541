"""What the words mean: the public glossary, the edition's measures, and the signs in tables.

Each is kept in one place: words in data/glossary.csv, an ombudsman's own words and what outcomes
mean in its profile, measures in the edition, signs where tables
are written.
"""

import csv
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from upheld.core.profile import Profile
from upheld.edition.queries.measures import measures
from upheld.edition.reading import Edition
from upheld.ombudsman.public_texts import PARTS
from upheld.publish.tables.cell_text import SYMBOLS
from upheld.site.markdown import identifier_of
from upheld.site.named_rules import rules_of
from upheld.site.page import Answer, Page, Prints
from upheld.site.page_words import page_words
from upheld.site.question import Question

WORDS = Path(__file__).parent.parent / "data" / "glossary.csv"
MEASURES, SIGNS = "What we measure", "Signs in tables"
LINKS = {"[r]": "/corrections", "[b]": "/methodology/history"}


@lru_cache(maxsize=8)
def public_words(profile: Profile) -> tuple[dict[str, str], ...]:
    """Part, word, meaning, link; '' for none. A row with a name that has no value is left out."""
    names = {**page_words(profile), **rules_of(profile)}
    own = [asdict(entry) for entry in profile.public.glossary]
    told = {entry["word"] for entry in own}
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = [
            {name: Template(text).substitute(names) for name, text in row.items()}
            for row in csv.DictReader(file)
            if all(
                names[each] for text in row.values() for each in Template(text).get_identifiers()
            )
        ]
    for_all = [*_outcomes(profile), *rows]
    entries = [*own, *(entry for entry in for_all if entry["word"] not in told)]
    return tuple(sorted(entries, key=lambda entry: PARTS.index(entry["part"])))


def _outcomes(profile: Profile) -> list[dict[str, str]]:
    """Those that are listed, as the public is told what they mean."""
    return [
        {"part": PARTS[0], "word": each.title, "meaning": each.means, "link": ""}
        for each in profile.outcomes.values()
        if each.is_listed
    ]


def glossary(question: Question) -> Answer:
    edition = question.published.latest
    entries = [*_measures(edition), *public_words(question.profile), *_signs()]
    rows = [entry | {"id": _identifier(entry)} for entry in entries]
    parts = dict.fromkeys(row["part"] for row in rows)
    return Page(
        template="glossary.html",
        title="Glossary",
        description="What our words, and the signs in tables, mean.",
        facts={
            "headings": [
                {"heading": part, "words": [row for row in rows if row["part"] == part]}
                for part in parts
            ]
        },
        rows=rows,
        edition=edition,
        prints=Prints(definitions=True),
    )


def _measures(edition: Edition | None) -> list[dict[str, Any]]:
    found = measures(edition) if edition else []
    return [
        {
            "part": MEASURES,
            "word": row.title,
            "meaning": row.definition,
            "link": "/methodology/history",
            "counted": row.counted_many,
            "out_of": row.out_of_many,
        }
        for row in found
    ]


def _signs() -> list[dict[str, str]]:
    return [
        {"part": SIGNS, "word": sign, "meaning": meaning, "link": LINKS.get(sign, "")}
        for sign, meaning in SYMBOLS.items()
    ]


def _identifier(entry: dict[str, str]) -> str:
    """Signs without letters have a name too: >99% is over-99."""
    named = entry["word"].replace(">", "over ").replace("<", "under ")
    return identifier_of(named)
