"""Encryption with keys made from the office's secret, which is not in the database."""

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def cipher(of: str) -> Fernet:
    """A key of its own for each kind of thing."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=of.encode()).derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(key))
