"""What an open query would change, by really counting: the frozen cases with one of them changed.

They are counted in memory by what counts an edition, next to the same earlier edition, and
compared with the candidate. Of other authorities only the number of figures that change is
kept, because most are the averages printed with them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

from upheld.edition.beside.differences import (
    FigureChange,
    average_changes,
    figure_changes,
    total_changes,
)
from upheld.edition.content.filling import write_content
from upheld.edition.content.source import Source
from upheld.edition.queries.figures import FigureRow
from upheld.edition.reading import Edition, open_edition
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.office.models import Query
from upheld.office.rules.year_steps import Ground
from upheld.office.year.changed_cases import changed
from upheld.ombudsman.folder import Office

NO_FIGURE = "none"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A figure, an average or a total, before and after."""

    whose: str  # an authority, a group; '' for all
    what: str
    before: str
    after: str
    sentence_before: str = ""
    sentence_after: str = ""


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    own: tuple[Printed, ...] = ()  # of the authority, and of the body that the case is moved to
    others: int = 0  # figures of other authorities that would look different
    averages: tuple[Printed, ...] = ()
    totals: tuple[Printed, ...] = ()
    counted: tuple[str, ...] = ()  # the figures whose own numbers change: authority, year, measure
    why_not: str = ""  # why we cannot say

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        lists = {name: tuple(Printed(**each) for each in told[name]) for name in PRINTED}
        return cls(**{**told, **lists, "counted": tuple(told["counted"])})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


PRINTED = ("own", "averages", "totals")


@dataclass(frozen=True, kw_only=True)
class Counting:
    """What cases are counted with, as the next build would."""

    office: Office
    directory: Directory
    after: Path | None = None  # the edition of the year before
    corrects: Path | None = None


def what_if(edition: Edition, query: Query, extract: Extract, using: Counting) -> WhatIf:
    """Raises CannotSayError."""
    as_at = date.fromisoformat(edition.manifest.as_at)
    told = changed(extract, query, as_at=as_at, with_fault=using.office.profile.with_fault)
    with counted_anew(edition, told, using) as after:
        also = {query.should_be} if query.ground == Ground.NOT_OURS else set()
        return _compared(edition, after, whose={query.authority_id} | also)


@contextmanager
def counted_anew(edition: Edition, extract: Extract, using: Counting) -> Iterator[Edition]:
    """The edition that would be built from these cases, without its letters."""
    with ExitStack() as stack:
        opened = (
            stack.enter_context(open_edition(each)).database if each else None
            for each in (using.after, using.corrects)
        )
        after, corrects = opened
        database = stack.enter_context(closing(sqlite3.connect(":memory:")))
        hour = edition.manifest.public_at
        source = Source(
            extract=extract,
            directory=using.directory,
            office=using.office,
            year=edition.year,
            as_at=date.fromisoformat(edition.manifest.as_at),
            public_on=date.fromisoformat(hour[:10]) if hour else None,
            publication_delay=timedelta(days=using.office.publication_delay_days),
            after=after,
            corrects=corrects,
        )
        write_content(database, source, edition.manifest.about())
        yield Edition(folder=edition.folder, manifest=edition.manifest, database=database)


def _compared(before: Edition, after: Edition, *, whose: set[str]) -> WhatIf:
    figures = figure_changes(before, after)
    own = [each for each in figures if each.authority in whose]
    titles = {each.slug: each.title for each in after.profile.measures}
    return WhatIf(
        own=tuple(_figure(each, titles) for each in own),
        others=len(figures) - len(own),
        averages=tuple(
            Printed(
                whose=_group(after, each.peer_group),
                what=f"{titles.get(each.measure, each.measure)}, {each.year}",
                before=each.before,
                after=each.after,
            )
            for each in average_changes(before, after)
        ),
        totals=tuple(
            Printed(
                whose="",
                what=": ".join(filter(None, (each.what, each.word))),
                before=f"{each.before:,}",
                after=f"{each.after:,}",
            )
            for each in total_changes(before, after)
        ),
        counted=tuple(
            f"{each.authority} {each.year} {each.measure}"
            for each in figures
            if _numbers(each.before) != _numbers(each.after)
        ),
    )


def _figure(change: FigureChange, titles: dict[str, str]) -> Printed:
    return Printed(
        whose=change.name,
        what=f"{titles.get(change.measure, change.measure)}, {change.year}",
        before=_in_words(change.before),
        after=_in_words(change.after),
        sentence_before=change.before.sentence if change.before else "",
        sentence_after=change.after.sentence if change.after else "",
    )


def _numbers(row: FigureRow | None) -> tuple[object, ...]:
    return (row.counted, row.out_of, row.text) if row else ()


def _in_words(row: FigureRow | None) -> str:
    if row is None:
        return NO_FIGURE
    if row.counted is None or row.out_of is None:
        return row.text
    return f"{row.text} ({row.counted:,} of {row.out_of:,})"


def _group(edition: Edition, key: str) -> str:
    group = edition.profile.groups.get(key)
    return group.name if group else key
