"""Contradictions that a directory of authorities may not have.

Each check gives whole sentences with the slug and the values. Together they report everything
that is wrong, so that one round of corrections is enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from upheld.core.authorities.lives import Life, existed
from upheld.core.authorities.naming import readings
from upheld.core.authorities.reorganisation import Link, troubles
from upheld.intake.directory.authority import Authority, Name, Population, Succession


def contradictions(
    authorities: Sequence[Authority],
    *,
    names: Sequence[Name],
    successions: Sequence[Succession],
    populations: Sequence[Population],
    words: Mapping[str, frozenset[str]],
) -> list[str]:
    known = {authority.slug: authority for authority in authorities}
    unknown = sorted(
        {name.slug for name in names}
        | {each.slug for each in populations}
        | {slug for each in successions for slug in (each.predecessor, each.successor)}
    )
    problems = [
        f"{slug!r} is in names, successions or populations but not in authorities."
        " Add it there, or correct the slug."
        for slug in unknown
        if slug not in known
    ]
    problems += repeated("slug", (authority.slug for authority in authorities))
    problems += repeated("GSS code", codes_of(authorities, names))
    problems += repeated("population of", (f"{p.slug}, {p.vintage}" for p in populations))
    problems += lives_that_end_before_they_begin(authorities)
    problems += successions_with_a_gap(successions, known)
    problems += printed_names_that_overlap(names)
    problems += names_of_two(known, [name for name in names if name.slug in known], words)
    return problems or sorted(circles_and_ended_successors(successions, known))


def repeated(what: str, values: Iterable[str]) -> list[str]:
    counts = Counter(values)
    return [
        f"The {what} {value!r} is there {n} times. Keep one."
        for value, n in counts.items()
        if n > 1
    ]


def codes_of(authorities: Iterable[Authority], names: Iterable[Name]) -> list[str]:
    """An office may list a code that has since become the one we have."""
    own = [(each.slug, each.gss_code) for each in authorities if each.gss_code]
    others = [(each.slug, each.name) for each in names if each.use == "code"]
    return [code for _, code in (*own, *(each for each in others if each not in own))]


def lives_that_end_before_they_begin(authorities: Iterable[Authority]) -> Iterator[str]:
    for each in authorities:
        if each.first_day and each.last_day and each.last_day < each.first_day:
            life = f"{each.slug} ends on {each.last_day}, before it begins on {each.first_day}"
            yield f"{life}. Correct one of the days."


def successions_with_a_gap(
    successions: Iterable[Succession], known: dict[str, Authority]
) -> Iterator[str]:
    """A successor begins the day after its predecessor ends, so that there is always one."""
    for each in successions:
        if each.predecessor not in known or each.successor not in known:
            continue
        last_day = known[each.predecessor].last_day
        first_day = known[each.successor].first_day
        where = f"{each.successor} succeeds {each.predecessor} on {each.on}"
        if last_day is None:
            yield f"{where}, but {each.predecessor} has no last day. Give it one."
        elif last_day + timedelta(days=1) != each.on:
            yield f"{where}, but the last day of {each.predecessor} is {last_day}. Leave no gap."
        # A successor may be older: a council can take over from its neighbour.
        if first_day is not None and first_day > each.on:
            yield f"{where}, but {each.successor} begins on {first_day}. Leave no gap."


def circles_and_ended_successors(
    successions: Iterable[Succession], known: dict[str, Authority]
) -> Iterator[str]:
    """Successions that cannot be true, and would make it impossible to add up predecessors."""
    return troubles(
        {Link(each.predecessor, each.successor, each.on) for each in successions},
        {each.slug: (each.first_day, each.last_day) for each in known.values()},
    )


def printed_names_that_overlap(names: Iterable[Name]) -> Iterator[str]:
    printed = defaultdict(list)
    for name in names:
        if name.use == "printed":
            printed[name.slug].append(name)
    for slug, its_names in printed.items():
        for one, other in combinations(its_names, 2):
            if _overlap((one.valid_from, one.valid_to), (other.valid_from, other.valid_to)):
                names_of_day = f"{one.name!r}, {other.name!r}"
                yield f"{slug} has two names on the same day: {names_of_day}. End one of them."


def names_of_two(
    known: dict[str, Authority], names: Iterable[Name], words: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """If two authorities had the same full name on one day, every match would be a guess.

    They may share the name of a place: "Newcastle" is ambiguous, and matching says so.
    """
    bearers: dict[object, dict[str, str]] = defaultdict(dict)
    texts = [(slug, each.name) for slug, each in known.items()]
    texts += [(name.slug, name.name) for name in names if name.use != "code"]
    for slug, text in texts:
        for reading in readings(text):
            if reading.kinds or not words.get(known[slug].group or ""):
                bearers[reading][slug] = text
    for slugs in bearers.values():
        for one, other in combinations(slugs, 2):
            a, b = known[one], known[other]
            if _overlap((a.first_day, a.last_day), (b.first_day, b.last_day)):
                yield (
                    f"{slugs[one]!r} ({one}) and {slugs[other]!r} ({other}) are the same name"
                    " for two authorities on the same day. Rename one of them."
                )


def _overlap(one: Life, other: Life) -> bool:
    return existed(one, first=other[0] or date.min, last=other[1] or date.max)
