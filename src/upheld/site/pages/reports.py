"""Public interest reports, and the progress of each."""

from upheld.core.row import Row
from upheld.register.listing import REPORTS
from upheld.site.asking import COUNCIL, Asking
from upheld.site.atom import Entry
from upheld.site.case_list import CaseList, Facts, list_feed, list_page
from upheld.site.case_words import REPORT_STATES
from upheld.site.page import Answer
from upheld.site.question import Question
from upheld.site.register_facts import report_facts


def reports(question: Question) -> Answer:
    return list_page(question, LIST)


def reports_feed(question: Question) -> Answer:
    return list_feed(question, LIST)


def _entry(_row: Row, facts: Facts) -> Entry:
    """A report keeps its reference and body as its identity after its decision has left."""
    days = (facts["published_on"], facts["considered_on"], facts["satisfied_on"])
    identity = Asking(
        path="/reports",
        chosen={"council": (facts["authority"],), "reference": (facts["reference"],)},
    )
    return Entry(
        identity=identity.address(),
        address=facts["address"]
        or Asking(path="/reports", chosen={"council": (facts["authority"],)}).address(),
        title=facts["title"],
        words=facts["state_in_words"],
        published_on=facts["published_on"],
        updated_on=max(filter(None, days)),
        term=facts["state"],
    )


LIST = CaseList(
    name="reports",
    listing=REPORTS,
    title="Public interest reports",
    joined_by="about",
    description="Reports that we published in the public interest, and what came of them.",
    facets={"state": "Progress", COUNCIL: "{Body}", "year": "Year of publication"},
    states=REPORT_STATES,
    facts=report_facts,
    entry=_entry,
)
