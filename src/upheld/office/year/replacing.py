"""Versions of a year that replace another: what each changes, why, and who had the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.acts import Kind
from upheld.edition.beside.differences import Differences, differences
from upheld.edition.beside.editions import corrected_beside
from upheld.edition.beside.substance import substantial_words, why_substantial
from upheld.edition.life import life_of
from upheld.edition.manifest import edition_hash
from upheld.edition.queries.authorities import names_of
from upheld.edition.reading import Edition, open_edition
from upheld.edition.staging import versions_of
from upheld.office.configuration import Configuration
from upheld.office.year.places import editions_folder
from upheld.ombudsman.correction_settings import Because, because_of
from upheld.publish.annual.confirming import what_to_write


@dataclass(frozen=True, kw_only=True)
class Replacing:
    """A version and the one that it replaces, both in the office's folder."""

    name: str
    before: str
    because: Because | None
    to_write: str  # in office.toml; '' if it says why
    is_substantial: bool  # as worked out
    changes: str  # in words
    again: tuple[str, ...]  # whose letters are others now, by name
    identified: tuple[str, ...]  # whose earlier letters identified somebody, by name
    letters_sent: int  # of the one before
    had_early: tuple[str, ...]  # posts and organisations that had the one before


def replacing(year: Year, configuration: Configuration) -> Iterator[Replacing]:
    """The newest first. Raises EditionError if one cannot be read."""
    editions = editions_folder(configuration)
    for version in reversed(versions_of(editions, str(year))):
        with open_edition(editions / f"{year}.v{version}") as after:
            before = corrected_beside(after)
            if before:
                yield _of(after, before)


def _of(after: Edition, before: Path) -> Replacing:
    found = _differences(before, after.folder, edition_hash(before), edition_hash(after.folder))
    why, names, life = because_of(after.manifest.because), names_of(after), life_of(before)
    with open_edition(before) as replaced:
        to_write = what_to_write(replaced, after, found)
    return Replacing(
        name=after.manifest.folder_name,
        before=before.name,
        because=why,
        to_write=to_write,
        is_substantial=bool(why_substantial(found)),
        changes=substantial_words(found),
        again=tuple(names.get(each.authority, each.authority) for each in found.letters),
        identified=tuple(names.get(slug, slug) for slug in (why.identified if why else ())),
        letters_sent=sum(act.number for act in life.done(Kind.SENT)),
        had_early=tuple(each for act in life.done(Kind.ACCESS_GIVEN) for each in act.to),
    )


@lru_cache(maxsize=8)
def _differences(before: Path, after: Path, *_hashes: str) -> Differences:
    """Editions with these hashes never change, so neither do these."""
    with open_edition(before) as one, open_edition(after) as other:
        return differences(one, other)
