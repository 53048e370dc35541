"""What can be recognised by its form alone: looks for the forms of days, numbers and places."""

from collections.abc import Iterator

from upheld.office.identity import (
    forms_of_days,
    forms_of_numbers,
    forms_of_places,
    forms_of_renown,
    forms_of_scripts,
)
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known

FORMS = (
    *forms_of_numbers.FORMS,
    *forms_of_days.FORMS,
    *forms_of_places.FORMS,
    *forms_of_renown.FORMS,
    *forms_of_scripts.FORMS,
)


def matches_in(text: str, *, known: Known) -> Iterator[tuple[Kind, int, int]]:
    for form in FORMS:
        if not form.needs.search(text):
            continue
        for match in form.pattern.finditer(text):
            if not form.is_harmless(match, known):
                found = match.span("found") if "found" in form.pattern.groupindex else match.span()
                yield form.kind, *found
