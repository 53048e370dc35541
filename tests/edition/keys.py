"""Keys to sign acts with, as an office makes them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def new_secret() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(secret: bytes) -> str:
    """The half that office.toml and the manifest have."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()
