"""Reading a case leaves a trace, whatever page shows it: one row a day, which auditors see."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from upheld.office.clock import today
from upheld.office.configuration import read_configuration
from upheld.office.models import Reading
from upheld.office.models.readings import CASE, FILE
from upheld.office.running.readings_waiting import leave
from upheld.office.web.restricted import OF_A_CASE


def leave_trace(request: HttpRequest, parts: Mapping[str, Any], *, name: str) -> None:
    """After a page has been shown. Its reader does not wait for it."""
    for part in OF_A_CASE.keys() & parts.keys():
        model, to_case = OF_A_CASE[part]
        case = model.everything.filter(pk=parts[part]).values_list(to_case, flat=True).first()
        what = FILE if name == "evidence_file" else CASE
        made = {"case_id": case, "person_id": request.user.pk, "on": today(), "what": what}
        if case is not None and not Reading.objects.filter(**made).exists():
            leave(made, evidence=read_configuration().evidence)
