"""Proof that every number on every council's page, of every year, is the edition's own.

Run over a folder that the site reads, as the tests do over the small country's:
python -m tests.site.proving demonstration/published
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.asking import Asker
from tests.site.printed import (
    figures_on,
    numbers_held,
    numbers_registered,
    range_of,
    rows_of,
    texts_with_digits,
)
from upheld.core.days import in_words
from upheld.core.numbers import numbers_in

RATE = "upheld-per-100000"
FIXED = {"95%", "100000"}  # words of the page, whatever the edition says


@dataclass
class Proof:
    """What was looked at, and what was wrong: (council, year, what, where)."""

    pages: int = 0
    figures: int = 0
    numbers: int = 0
    wrong: list[tuple[str, ...]] = field(default_factory=list)


def prove(published: Path) -> Proof:
    proof = Proof()
    editions = newest_editions(published)
    (register,) = (published / "registers").glob("*.v*")
    fixed = FIXED | set(numbers_in(in_words(register.name[:10])))
    fixed |= {number for year in editions for number in numbers_in(year)}
    with Asker(published) as asker:
        for year, edition in editions.items():
            for slug in with_figures(edition, year):
                answer = asker.ask(f"/councils/{slug}/{year}")
                if answer.status != 200:
                    proof.wrong.append((slug, year, "no page", str(answer.status)))
                    continue
                proof.pages += 1
                _prove_figures(proof, edition, slug, year, answer.body)
                held = numbers_held(edition, slug) | numbers_registered(register, slug) | fixed
                _prove_numbers(proof, held, slug, year, answer.body)
    return proof


def newest_editions(published: Path) -> dict[str, Path]:
    """By year, each in its newest version."""
    folders = [path for path in (published / "editions").glob("*.v*") if path.is_dir()]
    found = sorted(folders, key=lambda path: int(path.name.partition(".v")[2]))
    return dict(sorted((path.name.partition(".v")[0], path) for path in found))


def with_figures(edition: Path, year: str) -> Iterator[str]:
    query = "SELECT DISTINCT authority FROM figure WHERE year = ? ORDER BY authority"
    return (str(row["authority"]) for row in rows_of(edition, query, year))


def figure_rows(edition: Path, slug: str, year: str) -> dict[str, dict]:
    query = (
        "SELECT figure.*, chance_range FROM figure LEFT JOIN comparing"
        " ON basis = 'peers' AND comparing.authority = figure.authority"
        " AND comparing.year = figure.year AND comparing.measure = figure.measure"
        " WHERE figure.authority = ? AND figure.year = ?"
    )
    return {str(row["measure"]): row for row in rows_of(edition, query, slug, year)}


def _prove_figures(proof: Proof, edition: Path, slug: str, year: str, body: bytes) -> None:
    """Each figure is one row, and each row is there once."""
    rows, printed = figure_rows(edition, slug, year), figures_on(body)
    if sorted(figure.measure for figure in printed) != sorted(rows):
        proof.wrong.append((slug, year, "measures", str([figure.measure for figure in printed])))
    for figure in printed:
        proof.figures += 1
        row = rows.get(figure.measure, {})
        if (figure.value, figure.base, figure.range, figure.average) != (
            row.get("text"),
            base_of(row),
            range_of(row),
            average_of(row),
        ) or " ".join(row["sentence"].split()) not in figure.text:
            proof.wrong.append((slug, year, figure.measure, figure.text))


def _prove_numbers(proof: Proof, held: set[str], slug: str, year: str, body: bytes) -> None:
    for text in texts_with_digits(body):
        numbers = numbers_in(text)
        proof.numbers += len(numbers)
        proof.wrong += [(slug, year, number, text) for number in numbers if number not in held]


def base_of(row: dict) -> list[str]:
    """Count and base as they are printed beside a percentage; nothing where there was no case."""
    return (
        [str(row["counted"]), str(row["out_of"])]
        if row["counted"] is not None and row["out_of"]
        else []
    )


def average_of(row: dict) -> list[str]:
    return numbers_in(row["peer_text"] or "") if row["measure"] != RATE else []


if __name__ == "__main__":
    done = prove(Path(sys.argv[1]))
    for trouble in done.wrong[:50]:
        print(*trouble, sep=" | ")
    print(
        f"{done.pages:,} pages of councils, {done.figures:,} figures, {done.numbers:,} numbers:"
        f" {len(done.wrong):,} wrong"
    )
    sys.exit(bool(done.wrong))
