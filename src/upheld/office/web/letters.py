"""Pages for the annual letters: who gets one, and its paragraph, which a director approves."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from upheld.core.own_words import OwnWords
from upheld.office.answers.giving import give
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Authority, Letter, Person
from upheld.office.models.authorities import waits_for_approval
from upheld.office.rules.answers import Became
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.web.authorities import of_authority
from upheld.office.web.editing import answer
from upheld.office.web.forms import PlainForm, RecordForm, choice
from upheld.office.web.lists import as_csv, as_page
from upheld.office.web.pages import page
from upheld.office.web.turning_down import turn_down_page

APPROVE = "approve a paragraph"
WAITING = "waiting for approval"
OWN_WORDS = "You wrote the paragraph in the letter to {}, so somebody else must approve it."


class LetterForm(RecordForm):
    send = forms.TypedChoiceField(
        label="Send the letter",
        choices=(("yes", "Yes"), ("no", "No")),
        coerce=lambda told: told == "yes",
    )

    class Meta:
        model = Letter
        fields = ("send", "paragraph", "source", "checked_by")
        labels = {
            "paragraph": "Paragraph of its own",
            "source": "Source of quoted numbers",
            "checked_by": "Who checked them",
        }
        help_texts = {
            "paragraph": "Printed only in this letter, once a director has approved it. If you"
            " change the words, they must be approved again. Write {upheld_count} for a figure in"
            " the edition, and put a number from elsewhere in brackets: [2].",
            "source": "Where the numbers in brackets come from.",
            "checked_by": "The name of a second person, who does not approve the paragraph.",
        }
        widgets = {"paragraph": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["send"] = "no" if self.instance.send is False else "yes"
        self.paragraph_before = self.instance.paragraph
        self.has_new_words = False

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("paragraph", "") != self.paragraph_before:
            self.instance.approved_by, self.instance.turned_down = "", False
            self.has_new_words = True
        own_words = OwnWords(
            written=given.get("paragraph", ""),
            source=given.get("source", ""),
            approved_by=self.instance.approved_by,
            checked_by=given.get("checked_by", ""),
        )
        for trouble, remedy in own_words.problems(own_profile()):
            self.add_error("paragraph", f"The paragraph {trouble}. {remedy}")
        return given


@page("authorities/<slug:authority>/letter", needs=Deed.EDIT_LETTERS, methods=("GET", "POST"))
def edit_letter(request: HttpRequest, authority: str) -> HttpResponse:
    found = get_object_or_404(Authority, pk=authority)
    letter = Letter.objects.filter(authority=found).first() or Letter(authority=found)
    form = LetterForm(request.POST or None, instance=letter)

    def keep() -> None:
        if form.has_new_words:
            form.instance.written_by = request.user
        with writing(request.user, "edit the letter list") as write:
            (write.change if letter.pk else write.make)(form.instance)

    records = {"version": letter} if letter.pk else {}
    return answer(request, form, keep, of_authority(found, "The annual letter"), records=records)


class ApprovalForm(PlainForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


@page(
    "authorities/<slug:authority>/letter/approve",
    needs=Deed.APPROVE_PARAGRAPHS,
    methods=("GET", "POST"),
)
def approve_paragraph(request: HttpRequest, authority: str) -> HttpResponse:
    """Only the words that were read are approved, which is why the form has the version."""
    found = get_object_or_404(Authority, pk=authority)
    letter = Letter.objects.filter(authority=found).first() or Letter(authority=found)
    form = ApprovalForm(request.POST or None, initial={"version": letter.version})

    def keep() -> None:
        if not letter.paragraph:
            raise NotAllowed(f"The letter to {found} has no paragraph to approve.")
        letter.version = form.cleaned_data["version"]
        if letter.written_by == request.user:
            raise NotAllowed(OWN_WORDS.format(found))
        if letter.checked_by.casefold().split() == request.user.name.casefold().split():
            raise NotAllowed(
                f"You checked the numbers that the letter to {found} quotes, so somebody else must"
                " approve its paragraph."
            )
        letter.approved_by, letter.turned_down = request.user.name, False
        with writing(request.user, "approve a paragraph") as write:
            write.change(letter)
            _tell_who_wrote_it(letter, Became.CONFIRMED, by=request.user, write=write)

    shown = of_authority(
        found,
        "Approve the paragraph",
        button="Approve these words",
        saved="The paragraph has been approved.",
        template="authority_letter_approve.html",
    )
    return answer(request, form, keep, shown, records={"version": letter}, letter=letter)


@page(
    "authorities/<slug:authority>/letter/turn-down",
    needs=Deed.APPROVE_PARAGRAPHS,
    methods=("GET", "POST"),
)
def turn_down_paragraph(request: HttpRequest, authority: str) -> HttpResponse:
    """It stays, and is not printed. Once its words change, it can be approved again."""
    found = get_object_or_404(Letter.objects.select_related("authority"), authority=authority)

    def turn_down(reason: str) -> None:
        if not found.paragraph or found.approved_by or found.turned_down:
            raise NotAllowed(f"No paragraph waits for approval in the letter to {found.authority}.")
        if found.written_by == request.user:
            raise NotAllowed(OWN_WORDS.format(found.authority))
        found.turned_down = True
        with writing(request.user, "turn down a paragraph") as write:
            write.change(found)
            _tell_who_wrote_it(
                found, Became.TURNED_DOWN, by=request.user, reason=reason, write=write
            )

    return turn_down_page(
        request,
        found,
        turn_down,
        asked_by=found.written_by,
        what=APPROVE,
        about=f"The letter to {found.authority}",
        back=reverse("authority", kwargs={"authority": authority}),
        back_words=str(found.authority),
    )


def _tell_who_wrote_it(
    letter: Letter, became: Became, *, by: Person, reason: str = "", write: Writing
) -> None:
    """It has no writer if it came with an import."""
    if letter.written_by:
        asked_by = letter.written_by
        give(write, became, what=APPROVE, about=letter, asked_by=asked_by, by=by, reason=reason)


LETTER_COLUMNS = ("authority", "send", "paragraph", "approved_by")


WHICH = {
    WAITING: waits_for_approval("letter__"),
    "turned down": Q(letter__turned_down=True),
    "with a paragraph of their own": ~Q(letter__paragraph=""),
    "not sent": Q(letter__send=False),
}


class LetterSearchForm(PlainForm):
    which = choice(WHICH, label="Show letters", required=False, empty="All letters")


@page("letters", needs=Deed.SEE_AUTHORITIES)
def letters(request: HttpRequest) -> HttpResponse:
    """Every authority that exists, whether or not anything is recorded about its letter."""
    form = LetterSearchForm(request.GET)
    return as_page(request, "authorities_letters.html", form=form, found=_letters(form))


@page("letters.csv", needs=Deed.EXPORT)
def letters_csv(request: HttpRequest) -> HttpResponse:
    rows = _letter_rows(_letters(LetterSearchForm(request.GET)))
    return as_csv(request, "letters", columns=LETTER_COLUMNS, rows=rows)


def _letters(form: LetterSearchForm) -> QuerySet[Authority]:
    if not form.is_valid():
        return Authority.objects.none()
    alive = Q(last_day__isnull=True) | Q(last_day__gte=today()) | Q(letter__isnull=False)
    found = Authority.objects.filter(alive).select_related("letter").order_by("name")
    which = form.cleaned_data["which"]
    return found.filter(WHICH[which], letter__isnull=False) if which else found


def _letter_rows(found: QuerySet[Authority]) -> Iterator[tuple[Any, ...]]:
    for each in found:
        letter = getattr(each, "letter", None)
        told = (letter.paragraph, letter.approved_by) if letter else ("", "")
        yield (each.name, letter is None or letter.send is not False, *told)
