"""A letter's tables: complaints received by service, decisions by outcome, earlier years."""

from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.english import capitalised
from upheld.core.measures import Kind, Measure
from upheld.core.profile import Profile
from upheld.core.shares import NO_CASES, NOT_AVAILABLE, NOT_GIVEN
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.queries.figures import FigureRow, series_of
from upheld.edition.queries.measures import BREAK, NOTE
from upheld.edition.queries.revisions import RevisedRow, revised_of
from upheld.ombudsman.templates_of_profile import stage_key
from upheld.publish.letters.breaks import breaks_of_year
from upheld.publish.letters.label_counts import LabelCounts, label_counts
from upheld.publish.letters.letter import Paragraph, Table
from upheld.publish.letters.subject import Subject

Revised = dict[tuple[str, str], RevisedRow]  # year and measure to the figure as it would be today
MOST_YEARS = 6


def received_counts(subject: Subject) -> LabelCounts:
    services = subject.profile.categories_of(subject.authority.peer_group)
    return label_counts(
        subject.edition, subject.slug, What.RECEIVED, by="category", labels=services
    )


def decided_counts(subject: Subject) -> LabelCounts:
    outcomes = tuple(subject.profile.outcomes)
    return label_counts(subject.edition, subject.slug, What.DECIDED, by="outcome", labels=outcomes)


def received_table(subject: Subject) -> Table | Paragraph:
    counts = received_counts(subject)
    if not counts.is_anything:
        return Paragraph(text=subject.say("tables.received_not_available"))
    return Table(
        title=subject.say("tables.received"),
        headings=(subject.say("tables.service"), subject.say("tables.count_received")),
        rows=_rows(counts, {}, subject),
        has_total=True,
    )


def decided_table(subject: Subject) -> Table | Paragraph:
    counts = decided_counts(subject)
    if not counts.is_anything:
        return Paragraph(text=subject.say("tables.decided_not_available"))
    return Table(
        title=subject.say("tables.decided"),
        headings=(subject.say("tables.outcome"), subject.say("tables.count_decided")),
        rows=_rows(counts, titles_of_outcomes(subject.profile), subject),
        notes=tuple(_on_stages(subject)),
        has_total=True,
    )


def _on_stages(subject: Subject) -> Iterator[str]:
    """What there is to say of each stage, in the order of the table's rows."""
    stages = dict.fromkeys(each.stage for each in subject.profile.outcomes.values())
    for key in map(stage_key, stages):
        if subject.wording.has(key):
            yield subject.say(key)


def titles_of_outcomes(profile: Profile) -> dict[str, str]:
    return {key: outcome.title for key, outcome in profile.outcomes.items()}


def _rows(
    counts: LabelCounts, titles: Mapping[str, str], subject: Subject
) -> tuple[tuple[str, str], ...]:
    def cell(number: int | None) -> str:
        return subject.say("tables.not_available") if number is None else f"{number:,}"

    named = ((titles.get(key, key), number) for key, number in counts.by_label.items())
    rows = [(capitalised(label), cell(number)) for label, number in named]
    return (*rows, (subject.say("tables.total"), cell(counts.total)))


def earlier_table(subject: Subject) -> Table | None:
    """Figures as published, one row per year, the letter's own year last; None in the first year.

    No change is given across a break: the first year after one is marked, and a note says why.
    """
    by_year: dict[str, dict[str, FigureRow]] = {}
    for row in series_of(subject.edition, subject.slug):
        by_year.setdefault(row.year, {})[row.measure] = row
    years = [year for year in sorted(by_year) if _has_a_figure(by_year[year])][-MOST_YEARS:]
    if not any(year < str(subject.edition.year) for year in years):
        return None
    columns = [
        measure
        for slug, measure in subject.profile.by_slug.items()
        if measure.kind is not Kind.LATE and any(slug in by_year[year] for year in years)
    ]
    revised = _revised(subject)
    # A break at the first year shown is above the table, and divides nothing in it.
    notes = {year: _notes(year, columns, subject, is_first=year == years[0]) for year in years}
    return Table(
        title=subject.say("earlier.title"),
        headings=(
            subject.say("earlier.year"),
            *(_heading(column, subject) for column in columns),
        ),
        rows=tuple(
            (
                subject.say("earlier.marked", year=year) if notes[year] else year,
                *(_marked(by_year[year], column, revised, subject) for column in columns),
            )
            for year in years
        ),
        notes=(
            *_all_notes(notes, subject),
            *_revisions(revised, years, columns, subject),
        ),
    )


def _heading(measure: Measure, subject: Subject) -> str:
    key = f"{measure.section}.column"
    if not subject.wording.has(key):
        return measure.title
    return subject.say(key, per=f"{measure.per:,}")


def _all_notes(notes: dict[str, list[str]], subject: Subject) -> Iterator[str]:
    for year, texts in notes.items():
        for words in texts:
            yield subject.say("earlier.note", year=year, words=words)


def _revised(subject: Subject) -> Revised:
    return {(row.year, row.measure): row for row in revised_of(subject.edition, subject.slug)}


def _revisions(
    revised: Revised, years: list[str], columns: list[Measure], subject: Subject
) -> Iterator[str]:
    shown = [column.slug for column in columns]
    for (year, measure), row in revised.items():
        if year in years and measure in shown:
            yield subject.say(
                "earlier.revision",
                revised_year=year,
                title=row.title,
                percent=row.text,
                counted=row.counted,
                out_of=row.out_of,
                why=row.why,
            )


def _marked(
    figures: dict[str, FigureRow], column: Measure, revised: Revised, subject: Subject
) -> str:
    cell = _cell(figures, column, subject)
    year = next(iter(figures.values())).year
    return subject.say("earlier.revised", share=cell) if (year, column.slug) in revised else cell


def _has_a_figure(figures: dict[str, FigureRow]) -> bool:
    return any(figure.text not in (NOT_AVAILABLE, NOT_GIVEN) for figure in figures.values())


def _notes(year: str, columns: list[Measure], subject: Subject, *, is_first: bool) -> list[str]:
    """What divides the year from the one above. A measure in its first year has none above."""
    divided = [
        column.slug
        for column in columns
        if subject.profile.first_year_of(column.slug) != Year.parse(year)
    ]
    kinds = (NOTE,) if is_first else (NOTE, BREAK)
    return breaks_of_year(subject, year, divided, kinds=kinds)


def _cell(figures: dict[str, FigureRow], column: Measure, subject: Subject) -> str:
    figure = figures.get(column.slug)
    if figure is None:
        return subject.say("earlier.not_published")
    if figure.text in (NO_CASES, NOT_AVAILABLE, NOT_GIVEN) or column.is_rate:
        return figure.text
    share: dict[str, Any] = {
        "percent": figure.text,
        "counted": figure.counted,
        "out_of": figure.out_of,
    }
    beside = subject.profile.late_beside(column)
    late = figures.get(beside.slug) if beside else None
    if late and late.counted:
        return subject.say("earlier.share_late", **share, late=late.counted)
    return subject.say("earlier.share", **share)
