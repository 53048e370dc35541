"""What office.toml may say, and each problem as key, value and what to write.

Name, addresses and signatories have no default: an office that forgot one would print another's.
"""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from upheld.core.contrast import COLOUR, LEAST_OF_TEXT, of_colour
from upheld.core.email_addresses import EMAIL
from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.core.references import FORM
from upheld.core.vocabulary import folded
from upheld.ombudsman.addresses import why_no_link, why_no_website
from upheld.ombudsman.case_link import problems_of_case_link
from upheld.ombudsman.correction_settings import GROUP as CORRECTIONS
from upheld.ombudsman.correction_settings import problems_of_corrections
from upheld.ombudsman.election_periods import GROUP as ELECTION_PERIODS
from upheld.ombudsman.election_periods import problems_of_election_periods
from upheld.ombudsman.setting_values import (
    Check,
    Settings,
    are_texts,
    groups_of,
    is_text,
    not_groups,
    text,
    texts,
    unknown_keys,
    whole_number,
)
from upheld.ombudsman.signing_settings import GROUP as SIGNING
from upheld.ombudsman.signing_settings import problems_of_signing
from upheld.ombudsman.toml_values import shown

# What to write is clearly only a placeholder. NO_OFFICE has the same placeholders, so letters are
# drafts while one of them is left.
REQUIRED = {
    "name": 'name = "Name of the ombudsman"',
    "short_name": 'short_name = "the Ombudsman"',
    "contact": 'contact = "contact@the-ombudsman.example"',
    "site": 'site = "https://the-ombudsman.example"',
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
    ELECTION_PERIODS,
    SIGNING,
    CORRECTIONS,
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


def _email(key: str, value: Any) -> Iterator[str]:
    """Pages make a link of it that writes to it."""
    if not is_text(value) or not EMAIL.fullmatch(value):
        yield f"{key}: {shown(value)} is not one email address. Write {REQUIRED[key]}."


def _site(key: str, value: Any) -> Iterator[str]:
    yield from text(key, value)
    if is_text(value) and (why := why_no_website(value, has_pages=True)):
        yield f"{key}: {why}"


def _colour(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not COLOUR.fullmatch(value):
        yield f'{key}: {shown(value)} is not a colour. Write it like "#1d4f6e".'
    elif (contrast := of_colour(value)) < LEAST_OF_TEXT:
        yield (
            f"{key}: {shown(value)} is too light: its contrast with white is"
            f" {math.floor(contrast * 10) / 10} : 1, and text needs at least {LEAST_OF_TEXT} : 1."
            " Write a darker one."
        )


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
        told = f'Write [{key}], and in it paragraphs = ["..."].'
        yield f"{key}: {shown(value)} is not a message. {told}"
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
                f"{where}: {shown(paragraph)} is not a text. Write it between quotes or, if it"
                f" quotes a number, as {{ {keys} }}."
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
        told = f'Write [{key}], and in it ended = ["successor"].'
        yield f"{key}: {shown(value)} is not a group. {told}"
        return
    for slug, heirs in value.items():
        if not are_texts(heirs):
            told = f'Write {slug} = ["successor"].'
            yield f"{key}.{slug}: {shown(heirs)} is not a list of texts. {told}"


def _directory(key: str, value: Any) -> Iterator[str]:
    if value not in (ADDED, OWN):
        yield (
            f'{key}: {shown(value)} is not one that we know. Write "{ADDED}" if your folder adds to'
            f' the packaged directory, or "{OWN}" if it has all your authorities.'
        )


def _ended_outcomes(key: str, value: Any) -> Iterator[str]:
    """Only one successor: an outcome counts in one figure."""
    if not isinstance(value, Mapping):
        yield f'{key}: {shown(value)} is not a group. Write [{key}], and in it ended = "successor".'
        return
    for slug, successor in value.items():
        if not is_text(successor):
            yield f'{key}.{slug}: {shown(successor)} is not a text. Write {slug} = "successor".'


def _signatories(key: str, value: Any) -> Iterator[str]:
    if value == []:
        yield f"{key}: there are none. Give at least one, with a name and a title."
    yield from not_groups(key, value)
    for where, signatory in groups_of(key, value):
        wrong = sorted(set(signatory) - set(OF_A_SIGNATORY))
        wrong += [name for name in ("name", "title") if name not in signatory]
        if wrong:
            yield (
                f"{where}: {', '.join(map(str, wrong))}."
                " A signatory has name, title and, if needed, valid_from and valid_to."
            )
        for name in ("name", "title"):
            if name in signatory:
                yield from text(f"{where}, {name}", signatory[name])
        for name in ("valid_from", "valid_to"):
            if name in signatory and type(signatory[name]) is not date:
                yield f"{where}, {name}: {shown(signatory[name])} is not a day. Write 2020-07-22."


def _links(key: str, value: Any) -> Iterator[str]:
    yield from not_groups(key, value)
    for where, link in groups_of(key, value):
        if set(link) != set(OF_A_LINK):
            yield f"{where}: {shown(link)}. A link has text and address, and nothing else."
            continue
        for name in OF_A_LINK:
            yield from text(f"{where}, {name}", link[name])
        if is_text(link["address"]) and (why := why_no_link(link["address"])):
            yield f"{where}, address: {why}"


CHECKS: Mapping[str, Check] = {
    "name": text,
    "short_name": text,
    "contact": _email,
    "site": _site,
    "address": _address,
    "signatories": _signatories,
    "colour": _colour,
    "publication_delay_days": whole_number(0, 3_650),
    "pinned_average_threshold_points": whole_number(0, 100),
    "retention_years": whole_number(1, 1_000),  # with 0, no decision would ever be listed
    "references": _references,
    "faults": _faults,
    "case_link": problems_of_case_link,
    "bank_holidays": _bank_holidays,
    "earlier_names": texts,
    "ended_letters": _ended_letters,
    "ended_outcomes": _ended_outcomes,
    "directory": _directory,
    "links": _links,
    ELECTION_PERIODS: problems_of_election_periods,
    SIGNING: problems_of_signing,
    CORRECTIONS: problems_of_corrections,
}
