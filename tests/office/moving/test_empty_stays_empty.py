"""From the forms through an extract and back: what was empty stays empty, and the rest as given."""

from datetime import date

import pytest
from django.db import transaction

from tests.office.cases import mistakes, record, send
from tests.office.moving.extracts import contents_of, extract_of, take, taken_out
from tests.office.signed_in import a_person, signed_in
from upheld.intake.tables import TABLES
from upheld.office.models import Case, Contact, Decision, Letter, Recommendation
from upheld.office.models.contract import EDITED
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

# What no form asks for: the office numbers it, dates it or says it by the state of the decision.
BY_THE_OFFICE = {
    ("decided", "sequence"),
    ("decided", "finding"),  # only where findings are counted, and there each decision has one
    ("decided", "entered_on"),
    ("decided", "withheld_reason"),
    ("decided", "published_on"),
    ("recommendations", "number"),
    ("compliance", "sequence"),
    ("letters", "approved_by"),  # by another page, and another person
    ("letters", "paragraph"),  # which goes out once it is approved
}
NEEDED = {
    "received": {"received_on": "8/1/2024", "category": "Housing"},
    "decided": {"outcome": "upheld", "category": "Other", "decided_on": "4/3/2024"},
    "recommendations": {
        "recommendation_kind": "service improvement",
        "remedy": "training or guidance",
        "agreed_on": "4/3/2024",
        "due_on": "3/5/2024",
        "text": "Train its officers.",
    },
    "reports": {"title": "A report", "published_on": "6/5/2024"},
    "enquiries": {"sent_on": "9/1/2024", "due_on": "6/2/2024"},
    "contacts": {"role": "link officer", "name": "The Team", "email": "team@leeds.example"},
    "letters": {"send": "yes"},
}
ALL = {
    "received": {"subcategory": "Repairs", "complainant": "a71"},
    "decided": {
        "subcategory": "Licensing",
        "issue": "A late reply",
        "remedied_by_authority": "no",
        "statement_kind": "report",
        "fault_from": "9/1/2024",
        "fault_to": "10/1/2024",
        "fault": "delay",
        "earlier_case": "22 000 001",
    },
    "recommendations": {},
    "reports": {
        "file": "a.pdf",
        "considered_on": "7/6/2024",
        "satisfied_on": "8/7/2024",
        "respond_by": "6/6/2024",
        "extended_to": "7/7/2024",
        "further_report_on": "9/7/2024",
    },
    "enquiries": {"received_on": "5/2/2024"},
    "contacts": {
        "title": "Complaints",
        "language": "Scottish Gaelic",
        "valid_from": "1/4/2023",
        "valid_to": "1/4/2025",
    },
    "letters": {"source": "Its own report", "checked_by": "The Statistics Team"},
}


@pytest.fixture
def people(database):  # noqa: ARG001
    roles = (Role.CASEWORKER, Role.COMPLIANCE_OFFICER, Role.PUBLISHING_MANAGER, Role.STATISTICIAN)
    return {role: signed_in(a_person(role)) for role in roles}


def filled_in(client, address, given):
    """With every field that is not given empty, also those that the page fills in itself."""
    form = client.get(address).context["form"]
    empty = {name: "" for name in form.fields if name != "version"}
    done = client.post(address, {**empty, **given})
    assert done.status_code == 302, mistakes(done)


def entered(people, *, reference, slug, optional):
    """A case with one record of each kind, by the forms alone."""
    given = {name: NEEDED[name] | (optional.get(name) or {}) for name in NEEDED}
    caseworker, manager = people[Role.CASEWORKER], people[Role.PUBLISHING_MANAGER]
    whose = {"reference": reference, "authority": slug}
    filled_in(caseworker, "/cases/new", given["received"] | whose)
    case = Case.objects.get(reference=reference)
    filled_in(caseworker, f"/cases/{case.pk}/decisions/new", given["decided"])
    decision = Decision.objects.get(case=case)
    if optional:
        words = {"summary": "Mr B complained.", "statement": "1. Mr B complained."}
        send(caseworker, f"/decisions/{decision.pk}/statement", **words)
    seen = caseworker.get(f"/decisions/{decision.pk}/look-over").context["shown"].digest
    version = Decision.objects.get(case=case).version
    caseworker.post(f"/publication/{decision.pk}/decide", {"version": version, "seen": seen})
    filled_in(caseworker, f"/cases/{case.pk}/recommendations/new", given["recommendations"])
    filled_in(caseworker, f"/cases/{case.pk}/enquiries/new", given["enquiries"])
    filled_in(manager, f"/cases/{case.pk}/report", given["reports"])
    filled_in(caseworker, f"/authorities/{slug}/contacts/new", given["contacts"])
    filled_in(people[Role.STATISTICIAN], f"/authorities/{slug}/letter", given["letters"])
    if optional:
        agreed = Recommendation.objects.get(case=case)
        more = {"until": "1/6/2024", "granted_on": "10/4/2024", "reason": "It asked."}
        send(people[Role.COMPLIANCE_OFFICER], f"/recommendations/{agreed.pk}/extend", **more)
        record(people[Role.COMPLIANCE_OFFICER], case)
    return case


def test_what_was_left_empty_on_every_form_comes_back_empty(people, tmp_path):
    entered(people, reference="23 000 001", slug="leeds", optional={})
    out = taken_out(tmp_path / "out")
    tables = contents_of(out)
    for edited in EDITED:
        name = edited.spec.name
        for column in edited.spec.columns:
            is_optional = not column.required or not column.filled
            if is_optional and (name, column.name) not in BY_THE_OFFICE and column.name != "send":
                found = [row[column.name] for row in tables.get(name, (None, ()))[1]]
                assert set(found) <= {None}, f"{name}.{column.name}"
    assert take(out).is_nothing
    assert Decision.objects.get().remedied_by_authority is None


def test_what_was_given_on_every_form_comes_back_as_given(people, tmp_path):
    entered(people, reference="23 000 002", slug="kent", optional=ALL)
    out = taken_out(tmp_path / "out")
    tables = contents_of(out)
    for edited in EDITED:
        name = edited.spec.name
        (row,) = tables[name][1]
        empty = {c for c, cell in row.items() if cell is None and (name, c) not in BY_THE_OFFICE}
        assert empty == set(), name
        for column, told in (NEEDED.get(name, {}) | ALL.get(name, {})).items():
            field = {"statement_kind": "kind", "recommendation_kind": "kind"}.get(column, column)
            assert as_written(row[field]) == told, f"{name}.{column}"
    assert take(out).is_nothing


def as_written(cell):
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return {True: "yes", False: "no"}.get(cell, cell)


def test_every_empty_cell_of_an_extract_goes_out_empty(tmp_path):
    """Each optional column, alone among filled ones, through a fresh import."""
    tables = {
        "decided": {
            "reference": "23 000 001",
            "authority": "leeds",
            "decided_on": "2024-03-04",
            "outcome": "upheld",
            "category": "Other",
            **{c.name: "" for c in TABLES["decided"].columns if not c.filled},
        }
    }
    for numbered in ("sequence", "finding"):
        tables["decided"].pop(numbered)
    extract = extract_of({name: (list(row), [list(row.values())]) for name, row in tables.items()})
    with transaction.atomic():
        take(extract)
        assert contents_of(taken_out(tmp_path / "out")) == contents_of(extract)
    assert (Contact.objects.count(), Letter.objects.count()) == (0, 0)
