"""Who signs an edition before anything of it is sent or published: [signing] in office.toml.

Two people sign, each in a role: that the figures are right, and that the words are ours. An office
too small for that asks for one, and says why: the reason is published with the edition. A folder
without this group signs no editions.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

KEY = re.compile(r"[0-9a-f]{64}")
GROUP = "signing"
KEYS = ("key", "one_signature_because")
MOST_SIGNATURES = 2


class SigningRole(StrEnum):
    STATISTICIAN = "responsible statistician"  # the figures are right
    SIGNATORY = "signatory of the letters"  # the words are ours; or a director in their place


ROLES = tuple(str(role) for role in SigningRole)


@dataclass(frozen=True, kw_only=True)
class Signing:
    """As frozen in an edition's manifest. Without a key nothing has to be signed."""

    key: str = ""  # the public half of the office's Ed25519 key, in hexadecimal digits
    one_signature_because: str = ""

    @property
    def needed(self) -> int:
        """How many signatures."""
        if not self.key:
            return 0
        return 1 if self.one_signature_because else MOST_SIGNATURES

    def stated(self) -> dict[str, str]:
        """For the manifest: what is not said is left out."""
        return {name: value for name, value in asdict(self).items() if value}


def signing_of(settings: Mapping[str, Any]) -> Signing:
    return Signing(**settings.get(GROUP, {}))


def problems_of_signing(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f'{key}: {value!r} is not a group. Write [{key}], and in it key = "...".'
        return
    for name in value:
        if name not in KEYS:
            yield f"{key}.{name} is not a setting. Write one of: {', '.join(KEYS)}."
    public = value.get("key")
    if not isinstance(public, str) or not KEY.fullmatch(public):
        yield (
            f"{key}.key: {public!r} is not a public key, which has 64 hexadecimal digits. Write the"
            " one that `upheld office signing-key` prints."
        )
    why = value.get("one_signature_because", "-")
    if not isinstance(why, str) or not why.strip():
        yield (
            f"{key}.one_signature_because: {why!r} is not a reason. Write it between quotes, as"
            " your readers will read it, or leave this setting out: then two people sign."
        )
