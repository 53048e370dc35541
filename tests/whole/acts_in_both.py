"""An act as the naive model has it, and the real one that it stands for."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from tests.whole.tiny_editions import LETTERS
from upheld.edition.acts import Act, Kind
from upheld.edition.signatures import new_secret, signed

SECRETS = {name: new_secret() for name in ("office", "its next key", "thief")}
CHANGED = "changed"  # afterwards, by hand
Plain = dict[str, Any]


def plain_act(kind: str, *, of: str, at: datetime, **told: Any) -> Plain:
    """``signed`` says with whose key; None: with nobody's."""
    number = LETTERS if kind == Kind.SENT else 0
    act = {"kind": kind, "of": of, "at": at, "people": (), "role": "", "hour": None}
    return {**act, "signed": None, "number": number, **told}


def real_act(plain: Plain) -> Act:
    act = Act(
        kind=Kind(plain["kind"]),
        edition=plain["of"],
        at=plain["at"].isoformat(),
        people=plain["people"],
        role=plain["role"],
        hour=plain["hour"].isoformat() if plain["hour"] else "",
        number=plain["number"],
    )
    if plain["signed"] is None:
        return act
    if plain["signed"] == CHANGED:
        return replace(signed(act, SECRETS["office"]), reason="It was agreed.")
    return signed(act, SECRETS[plain["signed"]])


def as_typed(acts: list[Plain]) -> str:
    """The file, as somebody could write it who knows how it looks."""
    told = (asdict(real_act(act)).items() for act in acts)
    return "".join(f"{json.dumps({name: v for name, v in act if v})}\n" for act in told)
