"""`upheld office year query ...` and the like: queries of authorities by commands, as by pages.

What is given is read by the forms of the pages, so both refuse the same things.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from upheld.cli.acting_as import As, PasswordStdin, acting_as
from upheld.cli.office_shared import started
from upheld.cli.office_year_commands import TheYear
from upheld.cli.options import a_year
from upheld.cli.running import out
from upheld.office.configuration import own_office, read_configuration
from upheld.office.rules.policy import Deed
from upheld.office.rules.year_steps import Effect, Ground

if TYPE_CHECKING:
    from django.forms import BaseForm

    from upheld.office.models import AnnualReview, Person, Query

GROUNDS = ", ".join(each.name.lower() for each in Ground)
Number = Annotated[int, typer.Argument(help="The number of the query.")]


def queries(year: TheYear) -> None:
    """List the queries of a year, and which of them are open."""
    with started():
        for each in _review(year).queries.select_related("authority", "case"):
            is_restricted = each.case is not None and each.case.restricted
            about = "about a restricted case" if is_restricted else each.ground
            stands = "open" if each.is_open else f"changed: {each.effect}"
            out.print(f"{each.number}. {each.authority}: {about}; {stands}", markup=False)


def query(
    year: TheYear,
    who: As,
    ground: Annotated[str, typer.Option(help=f"What is said to be wrong: {GROUNDS}.")],
    authority: Annotated[str, typer.Option(help="Any name of the authority that asks.")],
    received: Annotated[str, typer.Option(help="The day on which it came.")],
    says: Annotated[str, typer.Option(help="What the authority says.")],
    reference: Annotated[str, typer.Option(help="The reference of the case.")] = "",
    should_be: Annotated[str, typer.Option(help="What would be right.")] = "",
    evidence: Annotated[str, typer.Option(help="What shows it.")] = "",
    password_stdin: PasswordStdin = False,
) -> None:
    """Enter a query of an authority."""
    if ground.upper() not in Ground.__members__:
        raise typer.BadParameter(f"{ground!r} is not a ground. Use one of {GROUNDS}.")
    with acting_as(who, Deed.EDIT_QUERIES, password_stdin=password_stdin) as person:
        from upheld.office.models import Query
        from upheld.office.web.query_forms import QueryForm
        from upheld.office.year.querying import enter

        entered = Query(review=_review(year), ground=str(Ground[ground.upper()]))
        given = {"authority": authority, "reference": reference, "should_be": should_be}
        given |= {"received_on": received, "says": says, "evidence": evidence}
        _refuse_mistakes(QueryForm(given, instance=entered, by=person))
        enter(entered, by=person)
        out.print(f"Query {entered.number} was entered.", markup=False)


def answer(
    year: TheYear,
    number: Number,
    who: As,
    answer: Annotated[str, typer.Option(help="What the authority is told.")],
    effect: Annotated[Effect, typer.Option(help="What it changes.")],
    password_stdin: PasswordStdin = False,
) -> None:
    """Answer a query. The officer of the case and the people who decided it cannot."""
    with acting_as(who, Deed.ANSWER_QUERIES, password_stdin=password_stdin) as person:
        from upheld.office.web.query_forms import AnswerForm
        from upheld.office.year.querying import answer as give_answer

        found = _query(year, number, person)
        given = {"answer": answer, "effect": str(effect), "version": found.version}
        _refuse_mistakes(AnswerForm(given, instance=found))
        give_answer(found, by=person, configuration=read_configuration())
        out.print(f"Query {number} was answered.", markup=False)


def last_day(
    year: TheYear,
    day: Annotated[str, typer.Argument(help="The last day of queries, a working day.")],
    who: As,
    password_stdin: PasswordStdin = False,
) -> None:
    """Set the last day of queries, which is printed on provisional case sheets."""
    with acting_as(who, Deed.GIVE_SHEETS, password_stdin=password_stdin) as person:
        from upheld.office.web.query_forms import LastDayForm
        from upheld.office.year.querying import set_last_day

        form = LastDayForm({"last_day": day})
        _refuse_mistakes(form)
        set_last_day(
            _review(year), form.cleaned_data["last_day"], by=person, days=own_office().working_days
        )
        out.print("The last day of queries was set.", markup=False)


def provisional(
    year: TheYear,
    into: Annotated[Path, typer.Argument(help="The ZIP file to write.", dir_okay=False)],
    who: As,
    password_stdin: PasswordStdin = False,
) -> None:
    """Take the provisional case sheets of all authorities, in a ZIP file for you alone."""
    with acting_as(who, Deed.GIVE_SHEETS, password_stdin=password_stdin) as person:
        from upheld.office.year.provisional import all_together, candidate_of

        review = _review(year)
        packed = all_together(review, candidate_of(review, read_configuration()), by=person)
        into.touch(mode=0o600)
        into.write_bytes(packed)
        out.print(f"{into} was written.", markup=False)


def queries_closed(
    year: TheYear,
    who: As,
    left_open: Annotated[
        bool, typer.Option("--left-open", help="Queries that are open stay so.")
    ] = False,
    password_stdin: PasswordStdin = False,
) -> None:
    """Close the queries of a year."""
    with acting_as(who, Deed.CLOSE_QUERIES, password_stdin=password_stdin) as person:
        from upheld.office.year.querying import close, said_of

        act = close(
            _review(year), by=person, configuration=read_configuration(), left_open=left_open
        )
        out.print(said_of(act), markup=False)


def _review(year: str) -> "AnnualReview":
    """Raises QueriesError for a year that has not been begun."""
    from upheld.office.models import AnnualReview
    from upheld.office.year.querying import QueriesError

    if found := AnnualReview.objects.filter(year=str(a_year(year))).first():
        return found
    raise QueriesError(f"The cases of {year} have not been frozen yet. Freeze them first.")


def _query(year: str, number: int, person: "Person") -> "Query":
    from upheld.office.models import Query, unseen_by
    from upheld.office.rules.restricted_cases import ASK, IS_RESTRICTED
    from upheld.office.year.querying import QueriesError

    known = Query.objects.select_related("review", "authority", "case")
    found = known.filter(review=_review(year), number=number).first()
    if found is None:
        raise QueriesError(f"{year} has no query {number}. `upheld office year queries` lists all.")
    if found.case_id in unseen_by(person):
        raise QueriesError(f"{found.case.reference}: {IS_RESTRICTED.lower()}. {ASK}")
    if not found.is_open:
        raise QueriesError(f"Query {number} has been answered, so it is not changed any more.")
    return found


def _refuse_mistakes(form: "BaseForm") -> None:
    """Raises ValidationError with every mistake, after the option that it is about."""
    from django.core.exceptions import ValidationError

    if not form.is_valid():
        raise ValidationError([*_mistakes(form)])


def _mistakes(form: "BaseForm") -> Iterator[str]:
    told: dict[str, Any] = form.errors
    for name, words in told.items():
        yield f"--{name.replace('_', '-').removesuffix('-on')}: {' '.join(words)}"


COMMANDS = (queries, query, answer, last_day, provisional, queries_closed)
