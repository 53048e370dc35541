"""What the acts next to an edition come to: who has signed it, and from what hour it is public.

One rule for everybody who asks: the build, publish, verify, the public site and the office. An act
that needs the office's signature counts for nothing without it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from upheld.core.english import joined
from upheld.edition.acts import MARKS, NEEDS_SIGNATURE, Act, Kind, acts_of
from upheld.edition.manifest import Manifest, read_manifest
from upheld.edition.signatures import is_signed
from upheld.ombudsman.signing_settings import ROLES, Signing

TWO_PEOPLE = 2  # who move the hour of publication


@dataclass(frozen=True, kw_only=True)
class Move:
    """Another hour of publication, by an act."""

    act: Act
    before: datetime
    after: datetime


@dataclass(frozen=True, kw_only=True)
class Life:
    """An edition and what was done with it. Acts of another edition of its name are not in it."""

    manifest: Manifest
    acts: tuple[Act, ...] = ()

    @cached_property
    def signing(self) -> Signing:
        return Signing(**self.manifest.signing)

    @cached_property
    def holding(self) -> tuple[Act, ...]:
        """The acts that count, in the order in which they were done."""
        found = (act for act in self.acts if not why_not_holding(act, self.signing))
        return tuple(sorted(found, key=lambda act: act.moment))

    @property
    def is_marked(self) -> bool:
        """Whether other people rely on it. A mark needs no key to be one: it can only protect."""
        return any(act.kind in MARKS for act in self.acts)

    def done(self, kind: Kind) -> tuple[Act, ...]:
        return tuple(act for act in self.holding if act.kind == kind)

    @property
    def signatures(self) -> dict[str, Act]:
        """By role: the first person who signed in each, and nobody twice."""
        found: dict[str, Act] = {}
        for act in self.done(Kind.SIGNED):
            if act.role not in found and all(act.people != each.people for each in found.values()):
                found[act.role] = act
        return found

    @property
    def why_unsigned(self) -> str:
        """Who must sign it first; '' if nobody must, because its ombudsman signs no editions."""
        missing = [role for role in ROLES if role not in self.signatures]
        if len(self.signatures) >= self.signing.needed:
            return ""
        return f"it has not been signed by a {joined(missing, last_after='and a')}"

    @property
    def public_at(self) -> datetime | None:
        """The hour that stands. None: a draft, which has none."""
        if self.manifest.is_draft:
            return None
        meant = datetime.fromisoformat(self.manifest.public_at)
        return self.moves[-1].after if self.moves else meant

    @property
    def moves(self) -> tuple[Move, ...]:
        """Each other hour, in order. Postponed means later, published early means earlier:
        anything else moves nothing.
        """
        if self.manifest.is_draft:
            return ()
        stands, found = datetime.fromisoformat(self.manifest.public_at), []
        for act in self.holding:
            if act.kind in (Kind.POSTPONED, Kind.EMBARGO_BROKEN):
                hour = datetime.fromisoformat(act.hour)
                is_later = act.kind == Kind.POSTPONED
                after = max(stands, hour) if is_later else min(stands, hour)
                if after != stands:
                    found.append(Move(act=act, before=stands, after=after))
                stands = after
        return tuple(found)

    def is_public(self, *, at: datetime) -> bool:
        hour = self.public_at
        return hour is not None and hour <= at and not self.why_unsigned


def life_of(edition: Path) -> Life:
    """Raises EditionError if the manifest or an act cannot be read."""
    return Life(manifest=read_manifest(edition), acts=acts_of(edition))


def why_not_holding(act: Act, signing: Signing) -> str:
    """Why an act counts for nothing; '' if it counts."""
    return next(_troubles(act, signing), "")


def _troubles(act: Act, signing: Signing) -> Iterator[str]:
    if act.kind not in NEEDS_SIGNATURE:
        return
    if not signing.key:
        yield "its ombudsman had no key when it was built, so nothing can be signed"
    elif not is_signed(act, signing.key):
        yield "the signature under it is not the office's, or something in it was changed"
    if act.kind == Kind.SIGNED:
        if act.role not in ROLES:
            yield f"{act.role!r} is not a role in which an edition is signed"
        if len(act.people) != 1:
            yield "one person signs"
    else:
        if len(set(act.people)) != TWO_PEOPLE:
            yield "two people must do this"
        if not act.hour:
            yield "it names no hour"
