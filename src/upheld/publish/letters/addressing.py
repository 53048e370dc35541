"""Who a letter is addressed to on its day: the chief executive, and those who get a copy."""

from collections.abc import Mapping, Sequence
from datetime import date

from upheld.core.english import body_named
from upheld.core.row import Row
from upheld.core.vocabulary import CHIEF_EXECUTIVE, LINK_OFFICER
from upheld.edition.queries.authorities import AuthorityRow
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import Wording
from upheld.publish.letters.letter import Addressee

MOST_LINK_OFFICERS = 2
COPIED = {  # role to the key of its title and the most copies it gets, in the order printed
    LINK_OFFICER: ("address.link_officer", MOST_LINK_OFFICERS),
    "leader": ("address.leader", 1),
    "scrutiny chair": ("address.scrutiny_chair", 1),
    "monitoring officer": ("address.monitoring_officer", 1),
}


def addressee_of(
    bodies: Sequence[tuple[AuthorityRow, Sequence[Row]]],
    *,
    on: date,
    year: str,
    office: Office,
    wording: Wording,
) -> Addressee:
    """The row and the contacts of each body that gets the letter: one, or several successors."""
    lines: list[str] = []
    copies: list[str] = []
    names: list[str] = []
    common: dict[str, str] = {}
    for authority, contacts in bodies:
        common = _common(authority, year, office, wording)
        chief = _in_post(contacts, CHIEF_EXECUTIVE, on=on)[:1]
        unnamed = wording.say("address.chief_executive", common)
        lines += [
            f"{row['name']}, {row['title']}" if row["title"] else row["name"] for row in chief
        ]
        lines += [] if chief else [unnamed]
        lines.append(authority.name)
        names += [row["name"] for row in chief]
        for copy in _copies(contacts, on=on, common=common, wording=wording):
            # Two councils each have a link officer: say which council each is from.
            told = wording.say("address.copy_of_several", {**common, "copy": copy})
            copies.append(told if len(bodies) > 1 else copy)
    return Addressee(
        lines=tuple(lines),
        salutation=_salutation(names, len(bodies), common, wording),
        copies=tuple(copies),
    )


def _common(authority: AuthorityRow, year: str, office: Office, wording: Wording) -> dict[str, str]:
    body, bodies = wording.body(authority.kind)
    return {
        "year": year,
        "body": body,
        "bodies": bodies,
        "authority": authority.name,
        "the_authority": body_named(authority.name),
        "office": office.name,
        "site": office.site,
    }


def _salutation(
    names: Sequence[str], bodies: int, common: Mapping[str, str], wording: Wording
) -> str:
    if bodies > 1:
        return wording.say("address.salutation_several", common)
    if names:
        return wording.say("address.salutation", {**common, "name": _spoken_to(names[0])})
    return wording.say("address.salutation_unnamed", common)


def _copies(
    contacts: Sequence[Row], *, on: date, common: Mapping[str, str], wording: Wording
) -> list[str]:
    return [
        _copy(row, row["title"] or wording.say(key, common), common, wording)
        for role, (key, most) in COPIED.items()
        for row in _in_post(contacts, role, on=on)[:most]
    ]


def _copy(row: Row, title: str, common: Mapping[str, str], wording: Wording) -> str:
    if _is_a_post(row["name"]) and not row["title"]:
        return str(row["name"])
    return wording.say("address.copy", {**common, "name": row["name"], "title": title})


def _is_a_post(name: str) -> bool:
    """Some lists name posts instead of people: The Link Officer."""
    return name.casefold().startswith("the ")


def _spoken_to(name: str) -> str:
    """
    >>> _spoken_to("The Chief Executive"), _spoken_to("Miss C")
    ('Chief Executive', 'Miss C')
    """
    return name[len("the ") :] if _is_a_post(name) else name


def _in_post(contacts: Sequence[Row], role: str, *, on: date) -> list[Row]:
    """Who holds the role on the day, the longest in post first."""
    found = [
        row
        for row in contacts
        if row["role"] == role
        and (row["valid_from"] or date.min) <= on <= (row["valid_to"] or date.max)
    ]
    return sorted(found, key=lambda row: (row["valid_from"] or date.min, row["name"]))
