"""The entries about a case and its records, by whatever reference the case had when they were made.

By each record's whole key, which has an index: a search by the start of a key would read the whole
ledger.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from upheld.office.models import Case, Entry, Kept
from upheld.office.models.hanging import all_of
from upheld.office.rules.putting_right import NAMING, Act, Standing


def entries_of(case: Case) -> QuerySet[Entry]:
    """All entries about a case and what belongs to it, newest first."""
    return of_records(all_of(case), also=former_names(case))


def former_names(case: Case) -> list[tuple[str, str]]:
    """Its key now, with each that it had before its reference or authority was changed."""
    return [(case.key, ", ".join(name)) for name in names_before(case)]


def names_before(case: Case) -> list[tuple[str, str]]:
    """Each reference and authority that it had before, the last first."""
    found = case.corrections.filter(act=Act.RENAME, standing=Standing.DONE)
    now, names = {name: getattr(case, name) for name in NAMING}, []
    for each in found.order_by("-pk"):
        now |= {name: pair[0] for name, pair in each.changes.items()}
        names.append((now["reference"], now["authority_id"]))
    return names


def of_records(records: Iterable[Kept], *, also: Iterable[tuple[str, str]] = ()) -> QuerySet[Entry]:
    """Their entries, newest first. ``also``: how their keys begin now, and how they began before.

    By each record's id as well: when a reference has changed, another case can have the old one.
    """
    found: dict[str, list[Kept]] = {}
    for record in records:
        found.setdefault(record.kind, []).append(record)
    of_all = Q(pk=None)
    for kind, known in found.items():
        keys = [each.key for each in known]
        keys += [was + key.removeprefix(now) for now, was in also for key in keys]
        ids = [each.pk for each in known]
        is_one = Q(after__id__in=ids) | Q(before__id__in=ids)
        of_all |= Q(kind=kind, record__in=keys) & is_one
    return Entry.objects.filter(of_all).order_by("-number")
