"""The start page: find a council, and the whole country in one look."""

from upheld.site.page import Answer, Page
from upheld.site.question import Question


def home(question: Question) -> Answer:
    published = question.published
    edition = published.latest
    if edition is None:
        return Page(template="nothing.html", title="Nothing has been published yet")
    return Page(
        template="home.html",
        title="Your council’s performance",
        description="How often complaints about your council were upheld, and what it put right.",
        facts={
            "year": str(edition.year),
            "years": [str(year) for year in reversed(published.current)],
        },
        edition=edition,
    )
