"""What differs in a candidate from the edition of the same year that others rely on already.

An earlier version stays only if it was signed, sent or published: otherwise the next build would
have taken its place. So the newest one before the candidate is what a signer knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from upheld.edition.beside.differences import (
    AverageChange,
    Differences,
    FigureChange,
    differences,
)
from upheld.edition.manifest import edition_hash, read_manifest
from upheld.edition.queries.authorities import names_of
from upheld.edition.reading import Edition, open_edition
from upheld.edition.staging import versions_of

MOST_LISTED = 50  # of each kind
SAID = (
    ("similar authorities", "peer_text"),
    ("comparison", "comparison"),
    ("sentence", "sentence"),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that differs: whose, what of it, and what each edition says."""

    whose: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class ChangedLetter:
    name: str
    state: str  # new, gone or changed
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Since:
    """The first of what differs, and how much there is of it."""

    before: str  # the edition's name
    figures: tuple[Line, ...]
    all_figures: int
    averages: tuple[Line, ...]
    letters: tuple[ChangedLetter, ...]
    all_letters: int
    definitions: tuple[Line, ...]
    tables: tuple[str, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.definitions, *self.figures, *self.averages)

    @property
    def is_alike(self) -> bool:
        return not any((self.lines, self.letters, self.tables))


def since_signed(edition: Path) -> Since | None:
    """None: others rely on no earlier version of the year."""
    manifest = read_manifest(edition)
    earlier = [
        each for each in versions_of(edition.parent, manifest.year) if each < manifest.version
    ]
    if not earlier:
        return None
    before = edition.with_name(f"{manifest.year}.v{earlier[-1]}")
    return _since(before, edition, edition_hash(before), edition_hash(edition))


@lru_cache(maxsize=4)
def _since(before: Path, after: Path, *_hashes: str) -> Since:
    """Kept by the hashes: neither edition changes under its own."""
    with open_edition(before) as old, open_edition(after) as new:
        found = differences(old, new)
        return Since(
            before=before.name,
            figures=tuple(_of_figure(new, each) for each in found.figures[:MOST_LISTED]),
            all_figures=len(found.figures),
            averages=tuple(_of_average(new, each) for each in found.averages[:MOST_LISTED]),
            letters=tuple(_letters(old, new, found)),
            all_letters=len(found.letters),
            definitions=tuple(
                Line(
                    whose=f"{each.about} {each.key}",
                    what=each.what,
                    before=str(each.before),
                    after=str(each.after),
                )
                for each in found.definitions[:MOST_LISTED]
            ),
            tables=found.tables,
        )


def _of_figure(new: Edition, change: FigureChange) -> Line:
    measure = new.profile.by_slug.get(change.measure)
    title = f"{measure.title if measure else change.measure}, {change.year}"
    before, after = (_figure(each) for each in (change.before, change.after))
    if before == after and change.before and change.after:
        for said, column in SAID:
            was, now = (getattr(each, column) for each in (change.before, change.after))
            if was != now:
                return Line(
                    whose=change.name, what=f"{title}: {said}", before=f"{was}", after=f"{now}"
                )
    return Line(whose=change.name, what=title, before=before, after=after)


def _figure(row: object) -> str:
    if row is None:
        return "none"
    counted, out_of, text = (getattr(row, name) for name in ("counted", "out_of", "text"))
    if counted is None:
        return str(text)
    return f"{text} ({counted:,})" if out_of is None else f"{text} ({counted:,} of {out_of:,})"


def _of_average(new: Edition, change: AverageChange) -> Line:
    measure = new.profile.by_slug.get(change.measure)
    return Line(
        whose=new.profile.group_name(change.peer_group),
        what=f"{measure.title if measure else change.measure}, {change.year}",
        before=change.before,
        after=change.after,
    )


def _letters(old: Edition, new: Edition, found: Differences) -> Iterator[ChangedLetter]:
    names = {**names_of(old), **names_of(new)}
    for each in found.letters[:MOST_LISTED]:
        state = "new" if each.is_new else "no longer sent" if each.is_gone else "changed"
        is_changed = state == "changed"
        yield ChangedLetter(
            name=names.get(each.authority, each.authority),
            state=state,
            removed=each.removed if is_changed else (),
            added=each.added if is_changed else (),
        )
