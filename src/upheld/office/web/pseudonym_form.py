"""The complainant in the form of a case: if it looks like the name of a real person, we ask.

Whether it does is decided in core.pseudonyms. What was kept before is not asked about again.
"""

from typing import Any

from django import forms

from upheld.core.pseudonyms import looks_like_a_name
from upheld.intake.problems import quoted
from upheld.office.web.forms import RecordForm

COMPLAINANT, NOT_REAL = "complainant", "not_their_real_name"


class PseudonymForm(RecordForm):
    not_their_real_name = forms.BooleanField(
        required=False, label="This is not the person’s real name"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self._is_doubtful():
            names = [name for name in self.fields if name != NOT_REAL]
            names.insert(names.index(COMPLAINANT) + 1, NOT_REAL)
            self.order_fields(names)
        else:
            del self.fields[NOT_REAL]

    def _is_doubtful(self) -> bool:
        sent = self.data.get(self.add_prefix(COMPLAINANT), "")
        return sent != self.instance.complainant and looks_like_a_name(sent)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if NOT_REAL in self.fields and not given.get(NOT_REAL):
            self.add_error(
                COMPLAINANT,
                f"{quoted(given.get(COMPLAINANT, ''))} looks like a real name. Write a pseudonym,"
                " such as Mr B, or say below that it is not the person’s real name.",
            )
        return given
