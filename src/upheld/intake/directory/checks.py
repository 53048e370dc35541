"""Contradictions that a directory of authorities may not have.

Each check gives whole sentences with the slug and the values. Together they report everything
that is wrong, so that one round of corrections is enough.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from upheld.core.authorities.lives import Life, existed
from upheld.core.authorities.naming import readings
from upheld.core.authorities.reorganisation import Link, troubles
from upheld.intake.directory.authority import Authority, Name, Population, Succession
from upheld.intake.directory.rows import FilesRead

AboutOne = Name | Succession | Population  # about an authority


def contradictions(
    authorities: Sequence[Authority],
    *,
    names: Sequence[Name],
    successions: Sequence[Succession],
    populations: Sequence[Population],
    words: Mapping[str, frozenset[str]],
    found: FilesRead,
) -> list[str]:
    """``found``: where each row is. What has a row that cannot be read is not called unknown."""
    known = {authority.slug: authority for authority in authorities}
    its_names = [name for name in names if name.slug in known]
    rows: list[AboutOne] = [*names, *successions, *populations]
    problems = [] if found.has_unread_file else list(unknown({*known, *found.unread}, rows, found))
    problems += codes_of_two(authorities, names, found)
    problems += lives_that_end_before_they_begin(authorities, found)
    problems += halves_of_a_place(authorities, found)
    problems += names_that_end_before_they_begin(names, found)
    problems += successions_with_a_gap(successions, known, found)
    problems += printed_names_that_overlap(names, found)
    problems += names_of_two(known, its_names, words, found)
    return problems or sorted(circles_and_ended_successors(successions, known))


def unknown(known: Collection[str], rows: Iterable[AboutOne], found: FilesRead) -> Iterator[str]:
    """Each slug that no authority has, at the first row that has it."""
    told: dict[str, str] = {}
    for row in rows:
        for slug in (
            (row.predecessor, row.successor) if isinstance(row, Succession) else (row.slug,)
        ):
            if slug not in known:
                told.setdefault(slug, found.of(row))
    for slug, at in sorted(told.items()):
        yield (
            f"{at}{slug!r} is in names, successions or populations but not in authorities."
            " Add it there, or correct the slug."
        )


def codes_of_two(
    authorities: Iterable[Authority], names: Iterable[Name], found: FilesRead
) -> Iterator[str]:
    """An office may list a code that has since become the one we have."""
    rows: dict[str, list[Authority | Name]] = defaultdict(list)
    own = {(each.slug, each.gss_code) for each in authorities}
    for each in authorities:
        if each.gss_code:
            rows[each.gss_code].append(each)
    for name in names:
        if name.use == "code" and (name.slug, name.name) not in own:
            rows[name.name].append(name)
    for code, bearers in rows.items():
        if len(bearers) > 1:
            slugs = " and ".join(each.slug for each in bearers)
            yield f"{found.of(bearers[-1])}the GSS code {code!r} is that of {slugs}. Keep one."


def lives_that_end_before_they_begin(
    authorities: Iterable[Authority], found: FilesRead
) -> Iterator[str]:
    for each in authorities:
        if each.first_day and each.last_day and each.last_day < each.first_day:
            life = f"{each.slug} ends on {each.last_day}, before it begins on {each.first_day}"
            yield f"{found.of(each)}{life}. Correct one of the days."


def names_that_end_before_they_begin(names: Iterable[Name], found: FilesRead) -> Iterator[str]:
    for each in names:
        if each.valid_from and each.valid_to and each.valid_to < each.valid_from:
            days = f"{each.name!r} ends on {each.valid_to}, before it begins on {each.valid_from}"
            yield f"{found.of(each)}{days}. Correct one of the days."


def halves_of_a_place(authorities: Iterable[Authority], found: FilesRead) -> Iterator[str]:
    """A body with one coordinate would be left off the map without a word."""
    for each in authorities:
        if (each.latitude is None) != (each.longitude is None):
            missing = "latitude" if each.latitude is None else "longitude"
            yield f"{found.of(each)}{each.slug} has no {missing}. Give both, or neither."


def successions_with_a_gap(
    successions: Iterable[Succession], known: dict[str, Authority], found: FilesRead
) -> Iterator[str]:
    """A successor begins the day after its predecessor ends, so that there is always one."""
    for each in successions:
        if each.predecessor not in known or each.successor not in known:
            continue
        last_day = known[each.predecessor].last_day
        first_day = known[each.successor].first_day
        where = f"{found.of(each)}{each.successor} succeeds {each.predecessor} on {each.on}"
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


def printed_names_that_overlap(names: Iterable[Name], found: FilesRead) -> Iterator[str]:
    printed = defaultdict(list)
    for name in names:
        if name.use == "printed":
            printed[name.slug].append(name)
    for slug, its_names in printed.items():
        for one, other in combinations(its_names, 2):
            if _overlap((one.valid_from, one.valid_to), (other.valid_from, other.valid_to)):
                names_of_day = f"{one.name!r}, {other.name!r}"
                at = found.of(other)
                yield f"{at}{slug} has two names on the same day: {names_of_day}. End one of them."


def names_of_two(
    known: dict[str, Authority],
    names: Iterable[Name],
    words: Mapping[str, frozenset[str]],
    found: FilesRead,
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
                same = f"{slugs[one]!r} ({one}) and {slugs[other]!r} ({other}) are the same name"
                on = "for two authorities on the same day. Rename one of them."
                yield f"{found.of(b)}{same} {on}"


def _overlap(one: Life, other: Life) -> bool:
    return existed(one, first=other[0] or date.min, last=other[1] or date.max)
