"""An office with tiny editions of one year, and what it does with them, each thing once."""

import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.whole.tiny_editions import FIRST_HOUR, YEARS, order
from upheld.edition.acts import Act, Kind, acts_of, add_act
from upheld.edition.life import life_of
from upheld.edition.manifest import edition_hash
from upheld.edition.signatures import new_secret, signed
from upheld.edition.staging import restore
from upheld.ombudsman.signing_settings import ROLES
from upheld.publish.annual.building import build
from upheld.publish.annual.publishing import Clock, publish

SECRET = new_secret()
YEAR = YEARS[0]
LONG_AFTER = FIRST_HOUR + timedelta(days=9_999)


@dataclass(frozen=True)
class Office:
    folder: Path

    @property
    def editions(self) -> Path:
        return self.folder / "editions"

    @property
    def public(self) -> Path:
        return self.folder / "published" / "editions"

    def edition(self, version: int = 1) -> Path:
        return self.editions / f"{YEAR}.v{version}"

    def build(self, content: int = 1, *, identified: tuple[str, ...] = ()) -> Path:
        """Each version has a later hour than the one before."""
        hour = FIRST_HOUR + timedelta(days=content)
        asked = order(
            self.editions, YEAR, content=content, hour=hour, secret=SECRET, identified=identified
        )
        return build(asked).folder

    def is_candidate(self, version: int) -> bool:
        edition = self.edition(version)
        restore(edition)
        return not edition.exists() or not life_of(edition).is_marked

    def add(self, kind: Kind, version: int = 1, person: int = 1, role: str = "") -> None:
        """Nothing, if it was done before."""
        edition = self.edition(version)
        restore(edition)
        done = (act for act in acts_of(edition) if act.kind == kind and act.people == (person,))
        if not any(done):
            act = Act(
                kind=kind,
                edition=edition_hash(edition),
                at=FIRST_HOUR.isoformat(),
                people=(person,),
                role=role,
            )
            add_act(edition, signed(act, SECRET))

    def sign(self, version: int = 1) -> None:
        for person, role in enumerate(ROLES, start=1):
            self.add(Kind.SIGNED, version, person, role)

    def publish(self, version: int = 1) -> Path:
        clock = Clock(now=lambda: LONG_AFTER, sleep=time.sleep)
        return publish(self.edition(version), to=self.public.parent, clock=clock).folder
