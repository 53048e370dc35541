"""Which column of a file is which: missing columns are problems, unknown ones are notes.

A header may differ in case and spacing ("Decided on" is decided_on). Other names are never read
as ours, only suggested: a column that looks like ours may be something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import pyarrow as pa

from upheld.intake.checks.keys import FINDING
from upheld.intake.checks.several_findings import HOW_TO_NUMBER
from upheld.intake.files.headings import folded
from upheld.intake.problems import Problem
from upheld.intake.raw import RawTable
from upheld.intake.tables import TableSpec

# What other systems call our columns, where the spelling alone does not show it.
OTHER_NAMES = {
    "reference": "ref case_ref case_reference case_number case_no complaint_reference id",
    "authority": "council body organisation authority_name local_authority la gss_code",
    "received_on": "received date_received received_date",
    "decided_on": "decided date_decided decided_date decision_date date_of_decision",
    "recorded_on": "recorded date_recorded recorded_date compliance_date",
    "published_on": "published date_published publication_date",
    "agreed_on": "agreed date_agreed agreed_date",
    "due_on": "due due_date date_due target_date",
    "held_on": "date event_date",
    "outcome": "decision result decision_outcome compliance_outcome",
    "category": "service service_area subject department",
    "year": "business_year financial_year",
    "count": "number total cases value",
    "population": "residents people",
    "email": "email_address e_mail mail",
    "name": "full_name contact_name",
    "people": "attendees delegates",
    "organisation": "authority body council",
}


@dataclass
class Headers:
    """``columns`` maps our names to the file's columns. The rest is what we noticed on the way."""

    columns: dict[str, pa.Array]
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def headers_of(raw: RawTable, spec: TableSpec) -> Headers:
    ours = {column.name for column in spec.columns}
    found: dict[str, str] = {}
    headers = Headers(columns={})
    unknown = []
    for header in raw.columns:
        name = folded(header)
        if name not in ours:
            unknown.append(header)
        elif name in found:
            headers.problems.append(_twice(raw, header, first=found[name], name=name))
        else:
            found[name] = header
            headers.columns[name] = raw.columns[header]
    missing = [c.name for c in spec.columns if c.name not in found]
    needed = [c.name for c in spec.columns if c.required and c.name not in found]
    near = {header: meant(header, missing) for header in unknown}
    headers.problems += [_missing(raw, name, near=near) for name in needed]
    headers.notes += [_not_read(raw, header, near=near[header]) for header in unknown]
    return headers


def meant(header: str, names: list[str]) -> str | None:
    """Which of our names a header most likely means, if any."""
    name = folded(header)
    for ours in names:
        if name in OTHER_NAMES.get(ours, "").split():
            return ours
    near = get_close_matches(name, names, n=1, cutoff=0.7)
    return near[0] if near else None


def _twice(raw: RawTable, header: str, *, first: str, name: str) -> Problem:
    return Problem(
        raw.source,
        None,
        name,
        header,
        f"is the same column as {first!r}",
        "Keep one of them, and delete or rename the other.",
    )


def _missing(raw: RawTable, name: str, *, near: Mapping[str, str | None]) -> Problem:
    candidates = [header for header, ours in near.items() if ours == name]
    if candidates:
        remedy = f"If it is the column {candidates[0]!r}, rename that column to {name}."
    else:
        columns = ", ".join(raw.columns) or "none"
        remedy = f"The columns in the file are: {columns}. Add a column named {name}."
        remedy += f" {HOW_TO_NUMBER}" if name == FINDING else ""
    return Problem(raw.source, None, name, None, "the column is missing", remedy)


def _not_read(raw: RawTable, header: str, *, near: str | None) -> str:
    hint = f" If it is {near}, rename it." if near else ""
    return f"{raw.source}: column {header!r} is not one of ours, so we did not read it.{hint}"
