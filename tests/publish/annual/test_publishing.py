"""An edition goes public whole, with nothing beside it, and not before its hour."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from upheld.edition.acts import Act, Kind, acts_of, acts_path, add_act, write_acts
from upheld.edition.manifest import (
    EditionError,
    Manifest,
    edition_hash,
    hashes_of,
    write_manifest,
)
from upheld.publish.annual.publishing import Clock, publish

HOUR = datetime(2020, 7, 29, 0, 1, tzinfo=UTC)


class Time:
    """A clock that goes on only when somebody sleeps, and tells what stood there meanwhile."""

    def __init__(self, now, *, watching=None):
        self.moment, self.watching, self.seen = now, watching, []

    def clock(self):
        return Clock(now=lambda: self.moment, sleep=self.sleep)

    def sleep(self, seconds):
        if self.watching:
            self.seen.append(self.watching.exists())
        self.moment += timedelta(seconds=seconds)


AFTER = Time(HOUR).clock()


def an_edition(folder, *, public_at="2020-07-29T01:01:00+01:00", words="Dear Leeds", version=1):
    edition = folder / f"2019-20.v{version}"
    (edition / "letters").mkdir(parents=True)
    (edition / "edition.sqlite").write_text("figures")
    (edition / "letters" / "leeds.html").write_text(words)
    private = edition.with_name(f"{edition.name}.private")
    private.mkdir()
    (private / "leeds.xlsx").write_text("cases")
    manifest = Manifest(
        year="2019-20",
        version=version,
        as_at="2020-03-31",
        letters_on="2020-07-22" if public_at else "",
        public_at=public_at,
        office="The Ombudsman",
        notice="",
        methodology="2",
        software="upheld 0",
        inputs={},
        files=hashes_of(edition),
        private_files=hashes_of(private),
    )
    write_manifest(edition, manifest)
    return edition


def everything_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_from_its_hour_on_an_edition_is_copied_without_its_private_folder(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    done = publish(edition, to=to, clock=AFTER)
    assert (done.is_new, done.hash) == (True, edition_hash(edition))
    assert everything_in(to) == [
        "editions",
        "editions/.upheld-lock",
        "editions/2019-20.v1",
        "editions/2019-20.v1.acts.jsonl",
        "editions/2019-20.v1/edition.json",
        "editions/2019-20.v1/edition.sqlite",
        "editions/2019-20.v1/letters",
        "editions/2019-20.v1/letters/leeds.html",
    ]
    assert hashes_of(done.folder) == hashes_of(edition)


def test_before_its_hour_it_is_refused_and_not_even_a_folder_is_made(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    early = Time(HOUR - timedelta(seconds=1)).clock()
    with pytest.raises(EditionError, match="may not be public before 2020-07-29 01:01"):
        publish(edition, to=to, clock=early)
    assert not to.exists()


def test_waiting_copies_at_the_hour_and_nothing_before(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    time = Time(HOUR - timedelta(seconds=90), watching=to)
    stages = []
    publish(
        edition, to=to, clock=time.clock(), wait=True, progress=lambda *told: stages.append(told)
    )
    assert time.moment == HOUR
    assert (len(time.seen), any(time.seen)) == (90, False)
    assert stages[0] == ("Waiting until 2020-07-29 01:01+01:00, seconds", 0, 90)
    assert stages[89] == ("Waiting until 2020-07-29 01:01+01:00, seconds", 89, 90)


def test_a_draft_is_refused_at_any_hour(tmp_path):
    edition = an_edition(tmp_path / "editions", public_at="")
    with pytest.raises(EditionError, match="is a draft"):
        publish(edition, to=tmp_path / "published", clock=AFTER, wait=True)
    assert not (tmp_path / "published").exists()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda e: (e / "edition.sqlite").write_text("other"), r"edition\.sqlite was changed"),
        (lambda e: (e / "edition.sqlite").unlink(), "edition.sqlite is missing"),
        (lambda e: (e / "cases.xlsx").write_text("cases"), "cases.xlsx does not belong to it"),
    ],
)
def test_an_edition_that_is_not_as_it_was_built_is_refused(tmp_path, harm, told):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    harm(edition)
    with pytest.raises(EditionError, match=told):
        publish(edition, to=to, clock=AFTER)
    assert not to.exists()


def test_an_edition_that_is_changed_while_waiting_is_refused(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    time = Time(HOUR - timedelta(seconds=2))

    def change(_stage, done, _of):
        if done == 1:
            (edition / "edition.sqlite").write_text("other")

    with pytest.raises(EditionError, match=r"edition\.sqlite was changed"):
        publish(edition, to=to, clock=time.clock(), wait=True, progress=change)
    assert everything_in(to) == ["editions", "editions/.upheld-lock"]


def test_the_same_edition_again_is_already_there_and_left_alone(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    first = publish(edition, to=to, clock=AFTER)
    before = (first.folder / "edition.json").stat()
    again = publish(edition, to=to, clock=AFTER)
    assert (again.is_new, again.hash) == (False, first.hash)
    assert (first.folder / "edition.json").stat().st_mtime_ns == before.st_mtime_ns


def test_another_edition_of_the_same_name_is_refused(tmp_path):
    to = tmp_path / "published"
    first = publish(an_edition(tmp_path / "a"), to=to, clock=AFTER)
    with pytest.raises(EditionError, match="is another edition of this name"):
        publish(an_edition(tmp_path / "b", words="Dear Barnet"), to=to, clock=AFTER)
    assert edition_hash(first.folder) == first.hash


def test_a_correction_stands_beside_what_it_corrects(tmp_path):
    to = tmp_path / "published"
    for version in (1, 2):
        publish(an_edition(tmp_path / str(version), version=version), to=to, clock=AFTER)
    names = sorted(path.name for path in (to / "editions").iterdir())
    assert names == [
        *(".upheld-lock", "2019-20.v1", "2019-20.v1.acts.jsonl"),
        *("2019-20.v2", "2019-20.v2.acts.jsonl"),
    ]


def test_what_a_killed_copy_left_is_swept(tmp_path):
    to = tmp_path / "published"
    left = to / "editions" / ".building-publishing"
    left.mkdir(parents=True)
    (left / "edition.sqlite").write_text("half")
    publish(an_edition(tmp_path / "editions"), to=to, clock=AFTER)
    assert not left.exists()


def test_a_folder_of_another_name_is_published_under_its_own(tmp_path):
    edition = an_edition(tmp_path / "editions")
    moved = shutil.move(edition, tmp_path / "signed")
    done = publish(moved, to=tmp_path / "published", clock=AFTER)
    assert done.folder.name == "2019-20.v1"


def test_a_copy_of_what_is_public_is_marked_as_published_when_it_was(tmp_path):
    to = tmp_path / "published"
    first, again = (an_edition(tmp_path / name) for name in ("first", "again"))
    publish(first, to=to, clock=AFTER)
    publish(again, to=to, clock=Time(HOUR + timedelta(days=9)).clock())
    assert acts_of(again) == acts_of(first)
    assert [act.moment for act in acts_of(again)] == [HOUR]


def test_nothing_that_stands_with_a_published_edition_is_taken_away_by_publishing_it_again(
    tmp_path,
):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    there = publish(edition, to=to, clock=AFTER).folder
    published = acts_of(edition)
    sent, queried = (replace(published[0], kind=kind) for kind in (Kind.SENT, Kind.QUERIES_CLOSED))
    write_acts(there, (*published, sent))
    add_act(edition, queried)
    publish(edition, to=to, clock=AFTER)
    assert acts_of(there) == (*published, sent, queried)


def test_acts_that_cannot_be_read_there_are_written_anew(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    there = publish(edition, to=to, clock=AFTER).folder
    acts_path(there).write_text("{")
    publish(edition, to=to, clock=AFTER)
    assert acts_of(there) == acts_of(edition) != ()


def test_a_clock_that_is_put_right_before_the_mark_is_left_stops_the_copy(tmp_path):
    """And so does an hour that is moved between the look at it and the mark."""
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    times = iter((HOUR, HOUR - timedelta(days=30)))
    with pytest.raises(EditionError, match="may not be public before"):
        publish(edition, to=to, clock=Clock(now=lambda: next(times), sleep=lambda _: None))
    assert (acts_of(edition), everything_in(to)) == ((), ["editions", "editions/.upheld-lock"])


def test_acts_alone_are_replaced_when_their_edition_comes(tmp_path):
    """As a copy leaves them that is killed between the two."""
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    alone = to / "editions" / edition.name
    alone.parent.mkdir(parents=True)
    write_acts(alone, (Act(kind=Kind.SENT, edition="another", at=HOUR.isoformat()),))
    publish(edition, to=to, clock=AFTER)
    assert acts_path(alone).read_bytes() == acts_path(edition).read_bytes()


def test_a_candidate_that_a_killed_build_had_set_aside_is_put_back_and_published(tmp_path):
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    edition.rename(edition.with_name(f".replaced-{edition.name}"))
    assert publish(edition, to=to, clock=AFTER).is_new
    assert edition_hash(edition) == edition_hash(to / "editions" / edition.name)


def test_readers_of_the_published_folder_can_read_it_whatever_the_umask(tmp_path):
    """As the office publishes, which keeps its own files to itself."""
    edition, to = an_edition(tmp_path / "editions"), tmp_path / "published"
    to.mkdir()
    to.chmod(0o755)
    umask = os.umask(0o077)
    try:
        for _ in range(2):  # and what is written there again
            publish(edition, to=to, clock=AFTER)
    finally:
        os.umask(umask)
    modes = {path: path.stat().st_mode & 0o777 for path in (to / "editions").rglob("*.*")}
    assert (to / "editions").stat().st_mode & 0o777 == 0o755
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}
    own = to / "editions" / ".upheld-lock"
    assert {mode for path, mode in modes.items() if path.is_file() and path != own} == {0o644}
