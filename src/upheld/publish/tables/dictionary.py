"""The data dictionary: every column of the published tables and of an extract, from the code.

python -m upheld.publish.tables.dictionary > docs/data/dictionary.md
python -m upheld.publish.tables.dictionary --check docs/data/dictionary.md
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

from upheld.core.own_words import names
from upheld.core.profile import Profile
from upheld.core.references import LGSCO
from upheld.core.vocabulary import (
    DECISION_KINDS,
    EVENT_KINDS,
    LANGUAGES,
    RECOMMENDATION_KINDS,
)
from upheld.intake.checks.dates import REFUSED, TAKEN
from upheld.intake.meanings import MEANINGS
from upheld.intake.tables import TABLES, Column, Holds
from upheld.ombudsman.folder import read_office
from upheld.publish.generated import print_or_check
from upheld.publish.tables.cell_text import SYMBOLS
from upheld.publish.tables.sheets import sheets_of
from upheld.register.content import SCHEMA

MEANT = {
    Holds.AUTHORITY: "authority: GSS code, name or another of its names",
    Holds.DATE: "date, 2020-03-31",
    Holds.YEAR: "business year, 2019-20",
    Holds.WHOLE: "whole number of 0 or more",
    Holds.SEQUENCE: "whole number: 1, 2 and so on",
    Holds.FAULT: "kind of fault, from `faults` in `office.toml`",
}
SAME_REFERENCE = ("19 000 001", "19000001", "19-000-001", "'19000001", '="19 000 001"')
SAME_YEAR = ("2019-20", "2019/20", "2019-2020", "2019 to 2020")
INTRODUCTION = """\
# Data dictionary

Generated from the code by `python -m upheld.publish.tables.dictionary`. Do not change it by hand.
"""


def dictionary_text(profile: Profile) -> str:
    """The whole of docs/data/dictionary.md, as it is for one profile."""
    parts = (
        _published(profile),
        _register(),
        _extract(),
        _named(profile),
        _words(profile),
    )
    return "\n".join([INTRODUCTION, *(text for part in parts for text in part)])


def _register() -> Iterator[str]:
    """The schema itself: its comments are the dictionary."""
    schema = SCHEMA.read_text("utf-8").strip()
    yield f"## The register\n\n`register.sqlite`, as it is made:\n\n```sql\n{schema}\n```\n"


def _published(profile: Profile) -> Iterator[str]:
    yield (
        "## Published tables\n\n"
        "Each is a CSV file, a Parquet file and a sheet in both workbooks. If an edition is made"
        " from invented data, its CSV and Parquet files have a last column `notice` that says so.\n"
    )
    yield _table(("Symbol", "Meaning"), ((f"`{s}`", meaning) for s, meaning in SYMBOLS.items()))
    for sheet in sheets_of(profile):
        yield f"### {sheet.name}\n\n{sheet.title}. One line for each {', '.join(sheet.key)}.\n"
        for note in sheet.notes:
            yield f"- {note}"
        if sheet.notes:
            yield ""
        yield _table(
            ("Column", "Heading in workbooks", "Holds", "Meaning"),
            ((f"`{c.name}`", c.heading, c.kind.value, c.meaning) for c in sheet.columns),
        )


def _extract() -> Iterator[str]:
    yield (
        "## Tables of an extract\n\n"
        "CSV or Parquet files with these names in one folder, or sheets in one XLSX or ODS"
        " workbook. `received`, `decided` and `compliance` are enough for an edition. What is"
        " missing is not available, never 0.\n"
    )
    yield (
        "**References.** An ombudsman gives the forms of its references as `references` in"
        " `office.toml`, where `#` is a digit, `@` is a letter, and anything in `[ ]` is optional."
        f" `{LGSCO.texts[0]}` is {LGSCO}. Spaces, hyphens, capitals, invisible characters and what"
        " a spreadsheet puts around a number do not make a different case:"
        f" {_listed(SAME_REFERENCE)} are the same. A reference in any other form is a problem, and"
        " so is a number that a spreadsheet has shortened, `1.9E+07`.\n"
    )
    yield (
        f"**Dates.** For 31 March 2020 you can write: {_listed(TAKEN)}. A time of day is ignored."
        " We refuse dates that could be two different days, or that have a two-digit year, a time"
        f" zone or no day: {_listed(REFUSED)}.\n"
    )
    yield (
        f"**Years** are business years, from 1 April: {_listed(SAME_YEAR)} are the same."
        " **Yes or no** can be written as yes, y, true or 1, and no, n, false or 0.\n"
    )
    yield (
        "**Your own codes** can be in any column of outcomes or categories of `received`,"
        " `decided`, `recommendations` and `compliance`, and in the categories of `counts`, if the"
        " table `codes` says which of the words below each one means.\n"
    )
    for spec in TABLES.values():
        key = f" No two rows share {', '.join(spec.key)}." if spec.key else ""
        yield f"### Extract: {spec.name}\n"
        if key:
            yield f"{key.strip()}\n"
        yield _table(
            ("Column", "Holds", "Must it be there?", "Meaning"),
            (
                (
                    f"`{c.name}`",
                    MEANT.get(c.holds, c.holds.value),
                    _must(c),
                    MEANINGS[spec.name][c.name],
                )
                for c in spec.columns
            ),
        )


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _must(column: Column) -> str:
    if not column.required:
        return "optional"
    return "yes, every cell" if column.filled else "yes, cells may be empty"


def _named(profile: Profile) -> Iterator[str]:
    yield (
        "## Figures that your own words may name\n\n"
        "Do not type figures in the paragraph for one letter (`letters`) or in the year's message"
        " (`office.toml`): name them. `{upheld_count}` is filled in with the figure for the"
        " authority that the letter is about, `{all_upheld_count}` with the figure for all"
        " authorities together (not an average), and `{upheld_count 2018-19}` with the figure for"
        " an earlier year. Put a number from anywhere else in brackets, `[2]`: its row needs a"
        " `source` and, in `checked_by`, a different person from `approved_by`. You can type dates,"
        " years and references to laws.\n"
    )
    known = names(profile)
    yield _table(("Name", "What it is"), ((f"`{{{n}}}`", words) for n, words in known.items()))


def _words(profile: Profile) -> Iterator[str]:
    vocabularies: dict[str, Iterable[str]] = {
        "outcome of a decision": profile.outcomes,
        "compliance outcome": profile.compliance,
        "category": profile.categories,
        "peer group": profile.groups,
        "remedy": profile.remedies,
        "kind of recommendation": RECOMMENDATION_KINDS,
        "kind of decision": DECISION_KINDS,
        "kind of event": EVENT_KINDS,
        "role of a contact": profile.roles,
        "language": LANGUAGES,
        "reason for withholding": profile.reasons,
    }
    yield "## Words\n\nCapitals and spaces do not matter.\n"
    yield _table(
        ("In columns that hold", "The words are"),
        ((name, "; ".join(words)) for name, words in vocabularies.items()),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(_cell(c) for c in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: Sequence[str]) -> int:
    """The exit code."""

    def text() -> str:
        return dictionary_text(read_office().profile)

    return print_or_check(text, arguments, module="upheld.publish.tables.dictionary")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
