"""Which columns of which records have been erased: no import may bring their values back."""

from collections import defaultdict
from collections.abc import Mapping

from upheld.office.models import Erasure, Statement

WORDS = ("statement", "summary")  # of a decision, in whose row they come


def erased_columns() -> Mapping[tuple[str, int], set[str]]:
    """By the kind and number of a record."""
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for targets in Erasure.objects.filter(done_at__isnull=False).values_list("targets", flat=True):
        for each in targets:
            found[each["kind"], each["id"]].update(each["columns"])
    versions = [number for kind, number in found if kind == "statement"]
    decisions = Statement.everything.filter(pk__in=versions).values_list("decision", flat=True)
    for decision in decisions:
        found["decision", decision].update(WORDS)
    return found
