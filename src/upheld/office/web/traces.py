"""Reading a case leaves a trace, whatever page shows it: one row a day, which auditors see."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from upheld.office.clock import today
from upheld.office.configuration import read_configuration
from upheld.office.models import (
    Case,
    Compliance,
    Decision,
    Enquiry,
    Evidence,
    Extension,
    Note,
    Reading,
    Recommendation,
    Report,
)
from upheld.office.models.readings import CASE, FILE
from upheld.office.running.readings_waiting import leave

# By the part of an address: the record that it names, and how that leads to its case.
OF_A_CASE: Mapping[str, tuple[Any, str]] = {
    "case": (Case, "pk"),
    "decision": (Decision, "case_id"),
    "recommendation": (Recommendation, "case_id"),
    "evidence": (Evidence, "case_id"),
    "compliance": (Compliance, "case_id"),
    "report": (Report, "case_id"),
    "enquiry": (Enquiry, "case_id"),
    "note": (Note, "case_id"),
    "extension": (Extension, "recommendation__case_id"),
}


def leave_trace(request: HttpRequest, parts: Mapping[str, Any], *, name: str) -> None:
    """After a page has been shown. Its reader does not wait for it."""
    for part in OF_A_CASE.keys() & parts.keys():
        model, to_case = OF_A_CASE[part]
        case = model.everything.filter(pk=parts[part]).values_list(to_case, flat=True).first()
        what = FILE if name == "evidence_file" else CASE
        made = {"case_id": case, "person_id": request.user.pk, "on": today(), "what": what}
        if case is not None and not Reading.objects.filter(**made).exists():
            leave(made, evidence=read_configuration().evidence)
