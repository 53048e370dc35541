"""At whatever hour an address is guessed, what is not public yet, or is not signed, is not there.

Somebody has copied the edition into the published folder too early. Whether it is shown is decided
by the hour that stands, the signatures next to it and the site's clock, forward and back.
"""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.sampling import sample
from tests.site.asking import Asker
from tests.site.guessing import BEFORE_THE_YEAR, copy_by_hand, guessed, hour_of
from tests.site.running import put_register
from tests.whole.small import BEFORE, YEAR
from upheld.edition.acts import Act, Kind, write_acts
from upheld.edition.manifest import edition_hash, read_manifest, write_manifest
from upheld.edition.signatures import new_secret, public_of, signed
from upheld.ombudsman.signing_settings import ROLES

GUESSES, TRIED = 5_000, 40  # each at every time below, by two sites
AT_ONCE = 2.5  # seconds
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
SECRET, THIEF = new_secret(), new_secret()
NAME = f"{YEAR}.v1"
PAGE = f"/councils/leeds/{YEAR}"
ADDRESSES = (PAGE, f"/letters/{NAME}/leeds.html", f"/data/{NAME}/edition.sqlite")


@dataclass(frozen=True, kw_only=True)
class Copied:
    """A published folder, and the same had nobody copied anything too early."""

    folder: Path
    without: Path

    @property
    def edition(self) -> Path:
        return self.folder / "editions" / NAME

    @property
    def hour(self) -> datetime:
        return hour_of(self.folder)

    def done(self, acts: Iterable[Act]) -> None:
        write_acts(self.edition, acts)

    def act(self, kind: Kind, *people: int, secret: bytes = SECRET, **told: str) -> Act:
        at, hash_ = (self.hour - 60 * DAY).isoformat(), edition_hash(self.edition)
        return signed(Act(kind=kind, edition=hash_, at=at, people=people, **told), secret)

    def signatures(self, *, second: bytes = SECRET) -> list[Act]:
        secrets = enumerate(zip(ROLES, (SECRET, second), strict=True), start=1)
        return [self.act(Kind.SIGNED, person, role=r, secret=s) for person, (r, s) in secrets]

    def postponed(self, by: timedelta) -> list[Act]:
        hour = (self.hour + by).isoformat()
        return [*self.signatures(), self.act(Kind.POSTPONED, 1, 2, hour=hour)]


@pytest.fixture(scope="module")
def copied(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """The edition's ombudsman has a key, so two people must sign it."""
    folder = tmp_path_factory.mktemp("copied")
    copy_by_hand(built, folder, f"{BEFORE}.v1", NAME, f"{NAME}.private")
    put_register(built, folder, as_at=BEFORE_THE_YEAR)
    edition = folder / "editions" / NAME
    signing = {"key": public_of(SECRET)}
    write_manifest(edition, replace(read_manifest(edition), signing=signing))
    without = tmp_path_factory.mktemp("not-copied") / "published"
    shutil.copytree(folder, without, ignore=shutil.ignore_patterns(f"{NAME}*"))
    return Copied(folder=folder, without=without)


HIDDEN = {
    "a month before": (Copied.signatures, -30 * DAY),
    "a second before": (Copied.signatures, -SECOND),
    "after the hour that was meant, postponed": (
        lambda copied: copied.postponed(DAY),
        DAY - SECOND,
    ),
    "after it, signed by one": (lambda copied: copied.signatures()[:1], 9 * DAY),
    "after it, signed with another key": (lambda copied: copied.signatures(second=THIEF), 9 * DAY),
    "after it, with nothing next to it": (lambda _: [], 9 * DAY),
}
PUBLIC = {
    "at its hour": (Copied.signatures, 0 * DAY),
    "long after": (Copied.signatures, 999 * DAY),
    "at the hour that stands, postponed": (lambda copied: copied.postponed(DAY), DAY),
}


@pytest.mark.sampled
@pytest.mark.parametrize("when", HIDDEN)
def test_guessed_addresses_get_what_they_would_if_the_edition_were_not_there(copied, when):
    acts, after = HIDDEN[when]
    copied.done(acts(copied))
    at = copied.hour + after
    chosen = sample(guessed(copied.folder), GUESSES, seed=5)
    with Asker(copied.folder, at=at) as there, Asker(copied.without, at=at) as not_there:
        for address in (*ADDRESSES, *sample(chosen, TRIED, seed=len(when))):
            answer = there.ask(address)
            assert answer == not_there.ask(address), address
            assert answer.status < 500, address


@pytest.mark.parametrize("when", PUBLIC)
def test_its_addresses_have_it_when_its_hour_has_come_and_it_is_signed(copied, when):
    acts, after = PUBLIC[when]
    copied.done(acts(copied))
    at = copied.hour + after
    with Asker(copied.folder, at=at) as there, Asker(copied.without, at=at) as not_there:
        assert [there.ask(address).status for address in ADDRESSES] == [200, 200, 200]
        assert [not_there.ask(address).status for address in ADDRESSES] == [404, 404, 404]


def test_a_clock_that_is_set_back_hides_it_until_its_hour_comes_again(copied):
    """A mark that it was published changes nothing: it has the time of a clock that may be wrong."""
    published = replace(copied.act(Kind.PUBLISHED), at=copied.hour.isoformat(), signature="")
    copied.done([*copied.signatures(), published])
    with Asker(copied.folder, at=copied.hour) as asker:
        for at, status in ((0 * DAY, 200), (-SECOND, 404), (DAY, 200)):
            asker.at = copied.hour + at
            come = time.monotonic()
            while asker.ask(PAGE).status != status:
                assert time.monotonic() - come < AT_ONCE
                time.sleep(0.02)
