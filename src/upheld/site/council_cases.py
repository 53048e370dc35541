"""The single cases of one council, for its page: decisions, improvements, reports, questions."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from upheld.core.vocabulary import UPHELD
from upheld.edition.reading import Edition
from upheld.publish.listed import listed_words
from upheld.publish.questions import Known, questions_of
from upheld.register.listing import IMPROVEMENTS, REPORTS, Listed, listed
from upheld.register.reading import Register, listed_of, not_listed
from upheld.register.searching import Search, search
from upheld.site.asking import COUNCIL, Asking
from upheld.site.case_words import STATES, capitalised
from upheld.site.cases import (
    decision_facts,
    improvement_facts,
    register_facts,
    report_facts,
)
from upheld.site.question import Question

NEWEST = 5
MOST_REPORTS = 10
Row = Mapping[str, Any]


def cases_of(
    question: Question, edition: Edition, slug: str, figures: Sequence[Row]
) -> dict[str, Any] | None:
    """On the page of the latest year the newest of all, on another those of its year.

    None where no register has been published.
    """
    register = question.published.register
    if register is None:
        return None
    year, names = str(edition.year), register.names
    is_latest = edition is question.published.latest
    within = {} if is_latest else {"year": (year,)}
    decisions = search(register, Search(filters={"authority": (slug,), **within}, page_size=NEWEST))
    improvements = _improvements(register, slug, within)
    reports = listed(
        register,
        REPORTS,
        filters={"authority": (slug,), **within},
        page_size=MOST_REPORTS,
        facets=(),
    )
    chosen = {COUNCIL: (slug,), **within}
    return {
        "decisions": [decision_facts(hit.decision, names) for hit in decisions.hits],
        "decisions_total": decisions.total,
        "decisions_address": Asking(path="/decisions", chosen=chosen).address(),
        "listed": _listed_words(register, slug, year, figures),
        "improvements": [improvement_facts(row, names) for row in improvements.rows],
        "improvements_total": improvements.total,
        "improvements_address": Asking(path="/improvements", chosen=chosen).address(),
        "states": _states(improvements),
        "reports": [report_facts(row, names) for row in reports.rows],
        "reports_total": reports.total,
        "reports_address": Asking(path="/reports", chosen=chosen).address(),
        "of_year": "" if is_latest else year,
        "questions": questions_about(register, edition, slug, figures),
        "register": register_facts(register),
    }


def _improvements(register: Register, slug: str, within: Mapping[str, Any]) -> Listed:
    filters = {"authority": (slug,), **within}
    return listed(register, IMPROVEMENTS, filters=filters, page_size=NEWEST, facets=("state",))


def _states(found: Listed) -> list[dict[str, Any]]:
    counts = dict(found.facets["state"])
    return [{"text": text, "count": counts.get(state, 0)} for state, text in STATES.items()]


def _listed_words(register: Register, slug: str, year: str, figures: Sequence[Row]) -> str:
    upheld = next((each for each in figures if each["measure"] == "upheld"), None)
    of_year = [
        row["count"]
        for row in listed_of(register, slug)
        if (row["year"], row["outcome"]) == (year, UPHELD)
    ]
    return listed_words(
        year=year,
        counted=upheld and upheld["counted"],
        listed=next(iter(of_year), 0),
        not_listed=not_listed(register, authority=slug, year=year, outcome=UPHELD),
    )


def questions_about(
    register: Register, edition: Edition, slug: str, figures: Sequence[Row]
) -> list[dict[str, str]]:
    """Of the edition's year, whatever is newest in the register."""
    year, names = str(edition.year), register.names
    within = {"authority": (slug,), "year": (year,)}
    upheld = search(register, Search(filters={**within, "outcome": (UPHELD,)}, page_size=1))
    agreed = _improvements(register, slug, {"year": (year,)})
    of_year = listed(register, REPORTS, filters=within, facets=())
    reports = [report_facts(row, names) for row in of_year.rows]
    chosen = {COUNCIL: (slug,), "year": (year,)}
    at_reports = Asking(path="/reports", chosen=chosen).address()
    known = Known(
        council=figures[0]["name"],
        year=year,
        figures={figure["measure"]: figure for figure in figures},
        decisions=Asking(path="/decisions", chosen={**chosen, "outcome": (UPHELD,)}).address(),
        improvements=Asking(path="/improvements", chosen=chosen).address(),
        figures_at=f"/councils/{quote(slug)}/{year}",
        agreed=dict(agreed.facets["state"]),
        upheld_by_service=tuple(upheld.facets["category"]),
        reports=tuple({**each, "address": each["address"] or at_reports} for each in reports),
    )
    return [
        {"text": capitalised(each.text), "address": each.address, "source": each.source}
        for each in questions_of(known)
    ]
