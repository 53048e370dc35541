"""What goes out is what may go out: no drafts, and nothing public that the office does not show."""

import itertools
import shutil
import stat
from datetime import date, timedelta

import pytest
from django.db import connection
from typer.testing import CliRunner

from tests.directory import default_directory
from tests.disk.killing import killed_at_flush
from tests.office.forked import forget_connection
from tests.office.moving.extracts import TIMES, TODAY, extract_of, read_folder, take, taken_out
from upheld.cli.main import app
from upheld.core.publication import is_public
from upheld.disk.in_place import InPlaceError
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case, Decision, Entry, GivenTable
from upheld.office.moving.extracting import write_extract
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.states import PUBLIC, State

pytestmark = pytest.mark.usefixtures("database")

LONG_AGO = TODAY - timedelta(days=400)
LATELY = TODAY - timedelta(days=10)


def enter(**fields) -> None:
    with writing("officer@council.example", "enter") as write:
        leeds = Authority.objects.get(slug="leeds")
        case = Case(reference="23 000 001", authority=leeds)
        write.make(case)
        values = {"decided_on": LONG_AGO, "outcome": "upheld", "category": "Housing"}
        write.make(Decision(case=case, **(values | fields)))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": State.DECIDED}, "premature"),
        ({"state": State.UNDER_REVIEW}, "under review"),
        ({"state": State.UNDER_REVIEW, "withheld_reason": "consent"}, "consent"),
        ({"state": State.WITHHELD, "withheld_reason": "employment"}, "employment"),
        ({"state": State.TAKEN_DOWN, "withheld_reason": "other"}, "other"),
        ({"state": State.DECIDED_AGAIN, "reason": "New evidence"}, "other"),
        ({"state": State.TO_BE_PUBLISHED, "decided_on": LATELY}, None),
        ({"state": State.TO_BE_PUBLISHED}, "premature"),  # due, and not published all the same
        (
            {
                "state": State.TO_BE_PUBLISHED,
                "decided_on": LATELY,
                "publish_on": LATELY + timedelta(days=43),
            },
            "premature",
        ),
        ({"state": State.PUBLISHED}, None),
        ({"state": State.PAST_ITS_TIME}, None),
    ],
    ids=str,
)
def test_what_is_not_public_goes_out_with_a_reason(tmp_path, fields, reason):
    enter(**fields)
    (row,) = taken_out(tmp_path / "out").tables["decided"].to_pylist()
    assert row["withheld_reason"] == reason
    if fields["state"] not in {*PUBLIC, State.PAST_ITS_TIME}:
        assert not is_public(row, on=TODAY, delay=TIMES.delay)


def test_what_is_put_off_goes_out_when_its_day_has_come_and_it_is_published(tmp_path):
    enter(state=State.PUBLISHED, decided_on=LONG_AGO, publish_on=TODAY)
    (row,) = taken_out(tmp_path / "out").tables["decided"].to_pylist()
    assert row["withheld_reason"] is None


def test_a_draft_does_not_go_out(tmp_path):
    enter(state=State.PUBLISHED)
    with writing("officer@council.example", "enter") as write:
        draft = Decision(case=Case.objects.get(), sequence=2, category="Housing", summary="SECRET")
        write.make(draft)
    taken_out(tmp_path / "out")
    assert not any(b"SECRET" in path.read_bytes() for path in (tmp_path / "out").iterdir())


def test_what_was_never_told_stays_unknown_and_what_was_entered_here_goes_out(tmp_path):
    columns = ("reference", "authority", "decided_on", "outcome", "category")
    row = ("23 000 001", "Leeds City Council", "2023-06-01", "upheld", "Housing")
    take(extract_of({"decided": (columns, [row])}))
    out = taken_out(tmp_path / "before")
    assert (set(out.tables), out.given["decided"]) == ({"decided"}, frozenset(columns))

    decision = Decision.objects.get()
    decision.issue = "A"
    with writing("officer@council.example", "edit") as write:
        write.change(decision)
    out = taken_out(tmp_path / "after")
    assert out.given["decided"] == {*columns, "issue"}


def test_an_office_that_began_here_tells_every_table_that_it_keeps(tmp_path):
    enter(state=State.PUBLISHED)
    assert not GivenTable.objects.exists()
    out = taken_out(tmp_path / "out")
    assert {name: len(table) for name, table in out.tables.items()} == {
        "received": 0,
        "decided": 1,
        "recommendations": 0,
        "compliance": 0,
        "reports": 0,
        "enquiries": 0,
        "contacts": 0,
        "letters": 0,
    }


def write_to(folder) -> None:
    write_extract(folder, as_at=TODAY, times=TIMES, directory=default_directory())


def write_in_fork(folder) -> None:
    forget_connection()
    write_to(folder)


def test_an_extract_is_for_its_owner_alone_and_is_in_the_ledger(tmp_path):
    enter(state=State.PUBLISHED)
    write_to(tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    entry = Entry.objects.last()
    assert (entry.who, entry.action, entry.record) == ("extract", "take an extract", "out")
    assert entry.after["decided"] == 1


def test_nothing_is_written_over_an_extract_or_from_an_empty_office(tmp_path):
    with pytest.raises(MovingError, match="The office has nothing to count"):
        write_to(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    enter(state=State.PUBLISHED)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "theirs").touch()
    with pytest.raises(InPlaceError, match="already exists and is not empty"):
        write_to(tmp_path / "out")


def test_an_extract_is_on_the_disk_before_it_has_its_name(tmp_path):
    """Killed at any moment at which something is to be on the disk: whole, or not there."""
    enter(state=State.PUBLISHED)
    connection.close()  # nothing of it is shared
    there = []
    for number in itertools.count(1):
        if not killed_at_flush(number, lambda: write_in_fork(tmp_path / "out")):
            break
        there.append((tmp_path / "out").exists())
        if there[-1]:
            assert len(read_folder(tmp_path / "out").tables["decided"]) == 1
            shutil.rmtree(tmp_path / "out")
    files = list((tmp_path / "out").iterdir())
    assert there == [False] * (len(files) + 1) + [True]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def run(*words: object):
    return CliRunner().invoke(app, ["office", *map(str, words)], catch_exceptions=False)


def test_the_demonstration_fills_an_empty_office_and_goes_out_by_command(tmp_path):
    """Demo, the same again refused, extract, check, and importing it again: all by command."""
    filled = run("demo", "--cases", "1000")
    assert (filled.exit_code, "received 1,000" in filled.output) == (0, True), filled.output
    again = run("demo")
    assert (again.exit_code, "The office already has 1," in again.output) == (1, True), again.output
    out = run("extract", tmp_path / "out", "--as-at", date(2026, 1, 1))
    assert out.exit_code == 0, out.output
    same = run("import", tmp_path / "out")
    assert "the office already has all of it. Nothing was changed." in same.output
    both = run("import", tmp_path / "out", "--take-theirs", "--keep-ours")
    assert both.exit_code == 2


def test_whoever_takes_an_extract_is_told_of_what_the_calendar_has_not_published(tmp_path):
    """An office whose calendar nobody runs would publish nothing, and hear nothing of it."""
    enter(state=State.TO_BE_PUBLISHED)
    run = CliRunner().invoke(app, ["office", "extract", str(tmp_path / "one")])
    told = "note: 1 decision is due but not yet published, and so withheld in this extract."
    assert told in " ".join(run.stderr.split())
    assert CliRunner().invoke(app, ["office", "calendar"]).exit_code == 0
    run = CliRunner().invoke(app, ["office", "extract", str(tmp_path / "other")])
    assert (run.exit_code, "not yet published" in run.stderr) == (0, False)
