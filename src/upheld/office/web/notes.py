"""Pages for notes on a case. Everyone who sees the case sees its notes."""

from django import forms
from django.http import HttpRequest, HttpResponse

from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.models import Note, next_number
from upheld.office.rules.policy import Deed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import answer
from upheld.office.web.forms import PlainForm
from upheld.office.web.pages import page

LONGEST = 5_000  # characters: more belongs in the system that holds the correspondence


class NoteForm(PlainForm):
    text = forms.CharField(
        label="Note",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="For colleagues. It is never published or exported, and it cannot be changed"
        " later.",
    )


@page("cases/<int:case>/notes/new", needs=Deed.WRITE_NOTES, methods=("GET", "POST"))
def new_note(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    form = NoteForm(request.POST or None)

    def keep() -> None:
        note = Note(
            case=found,
            number=next_number(Note, case=found),
            text=form.cleaned_data["text"],
            written_on=now(),
            written_by=request.user,
        )
        with writing(request.user, "write a note") as write:
            write.make(note)

    return answer(request, form, keep, of_case(found, "Write a note"))
