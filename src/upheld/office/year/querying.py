"""Queries of authorities about a year: entered, answered and closed, and the rules for each.

Disagreement with a decision is no query: there is no ground for it.
"""

from datetime import date

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.mistakes import Mistake
from upheld.core.working_days import WorkingDays
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, acts_of, add_act
from upheld.intake.checks.checked import number_of
from upheld.office.clock import now, today
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person, Query, next_number
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EVIDENCE, Effect, Ground, Step
from upheld.office.year.places import edition_on_record
from upheld.office.year.steps import refuse_unless_ready, year_now
from upheld.office.year.what_if_kept import figures_changed, kept_of, needs_no_counting
from upheld.office.year.who_answers import why_not_answering


class QueriesError(Mistake):
    """Why queries cannot be closed, or a last day not set."""


def enter(query: Query, *, by: Person) -> None:
    query.number, query.entered_by = next_number(Query, review=query.review), by
    with writing(by, "enter a query") as write:
        write.make(query)


def answer(query: Query, *, by: Person, configuration: Configuration) -> None:
    """Raises NotAllowed for somebody who decided the case."""
    if why := why_not_answering(query, by):
        raise NotAllowed(why)
    _refuse_effect(query, configuration)
    query.answered_on, query.answered_by = today(), by
    with writing(by, "answer a query") as write:
        write.change(query)


def _refuse_effect(query: Query, configuration: Configuration) -> None:
    """Once letters have gone, a change is a correction; before, nobody has anything to correct."""
    stands = year_now(Year.parse(query.review.year), configuration)
    are_gone = bool(stands.taken(Step.SENT) or stands.taken(Step.PUBLISHED))
    if query.effect == Effect.BEFORE and are_gone:
        raise NotAllowed("The letters have gone, so a change is a correction now.")
    if query.effect == Effect.CORRECTION and not (are_gone or stands.is_correcting):
        raise NotAllowed("The letters have not gone, so it is changed before publication.")
    if query.effect != Effect.NONE and not query.evidence:
        needed = EVIDENCE[Ground(query.ground)]
        raise NotAllowed(f"There is no evidence yet, so nothing is changed. Needed: {needed}")
    if query.effect == Effect.BEFORE:
        _refuse_uncounted(query, configuration)


def _refuse_uncounted(query: Query, configuration: Configuration) -> None:
    """How many figures queries changed is published, so it must be known for each."""
    if not needs_no_counting(query) and kept_of(query, configuration) is None:
        raise NotAllowed(
            "What this query changes has not been worked out yet, and how many figures were changed"
            " is published. The worker does that as soon as there is a candidate."
        )


def set_last_day(review: AnnualReview, day: date, *, by: Person, days: WorkingDays) -> None:
    """Raises QueriesError for a day that is no working day, with the next one."""
    if not days.are_on(day):
        raise QueriesError(
            f"{in_words(day)} is not a working day. The next one is {in_words(days.after(day, 1))}."
        )
    review.last_day_of_queries = day
    with writing(by, "set the last day of queries") as write:
        write.change(review)


def close(
    review: AnnualReview, *, by: Person, configuration: Configuration, left_open: bool = False
) -> Act:
    """Raises QueriesError or NotYetError. ``left_open``: those that are open stay so, and
    those who sign say why.

    The act next to the edition is written first: if we are killed then, closing again finds it.
    """
    if review.queries_closed_at:
        raise QueriesError(f"The queries of {review.year} have been closed already.")
    refuse_unless_ready(year_now(Year.parse(review.year), configuration), Step.CLOSED)
    _refuse_open(review, left_open=left_open)
    edition = edition_on_record(review, configuration)
    assert edition
    done = [act for act in acts_of(edition) if act.kind == Kind.QUERIES_CLOSED]
    act = done[-1] if done else _act(review, by=by, configuration=configuration)
    if not done:
        add_act(edition, act)
    review.queries_closed_at = act.moment
    review.queries_closed_by = Person.objects.filter(pk__in=act.people).first() or by
    with writing(by, "close queries") as write:
        write.change(review)
    return act


def _refuse_open(review: AnnualReview, *, left_open: bool) -> None:
    still = list(review.queries.filter(effect=""))
    if still and not left_open:
        numbers = joined([str(each.number) for each in still])
        are = "query is" if len(still) == 1 else "queries are"
        raise QueriesError(
            f"{len(still)} {are} open: {numbers}. Answer them, or say that they stay open. The"
            " people who sign the edition must then give a reason."
        )


def _act(review: AnnualReview, *, by: Person, configuration: Configuration) -> Act:
    queries = list(review.queries.select_related("review"))
    return Act(
        kind=Kind.QUERIES_CLOSED,
        edition=review.edition_hash,
        at=now().isoformat(timespec="seconds"),
        people=(by.pk,),
        number=len(queries),
        changed=figures_changed(queries, configuration),
    )


def said_of(act: Act) -> str:
    queries = number_of(act.number, "query", "queries")
    return f"{queries}. {number_of(act.changed, 'figure was', 'figures were')} changed by them."
