"""How every form is answered: checked and saved, or shown again with its errors.

Nothing is overwritten silently. Somebody who saves what another person has changed in the meantime
sees who changed it and when, with both versions, and has to save again to confirm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.ledger.sealing import states
from upheld.office.models import Entry, Kept
from upheld.office.rules.states import NotAllowed
from upheld.office.web.forms import add_mistakes
from upheld.office.web.history import Change, Happened, changes, happened, since
from upheld.office.web.unsaved import keep_what_was_sent, offer, saved

CONFLICT = 409
NONE: Mapping[str, Kept] = {}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A column that somebody else has changed, and what the form has for it."""

    label: str
    before: str
    theirs: str
    yours: str | None  # None: the form does not have it


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    happened: list[Happened]
    differences: list[Difference]


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page with a form says in addition to the form."""

    title: str
    about: str = ""  # the record whose page it is
    back: str  # where to when it is given up, and when it is saved unless ``keep`` says otherwise
    back_words: str
    button: str = "Save"
    saved: str = "Saved."
    template: str = "edit.html"


def answer(
    request: HttpRequest,
    form: BaseForm,
    keep: Callable[[], str | None],
    page: Page,
    *,
    records: Mapping[str, Kept] = NONE,
    **context: Any,
) -> HttpResponse:
    """``keep`` writes what the form says, and may return the address to go to next.

    ``records`` are the records whose versions are in the form, by the field of each version.
    """
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            address = keep()
        except ChangedMeanwhile as error:
            form.add_error(None, str(error))
            meanwhile = _meanwhile(form, records)
        except ValidationError as error:
            add_mistakes(form, error)
        except NotAllowed as error:
            form.add_error(None, str(error))
        except IntegrityError:
            form.add_error(
                None,
                "Somebody else has just entered the same thing, so nothing has been saved."
                " Look at what is there now, and try again.",
            )
        else:
            saved(request)
            messages.success(request, page.saved)
            return redirect(address or page.back)
    told = {"form": form, "page": page, "meanwhile": meanwhile, **context}
    told["draft"] = offer(request, form)
    keep_what_was_sent(request)  # it has not been saved
    return render(request, page.template, told, status=CONFLICT if meanwhile else 200)


def _meanwhile(form: BaseForm, records: Mapping[str, Kept]) -> Meanwhile | None:
    """The form then has the new versions, so that saving it again is deliberate."""
    entries: list[Entry] = []
    differences: list[Difference] = []
    form.data = form.data.copy()
    for field, record in records.items():
        later = since(record, version=form.cleaned_data[field])
        if later and later[-1].after:
            entries += later
            opened = states(later)
            told = changes(record.kind, opened[later[0].number][0], opened[later[-1].number][1])
            suffix = field.removeprefix("version")
            differences += [_difference(form, change, suffix=suffix) for change in told]
            form.data[form.add_prefix(field)] = later[-1].after["version"]
    return Meanwhile(happened=happened(entries), differences=differences) if entries else None


def _difference(form: BaseForm, change: Change, *, suffix: str) -> Difference:
    name = change.column.removesuffix("_id") + suffix
    yours = _words(form[name]) if name in form.fields else None
    return Difference(label=change.label, before=change.before, theirs=change.after, yours=yours)


def _words(field: BoundField) -> str:
    """What was entered, as the form shows it."""
    value = field.value()
    choices = dict(getattr(field.field, "choices", ()))
    for known, words in choices.items():
        if str(known) == str(value):
            return str(words)
    return "" if value is None else str(value)
