"""Improvements and reports as lists: filtered, with a count for every choice, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.core.publication import NOTHING_DECIDED
from upheld.core.row import Row
from upheld.register.manifest import RegisterError
from upheld.register.queries import Filters
from upheld.register.reading import Register
from upheld.register.words import encodable

PAGE_SIZE = 50
UNDECIDED = "undecided"  # a name for the state '', so that people can ask for it
TO_BE_CONSIDERED, CONSIDERED, SATISFIED = "to be considered", "considered", "satisfied"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a list is made from, in SQL."""

    columns: str
    source: str
    counted: str  # the same rows, without what is needed only for their words
    order: str
    facets: Mapping[str, str]  # facet to the expression of its value


@dataclass(frozen=True, kw_only=True)
class Listed:
    rows: list[Row]
    total: int
    pages: int  # at least 1
    facets: dict[str, list[tuple[str, int]]]  # facet to value and count, the most frequent first


AS_AT = "(SELECT value FROM about WHERE key = 'as_at')"  # the register's day


def _year_of(day: str) -> str:
    """The business year for a column of days, written 2019-20."""
    start = f"(substr({day}, 1, 4) - (substr({day}, 6, 2) < '04'))"
    return f"printf('%d-%02d', {start}, ({start} + 1) % 100)"


IMPROVEMENTS = Listing(
    columns="improvement.*, decision.category, decision.subcategory, decision.published_on",
    source="improvement JOIN decision USING (authority, reference)",
    counted="improvement",
    order="decision.number, improvement.number",
    facets={
        "authority": "improvement.authority",
        "remedy": "remedy",
        "state": f"iif(state = '{NOTHING_DECIDED}', '{UNDECIDED}', state)",
        "year": _year_of("agreed_on"),
    },
)
REPORTS = Listing(
    columns=f"report.*, decision.number, decision.summary, {AS_AT} AS as_at",
    source="report LEFT JOIN decision USING (authority, reference)",
    counted="report",
    order="report.published_on DESC, report.authority, report.reference",
    facets={
        "authority": "report.authority",
        "state": f"CASE WHEN satisfied_on IS NOT NULL THEN '{SATISFIED}'"
        f" WHEN considered_on IS NOT NULL THEN '{CONSIDERED}' ELSE '{TO_BE_CONSIDERED}' END",
        "year": _year_of("report.published_on"),
    },
)


def listed(
    register: Register,
    listing: Listing,
    *,
    filters: Filters,
    page: int = 1,
    page_size: int = PAGE_SIZE,
    facets: Sequence[str] | None = None,
) -> Listed:
    """A page that does not exist is empty; a facet that does not exist is refused.

    A facet's counts ignore its own filter, so that they show what another choice would give. Only
    the named ``facets`` are counted, or all if none are named.
    """
    if unknown := sorted(filters.keys() - listing.facets.keys()):
        raise RegisterError(
            f"There is no facet {unknown[0]!r}. Known facets: {', '.join(listing.facets)}."
        )
    wanted = listing.facets if facets is None else facets
    where, values = _narrowed(listing, filters)
    (counted,) = register.rows(f"SELECT count(*) AS total FROM {listing.counted} {where}", values)
    rows = register.rows(
        f"SELECT {listing.columns} FROM {listing.source} {where} ORDER BY {listing.order}"
        " LIMIT ? OFFSET ?",
        (*values, page_size, (page - 1) * page_size),
    )
    return Listed(
        rows=rows if page >= 1 else [],
        total=counted["total"],
        pages=max(1, -(-counted["total"] // page_size)),
        facets={name: _counted(register, listing, filters, name) for name in wanted},
    )


def _narrowed(listing: Listing, filters: Filters) -> tuple[str, Sequence[str]]:
    parts = [
        f"{listing.facets[name]} IN ({', '.join('?' * len(values))})"
        for name, values in filters.items()
        if values
    ]
    where = f"WHERE {' AND '.join(parts)}" if parts else ""
    return where, [encodable(value) for values in filters.values() for value in values]


def _counted(
    register: Register, listing: Listing, filters: Filters, name: str
) -> list[tuple[str, int]]:
    others = {other: values for other, values in filters.items() if other != name}
    where, values = _narrowed(listing, others)
    rows = register.rows(
        f"SELECT {listing.facets[name]} AS value, count(*) AS count FROM {listing.counted} {where}"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        values,
    )
    return [(row["value"], row["count"]) for row in rows]
