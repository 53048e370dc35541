"""The numbers of rules, each with another in its place, and what texts say before and after.

A line of the source stands here as it must be found, once: whoever moves a constant is told that
this list no longer reaches it. What a text says is given for both numbers; a phrase that stands in
no text as things are would prove nothing, and is refused.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import upheld

SOURCE = Path(upheld.__file__).parent
OFFICE_TOML = "ombudsman/default_office/office.toml"
PROFILE_TOML = "ombudsman/default_office/profile.toml"
# Whose texts follow from the rules alone. Another text may have lost its sentence with the change:
# that of a council that no longer stands out, say.
SAID_WHATEVER_THE_CASES = ("document: ", "help: ", "page: /methodology", "page: /glossary")
SAID_WITH_EVERY_EDITION = ("/README.txt", "/datapackage.json", ".ods", "page: /openapi.json")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of one file, and phrases that texts have with it: as it is, and as it is changed."""

    file: str
    line: str
    instead: str
    said: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.line.split(" = ")[0]


CHANGES = (
    Change(
        file=OFFICE_TOML,
        line="publication_delay_days = 42\n",
        instead="publication_delay_days = 35\n",
        said={"six weeks": "five weeks"},
    ),
    Change(
        file=OFFICE_TOML,
        line="retention_years = 10\n",
        instead="retention_years = 13\n",
        said={"10 years": "13 years"},
    ),
    Change(
        file="core/comparing/comparison.py",
        line="FEWEST_CASES = 5\n",
        instead="FEWEST_CASES = 7\n",
        said={
            "ewer than 5 cases": "ewer than 7 cases",
            "five cases or more in the base": "seven cases or more in the base",
            "authorities with five cases or more": "authorities with seven cases or more",
            "with five or more detailed": "with seven or more detailed",
            "complaints are at least 5 and": "complaints are at least 7 and",
        },
    ),
    Change(
        file="core/authorities/groups.py",
        line="FEWEST_MEMBERS = 2 ",
        instead="FEWEST_MEMBERS = 3 ",
        said={"fewer than 2 members": "fewer than 3 members"},
    ),
    Change(
        file=PROFILE_TOML,
        line="\nfewest = 50_000 ",
        instead="\nfewest = 60_000 ",
        said={"50,000 residents": "60,000 residents"},
    ),
    Change(
        file=PROFILE_TOML,
        line="\nper = 100_000 ",
        instead="\nper = 10_000 ",
        said={
            "per 100,000 residents": "per 10,000 residents",
            "every 100,000": "every 10,000",
        },
    ),
    Change(
        file="core/comparing/comparison.py",
        line="\nLEVEL = Fraction(1, 40) ",
        instead="\nLEVEL = Fraction(1, 30) ",
        said={
            "1 in 40": "1 in 30",
            "1 time in 40": "1 time in 30",
            "one time in 40": "one time in 30",
            "either is 1 in 20": "either is 1 in 15",
        },
    ),
    Change(
        file="core/comparing/comparison.py",
        line="STRICT_LEVEL = Fraction(1, 1000) ",
        instead="STRICT_LEVEL = Fraction(1, 700) ",
        said={"1 in 1,000": "1 in 700"},
    ),
    Change(
        file="core/comparing/in_every_way.py",
        line="MOST_YEARS_TOGETHER = 3\n",
        instead="MOST_YEARS_TOGETHER = 2\n",
        said={"up to three years": "up to two years", "up to 3 years": "up to 2 years"},
    ),
    Change(
        file="core/intervals.py",
        line="SHOWN = Fraction(95, 100) ",
        instead="SHOWN = Fraction(90, 100) ",
        said={"95% confidence": "90% confidence"},
    ),
    Change(
        file="core/comparing/related.py",
        line="LEAST_PART = Fraction(1, 10) ",
        instead="LEAST_PART = Fraction(1, 5) ",
        said={
            "a tenth of the base": "a fifth of the base",
            "a tenth or more": "a fifth or more",
        },
    ),
    Change(
        file="core/comparing/related.py",
        line="LEAST_MOVE = Fraction(1, 100) ",
        instead="LEAST_MOVE = Fraction(1, 50) ",
        said={"by more than a point": "by more than two points"},
    ),
    Change(
        file="core/comparing/chance.py",
        line="MOST_HOLDS_IN = Fraction(19, 20) ",
        instead="MOST_HOLDS_IN = Fraction(9, 10) ",
        said={
            "19 years out of 20": "9 years out of 10",
            "19 years of 20": "9 years of 10",
            "In 19 of 20": "In 9 of 10",
            "19 of 20 simulated years": "9 of 10 simulated years",
        },
    ),
    Change(
        file="core/comparing/dispersion.py",
        line="WINSORISED = 0.1 ",
        instead="WINSORISED = 0.2 ",
        said={"winsorised at 10%": "winsorised at 20%"},
    ),
    Change(
        file="core/comparing/page_rate.py",
        line="DEALS = 500\n",
        instead="DEALS = 400\n",
        said={"members, 500 times": "members, 400 times"},
    ),
    Change(
        file="core/report_deadline.py",
        line="MONTHS_TO_CONSIDER = 3 ",
        instead="MONTHS_TO_CONSIDER = 4 ",
        said={"had three months": "had four months"},
    ),
)


def changed_source(folder: Path, changes: Iterable[Change]) -> Path:
    """A copy of the source with these changes; the folder to import it from."""
    shutil.copytree(SOURCE, folder / SOURCE.name)
    for change in changes:
        path = folder / SOURCE.name / change.file
        text = path.read_text("utf-8")
        found = text.count(change.line)
        if found != 1:
            raise LookupError(f"{change.file} has {change.line.strip()!r} {found} times, not once.")
        path.write_text(text.replace(change.line, change.instead), "utf-8")
    return folder


def troubles(change: Change, before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[str]:
    """What shows that a text does not follow its rule; ``before`` and ``after`` are by name."""
    for old, new in change.said.items():
        had = [name for name, text in before.items() if old in text]
        if not had:
            yield f"{change.name}: no text says {old!r} as things are, so nothing is proved by it"
        yield from (f"{name} still says {old!r}" for name, text in after.items() if old in text)
        have = {name for name, text in after.items() if new in text}
        must = [name for name in had if _is_said_anyway(name)]
        yield from (f"{name} does not say {new!r}" for name in must if name not in have)
        if had and not have:
            yield f"{change.name}: no text says {new!r} when it is changed"


def _is_said_anyway(name: str) -> bool:
    return name.startswith(SAID_WHATEVER_THE_CASES) or name.endswith(SAID_WITH_EVERY_EDITION)
