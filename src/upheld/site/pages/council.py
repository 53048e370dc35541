"""One council in one year: its figures and all that is known about it.

Without a year it is the newest that has figures about it. A council that was abolished keeps its
pages; when it ended, and what replaced it, is what the newest edition knows.
"""

from typing import Any
from urllib.parse import quote

from upheld.core.measures import BY_SLUG
from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.reading import BY_CATEGORY, Edition, series_of
from upheld.publish.annual.earlier_letters import earlier_letter_at
from upheld.publish.pictures.of_edition import trend_of
from upheld.site.bodies import abolished_on, edition_about, handed_on, linked
from upheld.site.council_cases import cases_of
from upheld.site.figures import bars_of, figure_facts, figure_rows
from upheld.site.page import Answer, Page
from upheld.site.pages.home import stage_of
from upheld.site.question import NotThere, Question

TRENDS = ("upheld", "satisfactory-remedies", "compliance")


def council(question: Question) -> Answer:
    slug = question.parts["slug"]
    edition = edition_about(question, slug)
    authority = authority_of(edition, slug)
    figures = figure_facts(edition, slug)
    if not figures:
        raise NotThere(f"There are no figures about {authority['name']} for {edition.year}.")
    years = question.published.years_about[slug]
    trends = {
        measure: trend_of(
            edition,
            slug,
            measure,
            colour=question.office.colour,
            identifier=f"trend-{measure}",
        )
        for measure in TRENDS
    }
    return Page(
        template="council.html",
        title=f"{figures[0]['name']}, {edition.year}",
        description=figures[0]["sentence"],
        facts={
            "authority": authority,
            "name": figures[0]["name"],
            "year": str(edition.year),
            "years": list(years),
            "figures": figures,
            "predecessors": linked(question, slug, of="successor", other="predecessor"),
            "successors": linked(question, slug, of="predecessor", other="successor"),
            "handed_on_to": handed_on(question, slug, of="body", other="successor"),
            "handed_on_by": handed_on(question, slug, of="successor", other="body"),
            "is_newest": str(edition.year) == years[0],
            "abolished_on": abolished_on(question, slug),
            "breaks": edition.rows("SELECT * FROM break ORDER BY year, series"),
            "letter": _letter(edition, slug),
            "earlier_letters": _earlier_letters(question, edition, slug),
            "older_letters": _older_letters(question, edition, slug),
            "stage": stage_of(edition, slug),
            "services": services_of(edition, slug),
            "together": edition.rows(
                "SELECT together.*, title FROM together JOIN measure ON slug = measure"
                " WHERE authority = ? ORDER BY year, place",
                (slug,),
            ),
            "chance": edition.rows(
                "SELECT chance.*, title FROM chance JOIN measure ON slug = measure"
                " WHERE year = ? AND peer_group = ? ORDER BY place",
                (str(edition.year), figures[0]["peer_group"]),
            ),
            "series": series_of(edition, slug),
            "cases": cases_of(question, edition, slug, figures),
        },
        rows=figure_rows(figures),
        drawings={
            "bars": bars_of(figures, question.office),
            "trends": {
                f"{BY_SLUG[measure].title}, {figures[0]['name']}": drawing
                for measure, drawing in trends.items()
                if drawing
            },
        },
        edition=edition,
    )


def authority_of(edition: Edition, slug: str) -> dict[str, Any]:
    rows = edition.rows("SELECT * FROM authority WHERE slug = ?", (slug,))
    if not rows:
        raise NotThere(f"{slug!r} is no council that we know. Look for it in the list of all.")
    return rows[0] | {"group": PEER_GROUPS.get(rows[0]["peer_group"])}


def services_of(edition: Edition, slug: str) -> list[dict[str, Any]]:
    """Received, decided and upheld by service; no rows for a year not held by service."""
    return edition.rows(
        f"SELECT * FROM service WHERE year = ? AND authority = ? ORDER BY {BY_CATEGORY}",
        (str(edition.year), slug),
    )


def _letter(edition: Edition, slug: str) -> str | None:
    """The address of its letter without its ending; None where it was sent none."""
    if f"letters/{slug}.pdf" not in edition.manifest.files:
        return None
    return f"/letters/{edition.manifest.folder_name}/{slug}"


def _earlier_letters(question: Question, edition: Edition, slug: str) -> list[dict[str, str]]:
    """Those of editions that are public here, latest first."""
    found = []
    for year, earlier in reversed(question.published.current.items()):
        address = _letter(earlier, slug)
        if year < edition.year and address:
            found.append({"year": str(year), "address": address})
    return found


def _older_letters(question: Question, edition: Edition, slug: str) -> list[dict[str, str]]:
    """Those of years that no edition here is of, latest first; '' where the file is not here."""
    here = {str(year) for year in question.published.current}
    rows = edition.rows(
        "SELECT year, file FROM earlier_letter WHERE authority = ? ORDER BY year DESC", (slug,)
    )
    return [
        {"year": row["year"], "address": _earlier_address(question, slug, row)}
        for row in rows
        if row["year"] not in here
    ]


def _earlier_address(question: Question, slug: str, row: dict[str, Any]) -> str:
    is_here = earlier_letter_at(question.published.folder, row["file"])
    return f"/letters/{row['year']}/{quote(slug)}.pdf" if is_here else ""
