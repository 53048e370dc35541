"""Who a letter is addressed to on its day, and who gets a copy: by the profile's roles."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from upheld.core.english import post_named
from upheld.core.profile_parts import Role
from upheld.core.row import Row
from upheld.core.years import Year
from upheld.edition.queries.authorities import AuthorityRow
from upheld.ombudsman.folder import Office
from upheld.ombudsman.templates_of_profile import role_key, several_key
from upheld.ombudsman.wording import Wording
from upheld.publish.letters.letter import Addressee


def addressee_of(
    bodies: Sequence[tuple[AuthorityRow, Sequence[Row]]],
    *,
    on: date,
    year: Year,
    office: Office,
    wording: Wording,
) -> Addressee:
    """The row and the contacts of each body that gets the letter: one, or several successors."""
    lines: list[str] = []
    copies: list[str] = []
    names: list[str] = []
    roles: set[str] = set()
    common: dict[str, str] = {}
    for authority, contacts in bodies:
        common = wording.common(office=office, year=year, kind=authority.kind, name=authority.name)
        known = office.profile.roles_of(authority.peer_group)
        role, row = _addressed(contacts, on=on, roles=known)
        name = row["name"] if row else _with_article(_called(role, common, wording))
        lines += [f"{name}, {row['title']}" if row and row["title"] else name, authority.name]
        names.append(name)
        roles.add(role)
        others = [each for each in contacts if each is not row]
        for copy in _copies(others, on=on, common=common, roles=known, wording=wording):
            # Two councils each have a link officer: say which council each is from.
            told = wording.say("address.copy_of_several", {**common, "copy": copy})
            copies.append(told if len(bodies) > 1 else copy)
    return Addressee(
        lines=tuple(lines),
        salutation=_salutation(names, roles, common, wording),
        copies=tuple(copies),
    )


def _addressed(
    contacts: Sequence[Row], *, on: date, roles: Sequence[Role]
) -> tuple[str, Row | None]:
    """The first role that is held, and who holds it; the first of all if nobody holds one."""
    addressed = [role.key for role in roles if role.is_addressed]
    held = ((role, _in_post(contacts, role, on=on)) for role in addressed)
    found = next(((role, rows[0]) for role, rows in held if rows), None)
    return found or (addressed[0], None)


def _called(role: str, common: Mapping[str, str], wording: Wording) -> str:
    """What somebody in a role is called, in the words for it if there are any."""
    key = role_key(role)
    return wording.say(key, common) if wording.has(key) else post_named(role)


def _with_article(post: str) -> str:
    return post if _is_a_post(post) else f"The {post}"


def _salutation(
    names: Sequence[str], roles: set[str], common: Mapping[str, str], wording: Wording
) -> str:
    if len(names) == 1:
        return wording.say("address.salutation", {**common, "name": _spoken_to(names[0])})
    key = several_key(*roles) if len(roles) == 1 else ""
    return wording.say(key if wording.has(key) else "address.salutation_all", common)


def _copies(
    contacts: Sequence[Row],
    *,
    on: date,
    common: Mapping[str, str],
    roles: Sequence[Role],
    wording: Wording,
) -> Iterator[str]:
    for role in roles:
        for row in _in_post(contacts, role.key, on=on)[: role.copies]:
            title = row["title"] or _called(role.key, common, wording)
            yield _copy(row, title, common, wording)


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
