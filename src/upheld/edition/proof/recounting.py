"""Every figure and average in an edition, worked out again from the counts stored with them."""

import re
from collections.abc import Iterable, Iterator

from upheld.core.authorities.lives import existed
from upheld.core.figures.figure import (
    Average,
    Body,
    Figure,
    YearCounts,
    averages_of,
    counts_of_cells,
    figures_of,
)
from upheld.core.measures import Cells
from upheld.core.row import Row
from upheld.core.shares import share_of
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.areas import areas_recounted
from upheld.edition.content.saying import speech_of
from upheld.edition.proof.recomparing import recompared
from upheld.edition.reading import Edition
from upheld.ombudsman.whose import office_of_publisher

Averages = dict[tuple[str, str], Average]


def recounted(edition: Edition) -> Iterator[str]:
    """What does not follow from the counts, in words. Empty if everything does.

    Sentences are made again too, of the words that are frozen in the edition.
    """
    follows = any(name.startswith("after/") for name in edition.manifest.inputs)
    manifest = edition.manifest
    office = office_of_publisher(manifest.office, manifest.publisher)
    query = "SELECT year FROM figure UNION SELECT year FROM counted UNION SELECT year FROM average"
    for row in sorted(edition.rows(query), key=lambda row: str(row["year"])):
        year = Year.parse(row["year"])
        counts = _counts(edition, year)
        bodies = _bodies(edition, year)
        stored = _stored_averages(edition, year)
        fixed = [average for average in stored.values() if average.basis != "pooled"]
        averages = averages_of(bodies, counts, fixed)
        yield from _memberships(edition, year, bodies)
        yield from _averages(year, stored, averages, fixed)
        yield from _fixed(edition, counts, fixed)
        shown = [body for body in bodies if counts.shows(body)]
        figures = figures_of(shown, counts, averages)
        yield from _figures(edition, year, figures)
        yield from areas_recounted(edition, bodies, counts)
        is_ours = year == edition.year or not follows
        speech = None
        if edition.wording and is_ours:
            speech = speech_of(edition.database, office, year, wording=edition.wording)
        yield from recompared(edition, counts, figures, speech)


def _memberships(edition: Edition, year: Year, bodies: Iterable[Body]) -> Iterator[str]:
    stored = {
        (row["peer_group"], row["authority"])
        for row in edition.rows("SELECT * FROM membership WHERE year = ?", (str(year),))
    }
    follows = {(b.peer_group, b.slug) for b in bodies if b.peer_group and b.exists}
    for group, slug in sorted(stored ^ follows):
        yield f"membership {year}: {slug} in {group} does not follow from its first and last day"


def _averages(
    year: Year, stored: Averages, averages: Averages, fixed: Iterable[Average]
) -> Iterator[str]:
    for key in sorted(averages.keys() | stored.keys()):
        if averages.get(key) != stored.get(key):
            yield (
                f"average {year} {' '.join(key)}: {_shown(stored.get(key))} stored,"
                f" but the counts give {_shown(averages.get(key))}"
            )
    for average in fixed:
        share = share_of(average.measure, counted=average.counted, out_of=average.out_of)
        if share.is_number and share.text != average.text:
            yield f"average {year} {average.peer_group}: {_shown(average)} contradicts itself"


PRINTED = re.compile(r"[<>]?\d+(\.\d)?%?|no cases")


def _fixed(edition: Edition, counts: YearCounts, fixed: Iterable[Average]) -> Iterator[str]:
    """An average that we did not pool must say why it is allowed: pinned, or published before."""
    for average in fixed:
        name = f"average {counts.year} {average.peer_group} {average.measure.slug}"
        needed = {average.measure.counted.what}
        if isinstance(average.measure.out_of, Cells):
            needed.add(average.measure.out_of.what)
        if average.basis == "pinned" and (average.counted is None or edition.manifest.version == 1):
            yield f"{name}: says pinned, but no earlier version has counts to pin"
        if average.basis == "as published" and needed <= counts.held:
            yield f"{name}: says as published, but we hold the year's cases"
        if average.basis not in ("pinned", "as published"):
            yield f"{name}: {average.basis!r} is not a basis for an average"
        if not PRINTED.fullmatch(average.text):
            yield f"{name}: {average.text!r} is neither a percentage nor a rate"


def _shown(average: Average | None) -> str:
    if average is None:
        return "none"
    return f"{average.text} ({average.counted} of {average.out_of}, {average.members} members)"


def _figures(edition: Edition, year: Year, figures: Iterable[Figure]) -> Iterator[str]:
    rows = {
        (row["authority"], row["measure"]): row
        for row in edition.rows("SELECT * FROM figure WHERE year = ?", (str(year),))
    }
    expected = {(figure.body.slug, figure.share.measure.slug): figure for figure in figures}
    for authority, measure in sorted(expected.keys() ^ rows.keys()):
        there = "is not in" if (authority, measure) in expected else "should not be in"
        yield f"figure {authority} {year} {measure}: {there} the table"
    for (slug, measure), figure in expected.items():
        row = rows.get((slug, measure), {})
        for column, value in figure.columns().items():
            if row and row[column] != value:
                yield (
                    f"figure {slug} {year} {measure}: {column} is {row[column]!r},"
                    f" but the counts give {value!r}"
                )


def _counts(edition: Edition, year: Year) -> YearCounts:
    rows = edition.rows("SELECT * FROM counted WHERE year = ?", (str(year),))
    cells = [
        (row["authority"], What(row["what"]), row["category"], row["outcome"], row["count"])
        for row in rows
        if row["what"] in set(What)
    ]
    held = edition.rows("SELECT what FROM held WHERE year = ?", (str(year),))
    known = frozenset(What(row["what"]) for row in held if row["what"] in set(What))
    return counts_of_cells(edition.profile, year, cells, known)


def _bodies(edition: Edition, year: Year) -> list[Body]:
    rows = edition.rows(
        "SELECT slug, kind, authority.peer_group, residents, first_day, last_day FROM authority"
        " LEFT JOIN population ON population.authority = slug AND population.year = ?"
        " ORDER BY slug",
        (str(year),),
    )
    first, last = year.first_day.isoformat(), year.last_day.isoformat()
    return [
        Body(
            slug=row["slug"],
            peer_group=row["peer_group"],
            exists=existed((row["first_day"], row["last_day"]), first=first, last=last),
            residents=row["residents"],
            lies_over_others=row["kind"] in edition.profile.counted_with_others,
        )
        for row in rows
    ]


def _stored_averages(edition: Edition, year: Year) -> Averages:
    rows: list[Row] = edition.rows("SELECT * FROM average WHERE year = ?", (str(year),))
    return {
        (row["peer_group"], row["measure"]): Average(
            peer_group=row["peer_group"],
            measure=edition.profile.measure_in(row["measure"], year),
            counted=row["counted"],
            out_of=row["out_of"],
            text=row["text"],
            basis=row["basis"],
            source=row["source"],
            members=row["members"],
        )
        for row in rows
        if row["measure"] in edition.profile.by_slug
    }
