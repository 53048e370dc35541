"""Every address of the office: the registered pages, and those of accounts."""

from django.urls import include, path

from upheld.office.web import (  # noqa: F401  # importing them registers their pages
    health,
    look,
    start_page,
)
from upheld.office.web.pages import patterns

urlpatterns = [*patterns(), path("account/", include("allauth.urls"))]
