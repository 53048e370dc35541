"""Cases about a service that bodies of their group do not provide, as the profile says."""

from collections import Counter
from typing import Any

from upheld.core.profile import Profile
from upheld.intake.checks.checked import number_of
from upheld.intake.checks.findings import Tables
from upheld.intake.directory.directory import Directory

OF_SERVICES = ("received", "decided")


def of_other_groups(tables: Tables, profile: Profile, directory: Directory) -> list[str]:
    """One line for each table, service and group."""
    if not any(each.groups for each in profile.categories.values()):
        return []
    notes = []
    for name in (name for name in OF_SERVICES if name in tables):
        rows: Counter[tuple[str, str]] = Counter()
        for pair in _pairs(tables, name):
            body = directory.by_slug(pair["authority"])
            group = body.group if body else None
            if group and pair["category"] not in profile.categories_of(group):
                rows[pair["category"], group] += pair["category_count"]
        for (category, group), many in sorted(rows.items()):
            cases = number_of(many, "case is", "cases are")
            notes.append(
                f"{tables[name].source}: {cases} about {category}, which the profile says that"
                f" {profile.group_name(group)} do not provide."
            )
    return notes


def _pairs(tables: Tables, name: str) -> list[dict[str, Any]]:
    rows = tables[name].table.select(["authority", "category"])
    counted = rows.group_by(["authority", "category"]).aggregate([("category", "count")])
    return counted.to_pylist()
