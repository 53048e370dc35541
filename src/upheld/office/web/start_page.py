"""Where everybody begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.web.pages import page


@page("", needs=None)
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "start.html")
