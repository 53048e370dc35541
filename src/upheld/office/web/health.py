"""The health page, for monitoring: which parts of the office work, but not why one does not."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from upheld.office.running.health import health as state_of
from upheld.office.web.pages import open_page


@open_page("health")
def health(_: HttpRequest) -> JsonResponse:
    """503 if a part fails. The log and `upheld office check` say why."""
    found = state_of(settings.CONFIGURATION)
    told = {part: "failing" if fault else "ok" for part, fault in found.items()}
    status = 503 if any(found.values()) else 200
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"})
