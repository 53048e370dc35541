"""Work lists, which are never public: what is due, awaits evidence or our check, or is overdue.

By officer and by authority. Also the reminders prepared from them, which are not sent from here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from upheld.office.clock import today
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.follow_up.reminders import left_out, reminders, text_of
from upheld.office.models import Authority, Person, Recommendation, unseen_by
from upheld.office.rules.policy import Deed
from upheld.office.rules.times import SOON_IN_WORDS
from upheld.office.web.allowed import allowed
from upheld.office.web.forms import AuthorityField, OfficerField, PlainForm
from upheld.office.web.lists import as_csv, page_of, restricted_row
from upheld.office.web.pages import page
from upheld.office.web.work_lists import LISTS

Recommendations: TypeAlias = QuerySet[Recommendation]


@page("work", needs=Deed.SEE_WORK)
def work(request: HttpRequest) -> HttpResponse:
    """How many are in each list: everyone's, your own, by officer and by authority."""
    groups = _counted(today())
    own = [row for row in groups if row["case__officer"] == request.user.pk]
    told = {
        "lists": [
            (slug, title, _sum(groups, _key(slug)), _sum(own, _key(slug)))
            for slug, (title, _) in LISTS.items()
        ],
        "by_officer": _by(groups, "case__officer"),
        "by_authority": _by(groups, "case__authority"),
        "may": allowed(request),
    }
    return render(request, "work.html", told)


def _counted(day: date) -> list[dict[str, Any]]:
    """How many in each list each officer has for each authority: one query for all tables."""
    columns = [f"case__{name}{end}" for name in ("officer", "authority") for end in ("", "__name")]
    counts = {_key(slug): Count("pk", filter=which(day)) for slug, (_, which) in LISTS.items()}
    groups = open_recommendations().order_by().values(*columns)
    return list(groups.annotate(all=Count("pk"), **counts))


def _key(slug: str) -> str:
    return slug.replace("-", "_")


def _sum(rows: Iterable[Mapping[str, Any]], key: str) -> int:
    return sum(row[key] for row in rows)


def _by(groups: Sequence[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    """The longest lists first. Cases without an officer have None as their key."""
    of: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for row in groups:
        of[row[key]].append(row)
    counted = ("all", *map(_key, LISTS))
    rows = [
        {"key": each, "name": rows[0][f"{key}__name"]}
        | {column: _sum(rows, column) for column in counted}
        for each, rows in of.items()
    ]
    return sorted(rows, key=lambda row: (-row["overdue"], -row["all"], row["name"] or ""))


class FilterForm(PlainForm):
    officer = OfficerField(label="Officer", required=False, empty_label="Any officer or none")
    authority = AuthorityField(required=False)


@page("work/<slug:work>", needs=Deed.SEE_WORK)
def work_list(request: HttpRequest, work: str) -> HttpResponse:
    title, found = _list(work)
    form = FilterForm(request.GET)
    told = {
        "title": title,
        "slug": work,
        "query": request.GET.urlencode(),
        "form": form,
        "page": page_of(request, _filtered(found, form, user=request.user)),
        "today": today(),
        "may": allowed(request),
    }
    return render(request, "work_list.html", told)


COLUMNS = (
    "reference",
    "authority",
    "number",
    "kind",
    "remedy",
    "agreed_on",
    "due_on",
    "extended_to",
    "officer",
)


@page("work/<slug:work>.csv", needs=Deed.EXPORT)
def work_list_csv(request: HttpRequest, work: str) -> HttpResponse:
    _, found = _list(work)
    found = _filtered(found, FilterForm(request.GET), user=request.user)
    rows = _rows(found, unseen=unseen_by(request.user))
    return as_csv(request, f"work-{work}", columns=COLUMNS, rows=rows)


def _list(slug: str) -> tuple[str, Recommendations]:
    if slug not in LISTS:
        raise Http404
    title, which = LISTS[slug]
    return title, open_recommendations().filter(which(today()))


def _filtered(found: Recommendations, form: FilterForm, *, user: Person) -> Recommendations:
    """Whose a restricted case is, is not said to anybody who may not see it."""
    if not form.is_valid():
        return found.none()
    if form.cleaned_data["officer"]:
        found = found.exclude(case__in=unseen_by(user))
    for name in ("officer", "authority"):
        if form.cleaned_data[name]:
            found = found.filter(**{f"case__{name}": form.cleaned_data[name]})
    return found.select_related("case__authority", "case__officer")


def _rows(found: Recommendations, *, unseen: Collection[int]) -> Iterator[tuple[Any, ...]]:
    for each in found.iterator(chunk_size=2_000):
        if each.case_id in unseen:
            yield restricted_row(each.case, columns=COLUMNS)
            continue
        officer = each.case.officer
        yield (
            each.case.reference,
            each.case.authority.name,
            each.number,
            each.recommendation_kind,
            each.remedy,
            each.agreed_on,
            each.due_on,
            each.extended_to,
            officer.name if officer else "",
        )


@page("reminders", needs=Deed.PREPARE_REMINDERS)
def reminder_list(request: HttpRequest) -> HttpResponse:
    unseen = unseen_by(request.user)
    told = {
        "reminders": page_of(request, reminders(today=today(), unseen=unseen)),
        "soon": SOON_IN_WORDS,
        "left_out": left_out(today=today(), unseen=unseen),
    }
    return render(request, "work_reminders.html", told)


@page("reminders/<slug:authority>.txt", needs=Deed.PREPARE_REMINDERS)
def reminder(request: HttpRequest, authority: str) -> HttpResponse:
    """If nothing is due from the authority, the text says so."""
    known = get_object_or_404(Authority, pk=authority)
    found = reminders(today=today(), authority=known, unseen=unseen_by(request.user))
    text = found[0].text if found else text_of(known, (), today=today())
    disposition = f'attachment; filename="reminder-{authority}.txt"'
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )
