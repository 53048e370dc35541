"""One figure to show in a frame on another site's page, with its year, words and source."""

from upheld.site.edition_facts import bars_of, figure_facts, figure_rows
from upheld.site.page import Answer, Page, Prints
from upheld.site.question import NotThere, Question


def embed(question: Question) -> Answer:
    edition, slug, measure = question.edition, question.parts["slug"], question.parts["measure"]
    if measure not in (known := edition.profile.by_slug):
        raise NotThere(f"{measure!r} is not a measure. The measures are: {', '.join(known)}.")
    figures = [each for each in figure_facts(edition, slug) if each["measure"] == measure]
    if not figures:
        raise NotThere(f"There is no figure for {measure!r} about {slug!r} in {edition.year}.")
    figure = figures[0]
    return Page(
        template="embed.html",
        title=f"{figure['title']}: {figure['name']}, {edition.year}",
        description=figure["sentence"],
        facts={
            "name": figure["name"],
            "year": str(edition.year),
            "figure": figure,
            "council_address": _at(question, f"/councils/{slug}/{edition.year}"),
            "rank_address": _at(question, "/why-we-do-not-rank"),
        },
        rows=figure_rows(figures),
        drawings={"bar": bars_of(figures, edition, question.office).get(measure)},
        edition=edition,
        prints=Prints(bodies=frozenset({slug}), measure=measure, year=str(edition.year)),
        may_be_framed=True,
        may_be_indexed=False,
    )


def _at(question: Question, path: str) -> str:
    return question.office.site.rstrip("/") + path
