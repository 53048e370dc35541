"""A page as JSON and as CSV: the facts that its HTML shows, with their bases and their words."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from upheld.core.spreadsheets import write_records
from upheld.edition.queries.measures import measures
from upheld.edition.reading import Edition
from upheld.site.bodies import address_in
from upheld.site.corrected import affecting
from upheld.site.page import Page
from upheld.site.question import Question

LICENCE = "These figures may be used by anyone for any purpose, with their source named."


def as_json(page: Page, question: Question, address: str) -> bytes:
    whole = {"about": about(page, question, address), **page.facts}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str).encode()


def as_csv(page: Page, question: Question, address: str) -> bytes:
    """The rows. The last columns of each say what it is, and which edition it is from."""
    definitions = {}
    if page.edition:
        definitions = {each["measure"]: each["definition"] for each in glossary(page.edition)}
    last = _last_columns(page, question)
    return csv_of(
        [
            dict(row)
            | _definition(row, definitions)
            | last
            | {"address": own_address(row, page, question) or address}
            for row in page.rows or ()
        ]
    )


def own_address(row: Mapping[str, Any], page: Page, question: Question) -> str:
    """The whole address of what a row is about; '' if it has no page of its own."""
    site, own = question.office.site.rstrip("/"), row.get("address")
    if own is None and row.get("authority"):
        own = _figure_address(row, page, question)
    return own if own and not own.startswith("/") else (own and site + own) or ""


def _figure_address(row: Mapping[str, Any], page: Page, question: Question) -> str:
    """The figure on its council's page, in the version that the row is from."""
    slug, year = row["authority"], str(row.get("year") or (page.edition and page.edition.year))
    replaced = question.published.replacement_of(page.edition)
    if page.edition and replaced and year == str(page.edition.year):
        own = f"/editions/{page.edition.manifest.folder_name}/councils/{quote(slug)}"
    else:
        own = address_in(question.published, slug, year)
    return f"{own}#figure-{row['measure']}" if own.endswith(year) and "measure" in row else own


def csv_of(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows under the names of all their columns; with its mark, spreadsheets read UTF-8."""
    to = io.StringIO(newline="")
    write_records(to, rows)
    return ("\ufeff" + to.getvalue()).encode()


def about(page: Page, question: Question, address: str) -> dict[str, Any]:
    """Where it is from, and what its measures mean."""
    told = {
        "title": page.title,
        "address": address,
        "source": question.office.name,
        "licence": LICENCE,
    }
    if page.edition is None:
        return told
    manifest = page.edition.manifest
    replacement = question.published.replacement_of(page.edition)
    corrected = affecting(question.published, page)
    return told | {
        "edition": manifest.folder_name,
        "replaced_by": replacement.manifest.folder_name if replacement else "",
        "corrected_in": corrected.after.manifest.folder_name if corrected else "",
        "as_at": manifest.as_at,
        "public_at": page.edition.public_at,
        "notice": manifest.notice,
        "measures": glossary(page.edition),
    }


def glossary(edition: Edition) -> list[dict[str, str]]:
    return [
        {
            "measure": each.slug,
            "title": each.title,
            "definition": each.definition,
            "counted": each.counted_many,
            "out_of": each.out_of_many,
            "source": each.source,
        }
        for each in measures(edition)
    ]


def _definition(row: Mapping[str, Any], definitions: Mapping[str, str]) -> dict[str, str]:
    return {"definition": definitions.get(row["measure"], "")} if "measure" in row else {}


def _last_columns(page: Page, question: Question) -> dict[str, str]:
    told = {"source": question.office.name}
    if page.edition is None:
        return told
    manifest = page.edition.manifest
    return told | {"edition": manifest.folder_name, "notice": manifest.notice}
