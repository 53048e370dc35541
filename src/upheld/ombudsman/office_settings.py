"""What office.toml may say, and each problem as key, value and what to write.

Name, addresses and signatories have no default: an office that forgot one would print another's.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from upheld.core.contrast import COLOUR, LEAST_OF_TEXT, of_colour
from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.core.references import FORM
from upheld.core.vocabulary import folded
from upheld.ombudsman.case_link import problems_of_case_link

Settings = Mapping[str, Any]
Check = Callable[[str, Any], Iterator[str]]

# What to write is clearly only a placeholder. NO_OFFICE has the same placeholders, so letters are
# drafts while one of them is left.
REQUIRED = {
    "name": 'name = "Name of the ombudsman"',
    "short_name": 'short_name = "the Ombudsman"',
    "contact": 'contact = "Contact address of the ombudsman"',
    "site": 'site = "the ombudsman\'s website"',
    "address": 'address = ["Postal address of the ombudsman"]',
    "signatories": (
        'signatories = [{ name = "Name of the person who signs",'
        ' title = "Title of the person who signs" }]'
    ),
}
BY_DEFAULT = (
    "colour",
    "time_zone",
    "publication_delay_days",
    "pinned_average_threshold_points",
    "retention_years",
    "references",
    "faults",
)
OPTIONAL = (
    "ended_letters",
    "ended_outcomes",
    "years",
    "message",
    "links",
    "earlier_names",
    "case_link",
    "bank_holidays",
    "directory",
)
ADDED, OWN = "added", "own"  # what is in the folder "directory"
OF_A_SIGNATORY = ("name", "title", "valid_from", "valid_to")
OF_A_LINK = ("text", "address")
OF_A_QUOTING = ("text", "source", "approved_by", "checked_by")
LONGEST_FAULT = 100  # characters
OF_A_YEAR = ("letters_on", "public_at", "message")


def problems_of(settings: Settings, profile: Profile) -> list[str]:
    """Everything that is wrong, except the time zone and the years, which have their own checks."""
    found = [f"{key} is missing. Write {REQUIRED[key]}." for key in REQUIRED if key not in settings]
    found += unknown_keys("", settings, (*REQUIRED, *BY_DEFAULT, *OPTIONAL))
    checks: dict[str, Check] = {**CHECKS, "message": partial(_message, profile=profile)}
    for key, check in checks.items():
        if key in settings:
            found += check(key, settings[key])
    return found


def unknown_keys(where: str, group: Settings, known: Collection[str]) -> Iterator[str]:
    for key in group:
        if key not in known:
            yield f"{where}{key} is not a setting. Write one of: {', '.join(known)}."


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(is_text(text) for text in value)


def _text(key: str, value: Any) -> Iterator[str]:
    if not is_text(value):
        yield f"{key}: {value!r} is not a text. Write it between quotes."


def _whole_number(least: int, most: int) -> Check:
    def check(key: str, value: Any) -> Iterator[str]:
        if type(value) is not int or not least <= value <= most:
            yield (
                f"{key}: {_shown(value)} is not a whole number from {least} to {most:,}."
                " Write it without quotes."
            )

    return check


def _shown(value: Any) -> str:
    """A number with thousands of digits cannot even be shown."""
    is_huge = isinstance(value, int) and abs(value) > 10**20
    return "this number" if is_huge else repr(value)


def _colour(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not COLOUR.fullmatch(value):
        yield f'{key}: {value!r} is not a colour. Write it like "#1d4f6e".'
    elif (contrast := of_colour(value)) < LEAST_OF_TEXT:
        yield (
            f"{key}: {value!r} is too light: its contrast with white is"
            f" {math.floor(contrast * 10) / 10} : 1, and text needs at least {LEAST_OF_TEXT} : 1."
            " Write a darker one."
        )


def texts(key: str, value: Any) -> Iterator[str]:
    """A single text is refused: each of its letters would be taken for a text."""
    if not are_texts(value):
        yield f'{key}: {value!r} is not a list of texts. Write {key} = ["...", "..."].'


def _address(key: str, value: Any) -> Iterator[str]:
    yield from texts(key, value)
    if value == []:
        yield f"{key}: [] is empty. Write {REQUIRED[key]}."


def _references(key: str, value: Any) -> Iterator[str]:
    """Forms may overlap: a reference is written in the first form that fits."""
    yield from texts(key, value)
    if are_texts(value):
        for form in value:
            if not FORM.fullmatch(form):
                yield (
                    f"{key}: {form!r} is not the form of a reference. Write # for a digit, @ for a"
                    ' letter and [ ] around what may follow at its end, such as "## ### ###[@]".'
                )


def _faults(key: str, value: Any) -> Iterator[str]:
    """No two kinds that differ only in capitals or spaces: they are read as one."""
    yield from texts(key, value)
    if are_texts(value):
        seen: dict[str, str] = {}
        for kind in value:
            if len(kind) > LONGEST_FAULT:
                yield f"{key}: {kind!r} is longer than {LONGEST_FAULT} characters. Shorten it."
            if folded(kind) in seen:
                yield f"{key}: {seen[folded(kind)]!r} and {kind!r} are the same. Keep one of them."
            seen.setdefault(folded(kind), kind)


def _bank_holidays(key: str, value: Any) -> Iterator[str]:
    """A year left out would be taken for a year without any."""
    if not isinstance(value, list) or not all(type(day) is date for day in value):
        yield f"{key}: this is not a list of dates. Write {key} = [2027-12-27, 2027-12-28]."
        return
    years = {day.year for day in value}
    for year in sorted(set(range(min(years, default=0), max(years, default=0))) - years):
        yield f"{key}: no date is in {year}. Give all of its bank holidays, as of every other year."


def _message(key: str, value: Any, *, profile: Profile) -> Iterator[str]:
    if not isinstance(value, Mapping) or set(value) != {"paragraphs"}:
        yield f'{key}: {value!r} is not a message. Write [{key}], and in it paragraphs = ["..."].'
        return
    found = own_words("paragraphs", value["paragraphs"], profile)
    yield from (f"{key}.{problem}" for problem in found)


def own_words(key: str, value: Any, profile: Profile) -> Iterator[str]:
    """Texts, or groups of text, source, approved_by and checked_by if a text quotes a number."""
    if not isinstance(value, list):
        yield from texts(key, value)
        return
    for place, paragraph in enumerate(value, start=1):
        where = f"{key}, number {place}"
        if not is_text(paragraph) and not _is_quoting(paragraph):
            keys = ", ".join(f'{name} = "..."' for name in OF_A_QUOTING)
            yield (
                f"{where}: {paragraph!r} is not a text. Write it between quotes or, if it quotes a"
                f" number, as {{ {keys} }}."
            )
            continue
        for trouble, remedy in words_of(paragraph).problems(profile):
            yield f"{where}: {trouble}. {remedy}"


def _is_quoting(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and set(value) == set(OF_A_QUOTING)
        and all(map(is_text, value.values()))
    )


def words_of(paragraph: Any) -> OwnWords:
    if isinstance(paragraph, str):
        return OwnWords(written=paragraph)
    return OwnWords(written=paragraph["text"], **{n: paragraph[n] for n in OF_A_QUOTING[1:]})


def _ended_letters(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f'{key}: {value!r} is not a group. Write [{key}], and in it ended = ["successor"].'
        return
    for slug, heirs in value.items():
        if not are_texts(heirs):
            yield f'{key}.{slug}: {heirs!r} is not a list of texts. Write {slug} = ["successor"].'


def _directory(key: str, value: Any) -> Iterator[str]:
    if value not in (ADDED, OWN):
        yield (
            f'{key}: {value!r} is not one that we know. Write "{ADDED}" if your folder adds to the'
            f' packaged directory, or "{OWN}" if it has all your authorities.'
        )


def _ended_outcomes(key: str, value: Any) -> Iterator[str]:
    """Only one successor: an outcome counts in one figure."""
    if not isinstance(value, Mapping):
        yield f'{key}: {value!r} is not a group. Write [{key}], and in it ended = "successor".'
        return
    for slug, successor in value.items():
        if not is_text(successor):
            yield f'{key}.{slug}: {successor!r} is not a text. Write {slug} = "successor".'


def _signatories(key: str, value: Any) -> Iterator[str]:
    if value == []:
        yield f"{key}: there are none. Give at least one, with a name and a title."
    yield from _not_groups(key, value)
    for where, signatory in _groups(key, value):
        wrong = sorted(set(signatory) - set(OF_A_SIGNATORY))
        wrong += [name for name in ("name", "title") if name not in signatory]
        if wrong:
            yield (
                f"{where}: {', '.join(map(str, wrong))}."
                " A signatory has name, title and, if needed, valid_from and valid_to."
            )
        for name in ("name", "title"):
            if name in signatory:
                yield from _text(f"{where}, {name}", signatory[name])
        for name in ("valid_from", "valid_to"):
            if name in signatory and type(signatory[name]) is not date:
                yield f"{where}, {name}: {signatory[name]!r} is not a day. Write 2020-07-22."


def _links(key: str, value: Any) -> Iterator[str]:
    yield from _not_groups(key, value)
    for where, link in _groups(key, value):
        if set(link) != set(OF_A_LINK):
            yield f"{where}: {dict(link)!r}. A link has text and address, and nothing else."
            continue
        for name in OF_A_LINK:
            yield from _text(f"{where}, {name}", link[name])


def _not_groups(key: str, value: Any) -> Iterator[str]:
    """With one bracket instead of two, a list of groups becomes a single group."""
    groups = value if isinstance(value, list) else [value]
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in groups):
        yield (
            f"{key}: {value!r} is not a list of groups."
            f" Write [[{key}]] before each, with two brackets."
        )


def _groups(key: str, value: Any) -> list[tuple[str, Settings]]:
    """Each group, with its place in the list."""
    groups = value if isinstance(value, list) else []
    return [
        (f"{key}, number {place}", group)
        for place, group in enumerate(groups, start=1)
        if isinstance(group, Mapping)
    ]


CHECKS: Mapping[str, Check] = {
    "name": _text,
    "short_name": _text,
    "contact": _text,
    "site": _text,
    "address": _address,
    "signatories": _signatories,
    "colour": _colour,
    "publication_delay_days": _whole_number(0, 3_650),
    "pinned_average_threshold_points": _whole_number(0, 100),
    "retention_years": _whole_number(1, 1_000),  # with 0, no decision would ever be listed
    "references": _references,
    "faults": _faults,
    "case_link": problems_of_case_link,
    "bank_holidays": _bank_holidays,
    "earlier_names": texts,
    "ended_letters": _ended_letters,
    "ended_outcomes": _ended_outcomes,
    "directory": _directory,
    "links": _links,
}
