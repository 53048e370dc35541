"""Rows of the sheets that have one line for each authority in the edition's year.

A missing count in a year whose cases we hold is a real 0, otherwise it is not available. Totals
follow ``core.sums``: they are given only if everything they add up is known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from upheld.core.measures import Kind, Measure
from upheld.core.profile import Profile
from upheld.core.shares import NOT_GIVEN
from upheld.core.sums import sum_of_all
from upheld.core.vocabulary import What
from upheld.edition.queries.authorities import OfYear, authorities_of_year
from upheld.edition.queries.corrected_figures import corrected_figures
from upheld.edition.queries.counts import WordCount, counts_by_outcome, counts_by_service, is_held
from upheld.edition.queries.figures import FigureRow, figures_of
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import NOT_APPLICABLE, NOT_AVAILABLE, REVISED, Value
from upheld.publish.tables.table import SheetRow

DECIDED = (Kind.SHARE,)  # the kinds of measure in the sheet of decisions
FOLLOWED_UP = (Kind.KEPT, Kind.LATE, Kind.REMEDIED)  # and in the one of what came of them
SHARE_FIELDS = ("counted", "out_of", "text", "peer_counted", "peer_out_of", "peer_text")
COMPARED_FIELDS = ("low", "high", "comparison", "sentence")


def _identity(edition: Edition, of: OfYear) -> SheetRow:
    cells = (of.name, of.gss_code, of.authority, of.peer_group, of.region)
    return (*(cell or NOT_APPLICABLE for cell in cells), str(edition.year))


class _Counts:
    """The year's counts of one kind by authority, added up over categories or outcomes."""

    def __init__(self, counts: Iterable[WordCount], *, are_held: bool) -> None:
        self._held = are_held
        self._told: dict[tuple[str, str], int] = defaultdict(int)
        for row in counts:
            self._told[row.authority, row.word] += row.count

    def of(self, authority: str, word: str) -> Value:
        return _shown(self._count(authority, word))

    def each(self, authority: str, words: tuple[str, ...]) -> SheetRow:
        return tuple(self.of(authority, word) for word in words)

    def total(self, authority: str, words: tuple[str, ...]) -> Value:
        return _shown(sum_of_all(self._count(authority, word) for word in words))

    def _count(self, authority: str, word: str) -> int | None:
        return self._told.get((authority, word), 0 if self._held else None)


def _by_outcome(edition: Edition, what: What) -> _Counts:
    return _Counts(counts_by_outcome(edition, what), are_held=is_held(edition, what))


def _shown(count: int | None) -> Value:
    return NOT_AVAILABLE if count is None else count


def received_rows(edition: Edition) -> Iterator[SheetRow]:
    are_held = is_held(edition, What.RECEIVED)
    by_category = _Counts(counts_by_service(edition, What.RECEIVED), are_held=are_held)
    in_all = _Counts(counts_by_outcome(edition, What.RECEIVED), are_held=are_held)
    for authority in authorities_of_year(edition):
        slug = authority.authority
        counts = by_category.each(slug, tuple(edition.profile.categories))
        yield (*_identity(edition, authority), *counts, in_all.of(slug, ""))


def decided_rows(edition: Edition) -> Iterator[SheetRow]:
    outcomes = tuple(edition.profile.outcomes)
    decided = _by_outcome(edition, What.DECIDED)
    shares, mark = _shares(edition, DECIDED), _mark(edition, DECIDED)
    for authority in authorities_of_year(edition):
        slug = authority.authority
        yield (
            *_identity(edition, authority),
            *decided.each(slug, outcomes),
            decided.total(slug, outcomes),
            *shares(slug),
            mark(slug),
        )


def remedies_and_compliance_rows(edition: Edition) -> Iterator[SheetRow]:
    outcomes = tuple(edition.profile.compliance)
    compliance = _by_outcome(edition, What.COMPLIANCE)
    shares, mark = _shares(edition, FOLLOWED_UP), _mark(edition, FOLLOWED_UP)
    for authority in authorities_of_year(edition):
        slug = authority.authority
        yield (
            *_identity(edition, authority),
            *compliance.each(slug, outcomes),
            *shares(slug),
            mark(slug),
        )


def measures_in_sheet(profile: Profile, kinds: tuple[Kind, ...]) -> tuple[Measure, ...]:
    return tuple(measure for measure in profile.by_slug.values() if measure.kind in kinds)


def _shares(edition: Edition, kinds: tuple[Kind, ...]) -> Callable[[str], SheetRow]:
    """The cells of an authority's figures. A measure that the year lacks is not applicable."""
    figures = {(row.authority, row.measure): row for row in figures_of(edition)}
    measures = measures_in_sheet(edition.profile, kinds)

    def cells(authority: str) -> Iterator[Value]:
        for measure in measures:
            fields = fields_of(measure)
            figure = figures.get((authority, measure.slug))
            yield from share_cells(figure, fields) if figure else [NOT_APPLICABLE] * len(fields)

    return lambda authority: tuple(cells(authority))


def _mark(edition: Edition, kinds: tuple[Kind, ...]) -> Callable[[str], str]:
    """[r] if one of an authority's figures in the row is not as it was first published."""
    marked, year = corrected_figures(edition), str(edition.year)
    slugs = [measure.slug for measure in measures_in_sheet(edition.profile, kinds)]

    def cell(authority: str) -> str:
        is_marked = any((year, authority, slug) in marked for slug in slugs)
        return REVISED if is_marked else NOT_APPLICABLE

    return cell


def fields_of(measure: Measure) -> tuple[str, ...]:
    """The fields of a figure that are printed next to each other, in order."""
    return SHARE_FIELDS + (COMPARED_FIELDS if measure.is_compared else ())


def share_cells(figure: FigureRow, fields: tuple[str, ...]) -> SheetRow:
    """Count, base and text, the group's, the interval and the comparison. Every gap says why."""
    told = figure.facts()
    return tuple(
        told[field] if told[field] is not None else _why_none(field, figure) for field in fields
    )


def _why_none(field: str, figure: FigureRow) -> str:
    if field.startswith("peer_"):
        return NOT_AVAILABLE if figure.peer_group else NOT_APPLICABLE
    if field in ("low", "high") and figure.counted is not None:
        return NOT_APPLICABLE
    if figure.text == NOT_GIVEN:
        return NOT_APPLICABLE
    return NOT_AVAILABLE
