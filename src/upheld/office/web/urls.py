"""Every address of the office: the registered pages, and those of accounts."""

from django.urls import include, path

from upheld.office.web import (  # noqa: F401  # importing them registers their pages
    account_pages,
    account_proposals,
    answers,
    authorities,
    bulk,
    case_report,
    case_reports,
    cases,
    clearing_findings,
    compliance,
    contacts,
    correcting,
    correction_lists,
    deciding,
    drafting,
    enquiries,
    erasures,
    evidence,
    first_steps,
    further_findings,
    health,
    jobs,
    ledger,
    letters,
    look,
    my_account,
    my_sessions,
    notes,
    people,
    publication,
    publication_lists,
    query_pages,
    recommendations,
    restriction_pages,
    start_page,
    unsaved,
    welcome,
    work,
    year_access,
    year_corrections,
    year_hour_forms,
    year_hours,
    year_queries,
    year_sign,
    year_signing,
    year_taking,
    years,
)
from upheld.office.web.pages import patterns

urlpatterns = [*patterns(), path("account/", include(account_pages.patterns()))]

handler400 = "upheld.office.web.errors.bad_request"
handler403 = "upheld.office.web.errors.forbidden"
handler404 = "upheld.office.web.errors.not_found"
handler429 = "upheld.office.web.errors.too_many"
handler500 = "upheld.office.web.errors.server_error"
