"""The single cases of one council, for its page: decisions, improvements, reports, questions."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from upheld.core.days import in_words
from upheld.core.english import body_named, capitalised
from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.single_cases import Single
from upheld.core.years import Year
from upheld.edition.queries.single_cases import single_cases_of
from upheld.edition.reading import Edition
from upheld.register.listing import IMPROVEMENTS, REPORTS, Listed, listed
from upheld.register.public import FAILED
from upheld.register.reading import Register, failed_compliance_of, listed_of, not_listed
from upheld.register.searching import Search, search
from upheld.site.asking import COUNCIL, Asking
from upheld.site.bodies import abolished_on
from upheld.site.case_words import STATES
from upheld.site.listed import (
    agreed_words,
    listed_words,
    not_satisfied_words,
    reports_words,
)
from upheld.site.question import Question
from upheld.site.questions import Known, questions_of
from upheld.site.register_facts import (
    decision_facts,
    failure_facts,
    improvement_facts,
    register_facts,
    report_facts,
)

NEWEST = 5
MOST_REPORTS = 10


def cases_of(
    question: Question, edition: Edition, slug: str, figures: Sequence[Row]
) -> dict[str, Any] | None:
    """The cases of the edition's year; on the council's newest page, the newest of all years.

    ``of_year`` is the period of the lists: the year, or '' for all years to the register's day.
    None if no register has been published, or while no decision may be shown: the figures are.
    """
    register = None if question.published.is_closed else question.published.register
    if register is None:
        return None
    year = str(edition.year)
    years = question.published.years_about.get(slug, ())
    is_newest = edition is question.published.current.get(edition.year) and year == years[0]
    within = {} if is_newest else {"year": (year,)}
    decisions = search(register, Search(filters={"authority": (slug,), **within}, page_size=NEWEST))
    improvements = _improvements(register, slug, within)
    of_year = improvements if within else _improvements(register, slug, {"year": (year,)})
    reports = listed(
        register,
        REPORTS,
        filters={"authority": (slug,), **within},
        page_size=MOST_REPORTS,
        facets=(),
    )
    chosen = {COUNCIL: (slug,), **within}
    return {
        "decisions": [decision_facts(hit.decision, register) for hit in decisions.hits],
        "decisions_total": decisions.total,
        "decisions_address": Asking(path="/decisions", chosen=chosen).address(),
        "with_fault": with_fault_in(register, edition, slug, figures),
        "failures": failures_in(
            register, edition, slug, figures, told_elsewhere=years if is_newest else None
        ),
        "improvements": [improvement_facts(row, register) for row in improvements.rows],
        "improvements_total": improvements.total,
        "improvements_address": Asking(path="/improvements", chosen=chosen).address(),
        "agreed": _agreed_in(edition, slug, of_year),
        "states": _states(improvements),
        "reports": [report_facts(row, register) for row in reports.rows],
        "reports_total": reports.total,
        "reported": _reported_in(register, edition, slug),
        "reports_address": Asking(path="/reports", chosen=chosen).address(),
        "of_year": "" if is_newest else year,
        # One that has been abolished has nobody left to ask.
        "questions": []
        if abolished_on(question, slug) or not edition.profile.public["asked_by"]
        else questions_about(register, edition, slug, figures, office=question.office.short_name),
        "register": register_facts(register),
    }


def _improvements(register: Register, slug: str, within: Mapping[str, Any]) -> Listed:
    filters = {"authority": (slug,), **within}
    return listed(register, IMPROVEMENTS, filters=filters, page_size=NEWEST, facets=("state",))


def _agreed_in(edition: Edition, slug: str, of_year: Listed) -> str:
    """How many improvements of the edition's year are published now, of those it counted."""
    counted = single_cases_of(edition, slug, Single.IMPROVEMENT).number
    return agreed_words(year=str(edition.year), counted=counted, listed=of_year.total)


def _reported_in(register: Register, edition: Edition, slug: str) -> str:
    year = str(edition.year)
    counted = single_cases_of(edition, slug, Single.REPORT).number
    filters = {"authority": (slug,), "year": (year,)}
    now = listed(register, REPORTS, filters=filters, page_size=1, facets=()).total
    return reports_words(year=year, counted=counted, listed=now)


def _states(found: Listed) -> list[dict[str, Any]]:
    counts = dict(found.facets["state"])
    return [{"text": text, "count": counts.get(state, 0)} for state, text in STATES.items()]


def with_fault_in(
    register: Register, edition: Edition, slug: str, figures: Sequence[Row]
) -> dict[str, Any]:
    """How many that the main measure counts have a decision to read, with a list of them."""
    year, outcomes = str(edition.year), _counted_by_main(edition.profile)
    there = sum(
        row["count"]
        for row in listed_of(register, slug)
        if row["year"] == year and row["outcome"] in outcomes
    )
    more = [
        not_listed(register, authority=slug, year=year, outcome=outcome) for outcome in outcomes
    ]
    chosen = {COUNCIL: (slug,), "outcome": outcomes, "year": (year,)}
    figure = _figure(figures, edition.profile.main.slug) if outcomes else None
    counted = figure["counted"] if figure else None
    return {
        "words": listed_words(
            edition.profile,
            year=year,
            counted=counted,
            listed=there,
            not_listed=None if None in more else sum(filter(None, more)),
        ),
        "listed": there,
        "are_all": there == counted,
        "address": Asking(path="/decisions", chosen=chosen).address() if there else "",
    }


def _counted_by_main(profile: Profile) -> tuple[str, ...]:
    """The outcomes of decisions that the main measure counts; none if it counts something else."""
    main = profile.main
    return main.counted.outcomes if main.kind == Kind.SHARE else ()


def failures_in(
    register: Register,
    edition: Edition,
    slug: str,
    figures: Sequence[Row],
    *,
    told_elsewhere: Sequence[str] | None,
) -> list[dict[str, Any]]:
    """Cases in which compliance failed in the year.

    With ``told_elsewhere``, which are the years that have a page, those of other years are there
    too, so that every case is on a page of its council.
    """
    year, council = edition.year, body_named(figures[0]["name"])
    rows = failed_compliance_of(register, owner=slug)
    facts = [failure_facts(row, register) for row in rows]
    kept = [_figure(figures, measure.slug) for measure in edition.profile.of_kind(Kind.KEPT)]
    figure = next(filter(None, kept), None)
    failed = figure["out_of"] - figure["counted"] if figure and figure["out_of"] else None
    not_there = not_listed(register, authority=slug, year=str(year), outcome=FAILED)
    of_year = [row for row in facts if row["year"] == str(year)]
    found = [_period(of_year, f"in {year}", council, failed=failed, not_listed=not_there)]
    if told_elsewhere is not None:
        others = [row for row in facts if row["year"] not in (str(year), *told_elsewhere)]
        first = Year.parse(min(told_elsewhere, default=str(year)))
        later = [row for row in others if row["year"] > str(year)]
        earlier = [row for row in others if row["year"] < str(year)]
        since, before = (in_words(day) for day in (year.last_day, first.first_day))
        found += [
            _period(later, f"since {since}", council),
            _period(earlier, f"before {before}", council),
        ]
    return [each for each in found if each["words"]]


def _period(
    rows: list[dict[str, Any]],
    period: str,
    council: str,
    *,
    failed: int | None = None,
    not_listed: int | None = None,
) -> dict[str, Any]:
    words = not_satisfied_words(
        council=council, period=period, failed=failed, listed=len(rows), not_listed=not_listed
    )
    return {"period": period, "words": words, "listed": rows, "are_all": failed == len(rows)}


def _figure(figures: Sequence[Row], measure: str) -> Row | None:
    return next((each for each in figures if each["measure"] == measure), None)


def questions_about(
    register: Register,
    edition: Edition,
    slug: str,
    figures: Sequence[Row],
    *,
    office: str,
) -> list[dict[str, str]]:
    """About the edition's year, whatever is newest in the register."""
    year = str(edition.year)
    within = {"authority": (slug,), "year": (year,)}
    with_fault = edition.profile.with_fault
    upheld = search(register, Search(filters={**within, "outcome": with_fault}, page_size=1))
    agreed = _improvements(register, slug, {"year": (year,)})
    of_year = listed(register, REPORTS, filters=within, facets=())
    reports = [report_facts(row, register) for row in of_year.rows]
    chosen = {COUNCIL: (slug,), "year": (year,)}
    at_reports = Asking(path="/reports", chosen=chosen).address()
    known = Known(
        council=body_named(figures[0]["name"]),
        office=office,
        year=year,
        profile=edition.profile,
        figures={figure["measure"]: figure for figure in figures},
        decisions=Asking(path="/decisions", chosen={**chosen, "outcome": with_fault}).address(),
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
