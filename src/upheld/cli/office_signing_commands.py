"""`upheld office signing-key`, and what those who sign do by command: read what is signed, sign it.

office.toml has the public half of the key. Signing names the hash of the edition that was read.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from upheld.cli.acting_as import As, PasswordStdin, acting_as
from upheld.cli.office_shared import started
from upheld.cli.options import a_year
from upheld.cli.running import err, out
from upheld.office.configuration import read_configuration
from upheld.office.rules.policy import Deed
from upheld.ombudsman.signing_settings import SigningRole

if TYPE_CHECKING:
    from upheld.office.year.steps import YearNow

ANOTHER = (
    "The office has another key now. Editions built with the one before keep it: they are signed,"
    " checked and published with that, so nothing that was published changes. Replace the key in"
    " office.toml, and build again what has not been signed."
)
FEWEST_DIGITS = 12  # of a hash
TheYear = Annotated[str, typer.Argument(metavar="YEAR", help="The business year: 2023-24.")]


def signing_key(
    new: Annotated[
        bool, typer.Option("--new", help="Make another key, for editions built from now on.")
    ] = False,
) -> None:
    """Make the key with which editions are signed, or print it again, ready for office.toml.

    Only its public half is printed. The secret half stays in the database, encrypted.
    """
    with started():
        from upheld.office.year.signing_key import make_key, newest_key

        before = newest_key()
        key = make_key() if new or before is None else before
    if key is not before:
        err.print(ANOTHER if before else "The key was made.", markup=False)
    out.print(f'[signing]\nkey = "{key.public}"', markup=False)


def signing(year: TheYear) -> None:
    """Print what is signed: its hash, the page to read, who has signed, and open queries."""
    with started():
        from upheld.office.year.steps import year_now

        for line in _said(year_now(a_year(year), read_configuration())):
            out.print(line, markup=False)


def _said(stands: "YearNow") -> Iterator[str]:
    from upheld.office.year.signing import open_queries, signers
    from upheld.publish.annual.signing import PAGE

    if not stands.edition or not stands.life:
        yield "There is no candidate to sign."
        return
    assert stands.review
    yield f"Hash of {stands.edition.name}: {stands.review.edition_hash}"
    yield f"Read it: {stands.edition}.private/{PAGE}"
    if because := stands.life.signing.one_signature_because:
        yield f"One signature is enough: {because}"
    signed = signers(stands.life)
    for role in SigningRole:
        yield f"{role}: {f'signed by {signed[role]}' if role in signed else 'not signed yet'}"
    yield f"Open queries: {len(open_queries(stands)):,}"


def sign(
    year: TheYear,
    role: Annotated[SigningRole, typer.Option(help="What you confirm: figures, or words.")],
    hash_: Annotated[
        str,
        typer.Option(
            "--hash", help=f"The hash of the edition that you read; {FEWEST_DIGITS} digits do."
        ),
    ],
    who: As,
    reason: Annotated[
        str, typer.Option(help="Why you sign while queries are open. It is published.")
    ] = "",
    password_stdin: PasswordStdin = False,
) -> None:
    """Sign the year's edition, by the hash that you have read."""
    with acting_as(who, Deed.SIGN_EDITION, password_stdin=password_stdin) as person:
        from upheld.office.year.signing import sign as do

        done = do(
            a_year(year),
            role,
            read_configuration(),
            by=person,
            edition_hash=_whole(hash_, year),
            reason=reason,
        )
        out.print(f"Signed as {role}: {done.edition}", markup=False)


def _whole(digits: str, year: str) -> str:
    """The hash on record, if it begins with these digits; if not, they are no edition's."""
    from upheld.office.year.keeping import record_of

    on_record = record_of(a_year(year)).edition_hash
    is_meant = len(digits) >= FEWEST_DIGITS and on_record.startswith(digits.casefold())
    return on_record if is_meant else digits
