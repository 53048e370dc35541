"""Who signs an edition, in which role, and why somebody does not.

Two people sign, and neither asked for the edition to be built. Two accounts of one person are one
person, as far as an office can know: by the name, by the mailbox, or because one had a link to the
other (rules.second_person).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Protocol

from upheld.office.rules.roles import Role
from upheld.office.rules.second_person import Account, why_not_second
from upheld.ombudsman.signing_settings import SigningRole

SIGN_AS: Mapping[SigningRole, frozenset[Role]] = {
    SigningRole.STATISTICIAN: frozenset({Role.RESPONSIBLE_STATISTICIAN}),
    SigningRole.SIGNATORY: frozenset({Role.SIGNATORY, Role.DIRECTOR}),
}
CONFIRMS: Mapping[SigningRole, str] = {
    SigningRole.STATISTICIAN: "the figures are right",
    SigningRole.SIGNATORY: "the words of the letters are ours",
}


class Signer(Account, Protocol):
    name: str
    email: str

    @property
    def roles(self) -> frozenset[Role]: ...


def roles_to_sign_in(roles: Collection[Role]) -> list[SigningRole]:
    return [role for role, signing in SIGN_AS.items() if signing.intersection(roles)]


def why_not_signer(
    signer: Signer,
    role: SigningRole,
    *,
    built_for: Signer | None,
    signed: Mapping[str, Signer],
    at: datetime,
) -> str:
    """Why ``signer`` cannot sign in ``role``; '' if nothing prevents it.

    ``signed`` are those who have signed the same edition, by role.
    """
    return next(_troubles(signer, role, built_for=built_for, signed=signed, at=at), "")


def _troubles(
    signer: Signer,
    role: SigningRole,
    *,
    built_for: Signer | None,
    signed: Mapping[str, Signer],
    at: datetime,
) -> Iterator[str]:
    if role not in roles_to_sign_in(signer.roles):
        may = " or ".join(sorted(SIGN_AS[role]))
        yield f"You cannot sign as {role}: that needs the role {may}."
    if role in signed:
        yield f"{signed[role]} has signed it as {role} already."
    if built_for:
        yield from _same_person(signer, built_for, did="asked for this edition to be built", at=at)
    for each, other in signed.items():
        yield from _same_person(signer, other, did=f"has signed it as {each}", at=at)


def _same_person(signer: Signer, other: Signer, *, did: str, at: datetime) -> Iterator[str]:
    if signer.pk == other.pk:
        yield f"You cannot sign it: your account {did}. Somebody else must sign it."
    elif _written_alike(signer, other):
        yield (
            f"The account with the address {other.email} {did}, and it is yours by its name or"
            " address. One person counts once, so somebody else must sign it."
        )
    elif why := why_not_second(signer, to=other, at=at, did=did, do="sign"):
        yield why
    elif why_not_second(other, to=signer, at=at):
        yield f"{other} {did}, and you had a link to their account, so somebody else must sign it."


def _written_alike(one: Signer, other: Signer) -> bool:
    return _spelt(one.name) == _spelt(other.name) or _mailbox(one.email) == _mailbox(other.email)


def _spelt(name: str) -> list[str]:
    return sorted(name.casefold().replace(".", " ").replace(",", " ").split())


def _mailbox(email: str) -> str:
    """Without what follows a plus sign: both addresses are delivered to one mailbox.

    >>> _mailbox("Any.One+second@Office.example")
    'any.one@office.example'
    """
    local, _, domain = email.casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
