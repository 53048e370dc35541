"""docs/methodology.md, written from the code and the default office's profile.

python -m upheld.publish.methodology.document > docs/methodology.md
python -m upheld.publish.methodology.document --check docs/methodology.md

The site prints the same for the profile of an edition.
"""

import sys
from collections.abc import Iterator, Sequence

from upheld.core.profile import Profile
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.wording import Wording, read_wording
from upheld.publish.generated import print_or_check
from upheld.publish.methodology import (
    comparison,
    error_rates,
    measures,
    other_comparisons,
    reorganisation,
)

TITLE = "# How the figures are made and compared\n"
MADE_BY = (
    "Generated from the code by `python -m upheld.publish.methodology.document`. Do not change"
    " it by hand.\n"
)


def document(office: Office) -> str:
    """The whole of docs/methodology.md, as it is for one office."""
    profile, wording = office.profile, read_wording(office)
    told = sections(profile, wording, office.directory)
    return "\n".join([TITLE, MADE_BY, *told, *evidence(profile)])


def sections(profile: Profile, wording: Wording, directory: Directory) -> Iterator[str]:
    """``wording`` and ``directory`` give examples: sentences, and authorities that ended."""
    return map(profile.named, _sections(profile, wording, directory))


def _sections(profile: Profile, wording: Wording, directory: Directory) -> Iterator[str]:
    yield from measures.introduction(profile)
    yield from comparison.in_short(profile)
    yield from measures.counting(profile)
    yield from measures.measures(profile)
    yield from measures.printing(profile)
    if comparison.is_made(profile):
        yield from comparison.groups(profile)
        yield from comparison.intervals(profile)
        yield from comparison.rule(profile)
        yield from comparison.sentences(profile, wording)
        yield from other_comparisons.beside(profile)
    else:
        yield from comparison.not_made(profile)
    yield from measures.breaks(profile)
    yield from reorganisation.reorganisation(profile, directory)


def evidence(profile: Profile) -> Iterator[str]:
    """How often the comparison is wrong: long tables, which have their own page on the site."""
    return map(profile.named, _evidence(profile))


def _evidence(profile: Profile) -> Iterator[str]:
    if comparison.is_made(profile):
        yield from error_rates.false_alarms(profile)
        yield from error_rates.power(profile)


def main(arguments: Sequence[str]) -> int:
    """The exit code."""

    def text() -> str:
        return document(read_office())

    return print_or_check(text, arguments, module="upheld.publish.methodology.document")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
