"""One council in one year: its figures and everything that is known about it.

Without a year it is the newest year with figures about it. A council that was abolished keeps its
pages. When it ended, and what replaced it, comes from the newest edition.
"""

from urllib.parse import quote

from upheld.core.measures import Kind
from upheld.edition.queries import authorities
from upheld.edition.queries.comparisons import chances
from upheld.edition.queries.counts import services_of
from upheld.edition.queries.counts import stages_of as stages_in
from upheld.edition.queries.figures import series_of
from upheld.edition.queries.letters import EarlierLetter, earlier_letters_of
from upheld.edition.queries.measures import breaks
from upheld.edition.queries.records import Facts
from upheld.edition.queries.revisions import together_of
from upheld.edition.reading import Edition
from upheld.publish.annual.earlier_letters import earlier_letter_at
from upheld.publish.pictures.of_edition import trend_of
from upheld.site.bodies import abolished_on, edition_about, linked
from upheld.site.council_cases import cases_of
from upheld.site.edition_facts import bars_of, figure_facts, figure_rows
from upheld.site.how_far import stages_of
from upheld.site.page import Answer, Page, Prints
from upheld.site.page_words import a_or_an
from upheld.site.pages.replaced_letter import letter_address
from upheld.site.question import NotThere, Question


def council(question: Question) -> Answer:
    slug = question.parts["slug"]
    edition = edition_about(question, slug)
    authority = authority_of(edition, slug)
    figures = figure_facts(edition, slug)
    if not figures:
        raise NotThere(f"There are no figures about {authority['name']} for {edition.year}.")
    years = question.published.years_about[slug]
    trends = {
        measure.title: trend_of(
            edition,
            slug,
            measure.slug,
            colour=question.office.colour,
            identifier=f"trend-{measure.slug}",
        )
        for measure in (*edition.profile.compared, *edition.profile.of_kind(Kind.KEPT))
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
            **_others(question, slug),
            "is_newest": str(edition.year) == years[0],
            "abolished_on": abolished_on(question, slug),
            "breaks": [each.facts() for each in breaks(edition)],
            "letter": letter_address(question.published, edition, slug),
            "earlier_letters": _earlier_letters(question, edition, slug),
            "older_letters": _older_letters(question, edition, slug),
            "stage": {each.name: each.count for each in stages_in(edition, slug)} or None,
            "services": [row.facts() for row in services_of(edition, slug)],
            "together": [row.facts() for row in together_of(edition, slug)],
            "chance": _chance(edition, figures[0]["peer_group"]),
            "series": [row.facts() for row in series_of(edition, slug)],
            "cases": cases_of(question, edition, slug, figures),
        },
        rows=figure_rows(figures),
        drawings={
            "cases_are_closed": question.published.is_closed,
            "stages": stages_of(edition, slug),
            "bars": bars_of(figures, edition, question.office),
            "trends": {
                f"{title}, {figures[0]['name']}": drawing
                for title, drawing in trends.items()
                if drawing
            },
        },
        edition=edition,
        prints=Prints(bodies=frozenset({slug}), letters=True),
    )


def authority_of(edition: Edition, slug: str) -> Facts:
    found = authorities.authority_of(edition, slug)
    if found is None:
        body, bodies = edition.profile.body
        raise NotThere(f"We do not have {a_or_an(body)} called {slug!r}. See all {bodies}.")
    return found.facts() | {"group": edition.profile.group_name(found.peer_group) or None}


def _others(question: Question, slug: str) -> dict[str, list[Facts]]:
    """Which bodies it replaced and which replaced it, and between which outcomes were handed on."""
    latest = question.latest
    return {
        "predecessors": linked(question, authorities.predecessors_of(latest, slug)),
        "successors": linked(question, authorities.successors_of(latest, slug)),
        "handed_on_to": linked(question, authorities.handed_on_to(latest, slug)),
        "handed_on_by": linked(question, authorities.handed_on_by(latest, slug)),
    }


def _chance(edition: Edition, peer_group: str | None) -> list[Facts]:
    """For its group; nothing if it has none."""
    found = chances(edition, peer_group=peer_group) if peer_group else []
    return [row.facts() for row in found]


def _earlier_letters(question: Question, edition: Edition, slug: str) -> list[dict[str, str]]:
    """Those in editions that are public here, latest first."""
    found = []
    for year, earlier in reversed(question.published.current.items()):
        address = letter_address(question.published, earlier, slug)
        if year < edition.year and address:
            found.append({"year": str(year), "address": address})
    return found


def _older_letters(question: Question, edition: Edition, slug: str) -> list[dict[str, str]]:
    """Those for years without an edition here, latest first; '' if the file is not here."""
    here = {str(year) for year in question.published.current}
    return [
        {"year": each.year, "address": _earlier_address(question, slug, each)}
        for each in earlier_letters_of(edition, slug)
        if each.year not in here
    ]


def _earlier_address(question: Question, slug: str, letter: EarlierLetter) -> str:
    is_here = earlier_letter_at(question.published.folder, letter.file)
    return f"/letters/{letter.year}/{quote(slug)}.pdf" if is_here else ""
