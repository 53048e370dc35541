"""The corrections of a year: what each version changes, why, and who had the one before."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.edition.manifest import EditionError
from upheld.office.rules.policy import Deed
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.replacing import replacing


@page("years/<year>/corrections", needs=Deed.SEE_YEAR)
def year_corrections(request: HttpRequest, year: str) -> HttpResponse:
    of = a_year(year)
    try:
        found, trouble = [*replacing(of, settings.CONFIGURATION)], ""
    except EditionError as error:
        found, trouble = [], str(error)
    told = {"year": year, "versions": found, "trouble": trouble}
    return render(request, "year_corrections.html", told)
