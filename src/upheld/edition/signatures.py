"""The office's signature under an act: Ed25519, checked with the public key in the manifest.

The secret half never leaves the office. So anyone who has an edition and its acts can tell that the
office did them, without its database; and nobody who can only write files can sign.

What signs and checks is imported only then: it takes 9 MB, and who builds an edition needs none.
"""

from dataclasses import replace

from upheld.edition.acts import Act


def new_secret() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(secret: bytes) -> str:
    """The half that office.toml and the manifest have."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()


def signed(act: Act, secret: bytes) -> Act:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(act.words)
    return replace(act, signature=signature.hex())


def is_signed(act: Act, key: str) -> bool:
    """Whether the office with this public key signed it, as it stands."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(act.signature), act.words)
    except (InvalidSignature, ValueError):
        return False
    return True
