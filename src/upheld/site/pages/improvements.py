"""What authorities agreed to change, a line each, and what was decided about each."""

from upheld.core.row import Row
from upheld.register.listing import IMPROVEMENTS
from upheld.site.asking import COUNCIL
from upheld.site.atom import Entry
from upheld.site.case_list import CaseList, Facts, list_feed, list_page
from upheld.site.case_words import STATES
from upheld.site.page import Answer
from upheld.site.question import Question
from upheld.site.register_facts import improvement_facts


def improvements(question: Question) -> Answer:
    return list_page(question, LIST)


def improvements_feed(question: Question) -> Answer:
    """Those of the decisions that were published last."""
    return list_feed(question, LIST)


def _entry(row: Row, facts: Facts) -> Entry:
    return Entry(
        identity=f"{facts['address']}#improvement-{row['number']}",
        address=f"{facts['address']}#improvement-{row['number']}",
        title=f"{facts['name']} ({row['reference']}): {row['remedy']}",
        words=f"{row['text']} {facts['state_in_words']}.",
        published_on=row["published_on"],
        updated_on=row["published_on"],
        term=row["remedy"],
    )


LIST = CaseList(
    name="improvements",
    listing=IMPROVEMENTS,
    title="Agreed improvements",
    joined_by="by",
    description="What {bodies} agreed to improve because of complaints, and whether they did.",
    facets={
        "state": "What was decided",
        COUNCIL: "{Body}",
        "remedy": "Improvement",
        "year": "Year agreed",
    },
    states=STATES,
    facts=improvement_facts,
    entry=_entry,
)
