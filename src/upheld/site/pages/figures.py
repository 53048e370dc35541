"""Figures in bulk: all of an edition, and every year of all editions in one long series.

The figures for a year come from its newest edition. Those for a year before the first edition here
come from the edition that follows it. Each row gives its edition.
"""

import io
import json
from functools import lru_cache

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.core.years import Year
from upheld.edition.queries.figures import figures_in, figures_of, years_with_figures
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.site.formats import LICENCE, csv_of, glossary
from upheld.site.page import Answer, Page, Prints, Text
from upheld.site.published import Published
from upheld.site.question import NotUnderstood, Question

WHOLE = ("counted", "out_of", "peer_counted", "peer_out_of")
PROPORTIONS = ("low", "high")
PARQUET = "application/vnd.apache.parquet"


def of_edition(question: Question) -> Answer:
    edition = question.edition
    rows = [row.facts() for row in figures_of(edition)]
    return Page(
        template="figures.html",
        title=f"Every figure for {edition.year}",
        description=f"{len(rows):,} figures as they were published, each with count and base.",
        facts={"year": str(edition.year), "figures": rows},
        rows=rows,
        edition=edition,
        prints=Prints(year=str(edition.year)),
        may_be_indexed=False,
    )


def series_csv(question: Question) -> Answer:
    return Text(body=_written(question, "csv"), media_type="text/csv; charset=utf-8")


def series_json(question: Question) -> Answer:
    return Text(body=_written(question, "json"), media_type="application/json")


def series_parquet(question: Question) -> Answer:
    return Text(body=_written(question, "parquet"), media_type=PARQUET)


def _written(question: Question, form: str) -> bytes:
    """Made once for what is published, because it is long. Raises NotUnderstood for any query."""
    if question.query:
        raise NotUnderstood(
            "This file is the same for everyone. Leave out everything after the '?'."
        )
    return _body(question.published, question.office.name, form)


class _Once:
    """What is published, identified by its identity alone, as a cache needs it."""

    def __init__(self, published: Published) -> None:
        self.published = published

    def __hash__(self) -> int:
        return hash(self.published.identity)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.published.identity == self.published.identity


def _body(published: Published, source: str, form: str) -> bytes:
    return _made(_Once(published), source, form)


@lru_cache(maxsize=3)
def _made(once: _Once, source: str, form: str) -> bytes:
    rows = long_series(once.published)
    notices = sorted({edition.manifest.notice for edition in once.published.current.values()})
    about = {
        "title": "Every figure for every year, as it was published",
        "source": source,
        "licence": LICENCE,
        "notice": " ".join(notice for notice in notices if notice),
    }
    if form == "csv":
        last = {"source": source, "notice": about["notice"]}
        return csv_of([row | last for row in rows])
    if form == "json":
        return json.dumps({"about": about, "figures": rows}, ensure_ascii=False, indent=0).encode()
    return _parquet(rows, about)


def long_series(published: Published) -> list[Facts]:
    """Year by year, by authority, and in the order in which measures are printed."""
    return [
        row.facts()
        | {
            "edition": edition.manifest.folder_name,
            "definition": definitions.get(row.measure, ""),
        }
        for year, edition in editions_of_years(published).items()
        for definitions in [_definitions(edition)]
        for row in figures_in(edition, year)
    ]


def editions_of_years(published: Published) -> dict[Year, Edition]:
    """Every year with a figure, and the edition that it comes from; earliest first."""
    found: dict[Year, Edition] = {}
    for edition in reversed(published.current.values()):
        for year in years_with_figures(edition):
            if year == edition.year or year not in published.current:
                found[year] = edition
    return dict(sorted(found.items()))


def _definitions(edition: Edition) -> dict[str, str]:
    return {each["measure"]: each["definition"] for each in glossary(edition)}


def _parquet(rows: list[Facts], about: dict[str, str]) -> bytes:
    if not rows:
        raise NotUnderstood("Nothing has been published yet, so there is no file.")
    columns = {name: pa.array([row[name] for row in rows], _kind(name)) for name in rows[0]}
    table = pa.table(columns).replace_schema_metadata(about)
    to = io.BytesIO()
    pq.write_table(table, to, compression="zstd")
    return to.getvalue()


def _kind(name: str) -> pa.DataType:
    if name in WHOLE:
        return pa.int64()
    return pa.float64() if name in PROPORTIONS else pa.string()
