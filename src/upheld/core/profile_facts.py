"""What a profile decides and what it calls it, fact by fact, to compare one with another."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.core.measures import Cells, Measure
from upheld.core.profile import Profile

Key = tuple[str, str]  # what it is about, and which one: measure, upheld


@dataclass(frozen=True, kw_only=True)
class FactChange:
    about: str
    key: str
    what: str  # '' if all of it is new, or gone
    before: str
    after: str


NEW, GONE = ("not there", "new"), ("there", "gone")


def changes_of(before: Profile, after: Profile) -> tuple[FactChange, ...]:
    """In the order of ``after``; what is gone comes last."""
    old, new = dict(facts_of(before)), dict(facts_of(after))
    found: list[FactChange] = []
    for about, key in [*new, *(each for each in old if each not in new)]:
        was, now = old.get((about, key)), new.get((about, key))
        if was is None or now is None:
            told = NEW if was is None else GONE
            found.append(FactChange(about=about, key=key, what="", before=told[0], after=told[1]))
            continue
        found += [
            FactChange(about=about, key=key, what=what, before=was[what], after=now[what])
            for what in now
            if was[what] != now[what]
        ]
    return tuple(found)


def facts_of(profile: Profile) -> Iterator[tuple[Key, dict[str, str]]]:
    begun: set[str] = set()
    for measure in profile.measures:
        again = f" since {measure.since}" if measure.slug in begun else ""
        begun.add(measure.slug)
        yield ("measure", measure.slug + again), rule_of(measure) | _names_of(measure)
    for each in profile.breaks:
        kind = "break" if each.is_break else "note"
        for series in each.series:
            said = {"words": each.said(), "reason": each.reason}
            yield (kind, f"{each.year} {series}"), said
    for outcome in profile.outcomes.values():
        yield (
            ("outcome", outcome.key),
            {
                "stage": outcome.stage,
                "fault": _yes(outcome.has_fault),
                "listed": _yes(outcome.is_listed),
                "title": outcome.title,
                "meaning": f"{outcome.means} {outcome.does_not_mean}".strip(),
            },
        )
    for checked in profile.compliance.values():
        said = {"shows": str(checked.kept), "title": checked.title}
        yield ("compliance outcome", checked.key), said
    for category in profile.categories.values():
        yield ("category", category.key), {"groups": ", ".join(category.groups) or "all"}
    for group in profile.groups.values():
        yield ("group", group.key), {"name": group.name}


def rule_of(measure: Measure) -> dict[str, str]:
    """All that decides a figure of it in a year of its rule."""
    return {
        "kind": str(measure.kind),
        "counted": _cells(measure.counted),
        "out of": _cells(measure.out_of),
        "per": f"{measure.per:,}",
        "fewest": f"{measure.fewest:,}",
        "compared": _yes(measure.is_compared),
    }


def _names_of(measure: Measure) -> dict[str, str]:
    return {
        "since": str(measure.since or "the beginning"),
        "until": str(measure.until or "now"),
        "title": measure.title,
        "what is counted": measure.counted_name[1],
        "base": measure.out_of_name[1],
        "definition": measure.definition,
        "source": measure.source or "none",
    }


def _cells(cells: Cells | str) -> str:
    return cells if isinstance(cells, str) else f"{cells.what}: {', '.join(cells.outcomes)}"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
