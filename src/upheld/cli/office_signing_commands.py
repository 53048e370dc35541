"""`upheld office signing-key`: the office's key, of which office.toml has the public half."""

from typing import Annotated

import typer

from upheld.cli.office_shared import started
from upheld.cli.running import err, out

ANOTHER = (
    "The office has another key now. Editions built with the one before keep it: they are signed,"
    " checked and published with that, so nothing that was published changes. Replace the key in"
    " office.toml, and build again what has not been signed."
)


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
