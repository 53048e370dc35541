"""Lists: a page at a time on the screen, and all of it as CSV for those who may download it.

A cell that a spreadsheet would read as a formula gets an apostrophe before it (core.spreadsheets).
Each download has an entry in the ledger.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.core.spreadsheets import csv_text, write_rows
from upheld.office.ledger.recording import writing
from upheld.office.models import Case
from upheld.office.rules.restricted_cases import IS_RESTRICTED
from upheld.office.web.allowed import allowed
from upheld.office.web.forms import PlainForm

ON_A_PAGE = 50


def page_of(request: HttpRequest, found: Any) -> Page:
    """Anything that is not a number is the first page. A number past the last is the last page."""
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))


def as_page(request: HttpRequest, template: str, *, form: PlainForm, found: Any) -> HttpResponse:
    """What was found, below the search form."""
    told = {"form": form, "page": page_of(request, found), "may": allowed(request)}
    return render(request, template, told)


def cell(value: Any) -> str:
    """
    >>> cell("=SUM(A1)"), cell("Leeds"), cell(None), cell(True)
    ("'=SUM(A1)", 'Leeds', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return csv_text(text)


def restricted_row(case: Case, *, columns: Sequence[str]) -> tuple[Any, ...]:
    """For somebody who may not see the case: its reference, and that it is restricted."""
    return (case.reference, IS_RESTRICTED, *[""] * (len(columns) - 2))


def as_csv(
    request: HttpRequest, name: str, *, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    to = io.StringIO(newline="")
    write_rows(to, [columns])
    many = 0
    for row in rows:
        write_rows(to, [[cell(value) for value in row]])
        many += 1
    asked = {key: value for key, value in request.GET.items() if value}
    with writing(request.user, "take a list away") as write:
        write.tell("list", name, after={"rows": many}, personal={"asked": asked})
    return HttpResponse(
        "\ufeff" + to.getvalue(),  # with its mark, spreadsheets read UTF-8
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
