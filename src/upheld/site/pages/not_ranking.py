"""Why councils are not ranked, and how many stand out by chance alone."""

from upheld.edition.queries.comparisons import chances
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.site.edition_facts import expected_text
from upheld.site.page import Answer, Page
from upheld.site.pages.about import words_of
from upheld.site.question import Question


def why_we_do_not_rank(question: Question) -> Answer:
    words = words_of("why-we-do-not-rank", question)
    edition = question.published.latest
    rows = chance_rows(edition) if edition else []
    return Page(
        template="not_ranking.html",
        title=words.title,
        description="A figure is a reason to ask why. It is not a judgement.",
        facts={
            "year": str(edition.year) if edition else "",
            "sections": words.facts(),
            "chance": rows,
            "titles": {row["measure"]: row["title"] for row in rows},
        },
        rows=rows,
        drawings={"words": words},
        edition=edition,
    )


def chance_rows(edition: Edition) -> list[Facts]:
    """How many stand out in each group of the edition's year, and how many would by chance."""
    return [
        row.facts()
        | {
            "group": edition.profile.group_name(row.peer_group),
            "expected_text": expected_text(row.expected),
        }
        for row in chances(edition)
    ]
