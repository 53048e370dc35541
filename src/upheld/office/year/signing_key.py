"""The office's key for signing editions: made once, and another only when somebody asks for it.

An edition is signed with the key whose public half its manifest has, so an older key is kept. The
secret half is encrypted with a key made from the office's secret, which is not in the database, and
is opened only to sign.
"""

from cryptography.fernet import InvalidToken

from upheld.edition.signatures import new_secret, public_of
from upheld.office.ledger.recording import writing
from upheld.office.models import SigningKey
from upheld.office.people.encrypting import cipher
from upheld.office.rules.states import NotAllowed

OF = "signing editions"
COMMAND = "command"


class NoKey(NotAllowed):
    """The office cannot sign an edition with this public key."""


def newest_key() -> SigningKey | None:
    return SigningKey.objects.first()


def make_key() -> SigningKey:
    secret = new_secret()
    with writing(COMMAND, "make a signing key") as write:
        made = SigningKey(
            public=public_of(secret),
            encrypted=cipher(OF).encrypt(secret.hex().encode()).decode(),
            made_at=write.at,
        )
        write.make(made)
    return made


def secret_of(public: str) -> bytes:
    """Raises NoKey."""
    found = SigningKey.objects.filter(public=public).first()
    if found is None:
        raise NoKey(
            f"This edition asks for signatures with the key {public}, which this office does not"
            " have. Write the key that `upheld office signing-key` prints in office.toml, and build"
            " the edition again. If the key was in another database, restore that from its backup."
        )
    try:
        return bytes.fromhex(cipher(OF).decrypt(found.encrypted.encode()).decode())
    except InvalidToken:
        raise NoKey(
            f"The key {public} cannot be opened, because the office has had another"
            " UPHELD_OFFICE_SECRET since it was made. Set the secret from before, or make another"
            " key with `upheld office signing-key --new`, and build the edition again."
        ) from None
