"""A backup is whole or refused, and what is restored is what was there, row by row."""

import hashlib
import json
import struct
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection

from tests.office.conftest import fresh_office
from tests.office.databases import on_both
from tests.office.records import a_case, a_person
from tests.office.running.servers import office
from tests.profiles import SATISFIED
from upheld.office.configuration import read_configuration
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import head, writing
from upheld.office.models import (
    Authority,
    Case,
    Compliance,
    Contact,
    Decision,
    Evidence,
    Extension,
    GivenTable,
    Held,
    PassedRow,
    Recommendation,
    Statement,
)
from upheld.office.rules.chain import Head
from upheld.office.running.backup import back_up, kept_models, restore
from upheld.office.running.mistakes import BackupError
from upheld.office.running.sealed import CHUNK, Reader

pytestmark = pytest.mark.usefixtures("database")
KEY, OTHER_KEY = "ab" * 32, "cd" * 32
LARGE = bytes(range(256)) * (CHUNK // 256) + b"and a little more"


def some_work() -> None:
    """A record of nearly every kind, accounts, and three files of evidence."""
    folder = read_configuration().evidence
    with writing("somebody", "enter") as write:
        person = a_person()
        person.name = "Ŵyn O’Neill"
        write.make(person)
        write.make(Held(person=person, role="director"))
        case = a_case()
        write.make(case)
        write.make_all([a_case(f"23 001 {n:03}") for n in range(40)])
        decision = Decision(
            case=case,
            category="Housing",
            decided_on=date(2023, 9, 1),
            state="decided",
            outcome="upheld",
            remedied_by_authority=False,
            summary="Two\nlines – and “quotes” \\ 'too' \t",
        )
        write.make(decision)
        moment = datetime(2023, 9, 1, 12, 0, 0, 7, tzinfo=UTC)
        write.make(
            Statement(decision=decision, number=1, text="…", written_on=moment, written_by=person)
        )
        agreed = Recommendation(
            case=case,
            number=1,
            recommendation_kind="service improvement",
            remedy="apology",
            agreed_on=date(2023, 9, 1),
            due_on=date(2023, 12, 1),
            text="To write its letters anew",
        )
        write.make_all([agreed])
        until = {"granted_on": date(2023, 11, 1), "until": date(2024, 1, 1)}
        write.make(
            Extension(recommendation=agreed, number=1, reason="x", granted_by=person, **until)
        )
        write.make(
            Compliance(
                case=case, recorded_on=date(2024, 1, 1), outcome=SATISFIED, recorded_by=person
            )
        )
        contact = {"role": "link officer", "name": "A", "email": "a@leeds.example"}
        write.make(Contact(authority=Authority.objects.get(slug="leeds"), **contact))
        write.make(GivenTable(name="counts", columns=["a", "b"]))
        write.make_all([PassedRow(table="counts", place=1, cells={"a": None, "b": "1", "c": [2]})])
        for number, content in enumerate((b"", b"%PDF-1.7 letter", LARGE), start=1):
            digest = hashlib.sha256(content).hexdigest()
            path = folder / digest[:2] / digest
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            write.make(
                Evidence(
                    case=case,
                    number=number,
                    name="letter.pdf",
                    media_type="application/pdf",
                    size=len(content),
                    sha256=digest,
                    received_on=date(2023, 12, 1),
                    taken_by=person,
                )
            )
    with writing(person, "remove a complaint") as write:
        write.remove(Case.objects.get(reference="23 001 007"))
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})


def rows() -> dict[str, list[tuple]]:
    return {
        table: list(model._base_manager.order_by("pk").values_list())
        for table, model in kept_models().items()
    }


def files() -> dict[str, bytes]:
    folder = read_configuration().evidence
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def all_in_home() -> list[str]:
    home = read_configuration().home
    found = (path.name for path in home.iterdir())
    return sorted(name for name in found if not name.startswith("office.sqlite"))


def key_file(folder: Path, key: str = KEY) -> Path:
    path = folder / f"key-{key[:2]}"
    path.write_text(key + "\n")
    return path


@on_both
@pytest.mark.parametrize("target", ["sqlite", "postgres"])
@pytest.mark.parametrize("sealed", [True, False])
def test_what_is_restored_equals_what_was_there_row_by_row(request, tmp_path, target, sealed):
    some_work()
    key = key_file(tmp_path) if sealed else None
    before = (rows(), files(), head())
    told = back_up(tmp_path / "b", evidence=read_configuration().evidence, key_file=key)
    content = (tmp_path / "b").read_bytes()
    assert hashlib.sha256(content[:-32]).hexdigest() == told.sha256
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600
    assert (told.files, told.missing) == (3, ())
    assert sum(bool(found) for found in before[0].values()) >= 15
    with fresh_office(request, target, tmp_path / "elsewhere"):
        assert rows() != before[0]
        restored = restore(tmp_path / "b", evidence=read_configuration().evidence, key_file=key)
        assert (rows(), files(), head()) == before
        assert (restored.rows, restored.files, restored.head) == (told.rows, 3, head())
        assert audit(kept=[told.head]).faults == ()
        with writing("somebody", "enter a complaint") as write:  # keys go on where they ended
            write.make(a_case("24 000 001"))
        assert audit(kept=[told.head]).faults == ()


@on_both
def test_a_backup_is_of_one_moment_while_people_work(tmp_path, monkeypatch):
    """Somebody saves between any two of its tables, and nobody waits."""
    some_work()
    before = rows()
    import upheld.office.running.backup as backing_up

    lines = backing_up._lines
    other = connection.copy()

    def meanwhile(model):
        with other.cursor() as cursor:
            cursor.execute("UPDATE office_case SET subcategory = subcategory || 'x'")
            cursor.execute("INSERT INTO office_giventable (version, seals, name, columns)"
                           f" VALUES (1, '{{}}', '{model.__name__}', '[]')")  # fmt: skip
        yield from lines(model)

    monkeypatch.setattr(backing_up, "_lines", meanwhile)
    back_up(tmp_path / "b", evidence=read_configuration().evidence)
    other.close()
    with (tmp_path / "b").open("rb") as file:
        reader = Reader(file, name="b", key=None)
        told = {part.name: b"".join(pieces).splitlines() for part, pieces in reader.parts()}
    assert len(told["rows/office_giventable"]) == 1 + 1
    columns, *cases = map(json.loads, told["rows/office_case"])
    assert {row[columns.index("subcategory")] for row in cases} == {""}
    assert rows() != before


def chunks_of(content: bytes) -> tuple[bytes, list[bytes]]:
    """The first line, and each chunk with its length before it; not the hash at the end."""
    line, _, rest = content[:-32].partition(b"\n")
    found = []
    while rest:
        length = 4 + struct.unpack(">I", rest[:4])[0]
        found.append(rest[:length])
        rest = rest[length:]
    return line + b"\n", found


def whole(line: bytes, chunks: list[bytes]) -> bytes:
    """With a hash at the end that is right, as whoever wants to deceive would make it."""
    content = line + b"".join(chunks)
    return content + hashlib.sha256(content).digest()


def flipped(at: float) -> Callable[[bytes], bytes]:
    def flip(content: bytes) -> bytes:
        place = int(at * (len(content) - 1))
        return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]

    return flip


def rearranged(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    def rearrange(content: bytes) -> bytes:
        line, chunks = chunks_of(content)
        return whole(line, change(chunks))

    return rearrange


def said_to_be_open(content: bytes) -> bytes:
    line, chunks = chunks_of(content)
    return whole(line.replace(b"true", b"false"), chunks)


def flipped_and_hashed_again(content: bytes) -> bytes:
    line, chunks = chunks_of(content)
    chunks[9] = flipped(0.9)(chunks[9])
    return whole(line, chunks)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    **{f"a bit flipped at {at}": flipped(at) for at in (0, 0.0003, 0.2, 0.4, 0.6, 0.8, 0.999, 1)},
    **{
        f"cut to {to}": lambda content, to=to: content[: int(to * len(content))]
        for to in (0, 0.0002, 0.3, 0.9)
    },
    "without its last byte": lambda content: content[:-1],
    "with a byte more": lambda content: content + b"\0",
    "two parts swapped": rearranged(lambda c: [c[1], c[0], *c[2:]]),
    "two later parts swapped": rearranged(lambda c: [*c[:6], c[8], c[7], c[6], *c[9:]]),
    "a part left out": rearranged(lambda c: [*c[:5], *c[6:]]),
    "a part told twice": rearranged(lambda c: [*c[:5], c[4], *c[5:]]),
    "the contents left out": rearranged(lambda c: c[:-1]),
    "a bit flipped and hashed again": flipped_and_hashed_again,
    "ending after the first part": rearranged(lambda c: [c[0], c[-1]]),
    "nothing at all": rearranged(lambda _: []),
}


@on_both
@pytest.mark.parametrize("sealed", [True, False])
def test_damaged_backups_are_all_refused_and_nothing_is_written(request, tmp_path, sealed):
    assert len(DAMAGE) >= 20
    some_work()
    key = key_file(tmp_path) if sealed else None
    back_up(tmp_path / "b", evidence=read_configuration().evidence, key_file=key)
    content = (tmp_path / "b").read_bytes()
    damage = dict(DAMAGE)
    if sealed:
        damage["said to be open"] = said_to_be_open
    target = "postgres" if connection.vendor == "postgresql" else "sqlite"
    with fresh_office(request, target, tmp_path / "elsewhere"):
        before = rows()
        for name, change in damage.items():
            damaged = change(content)
            assert damaged != content, name
            (tmp_path / "damaged").write_bytes(damaged)
            with pytest.raises(BackupError):
                restore(tmp_path / "damaged", evidence=read_configuration().evidence, key_file=key)
            assert (name, all_in_home()) == (name, [])
        assert rows() == before
        restore(tmp_path / "b", evidence=read_configuration().evidence, key_file=key)


@pytest.mark.parametrize(
    ("made_with", "given", "words"),
    [
        (KEY, OTHER_KEY, "the key is not the one it was made with"),
        (KEY, None, "is encrypted: give its key with --key-file"),
        (None, KEY, "is not encrypted, so it does not belong to that key"),
        (KEY, "ab" * 31, "the key has 31 bytes, not 32"),
        (KEY, "nonsense", "the key cannot be read, it has other characters in it"),
    ],
)
def test_another_key_is_refused_in_words(request, tmp_path, made_with, given, words):
    made = key_file(tmp_path, made_with) if made_with else None
    back_up(tmp_path / "b", evidence=read_configuration().evidence, key_file=made)
    with fresh_office(request, "sqlite", tmp_path / "elsewhere"):
        before = rows()
        with pytest.raises(BackupError, match=words):
            restore(
                tmp_path / "b",
                evidence=read_configuration().evidence,
                key_file=key_file(tmp_path, given) if given else None,
            )
        assert (rows(), all_in_home()) == (before, [])


def forged(statement: str, path: Path) -> Path:
    """A backup of an office in which somebody has done this past the ledger: itself whole."""
    import upheld.office.running.backup as backing_up

    with connection.cursor() as cursor:
        for (name,) in cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(statement)
    with path.open("wb") as file:
        backing_up._write(
            backing_up.Writer(file, key=None), read_configuration().evidence, head=head()
        )
    return path


@pytest.mark.parametrize("target", ["sqlite", "postgres"])
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE office_case SET subcategory = 'x'", "not as the ledger says"),
        ("UPDATE office_entry SET who = 'x' WHERE number = 3", "its hash differs"),
        ("DELETE FROM office_case WHERE reference = '23 000 001'", "the database refuses"),
    ],
)
def test_a_backup_whose_ledger_does_not_hold_is_refused_after_all(
    request, tmp_path, target, statement, words
):
    some_work()
    path = forged(statement, tmp_path / "b")
    with pytest.raises(BackupError, match="so this could not be restored"):
        back_up(tmp_path / "c", evidence=read_configuration().evidence)
    assert not (tmp_path / "c").exists()
    with fresh_office(request, target, tmp_path / "elsewhere"):
        before = rows()
        with pytest.raises(BackupError, match=words):
            restore(path, evidence=read_configuration().evidence)
        assert (rows(), all_in_home()) == (before, [])


def test_a_backup_that_lacks_a_kept_head_is_refused(request, tmp_path):
    back_up(tmp_path / "b", evidence=read_configuration().evidence)
    with (
        fresh_office(request, "sqlite", tmp_path / "elsewhere"),
        pytest.raises(BackupError, match="Entry 7 was kept as the head"),
    ):
        kept = [Head(number=7, hash="a" * 64)]
        restore(tmp_path / "b", evidence=read_configuration().evidence, kept=kept)


def test_a_backup_is_restored_into_an_empty_office_alone(tmp_path):
    some_work()
    back_up(tmp_path / "b", evidence=read_configuration().evidence)
    before = (rows(), files())
    with pytest.raises(BackupError) as refused:
        restore(tmp_path / "b", evidence=read_configuration().evidence)
    assert "The table office_case has rows" in str(refused.value)
    assert str(refused.value).endswith("is not empty. Set an empty one, or a new one.")
    assert (rows(), files()) == before


def test_a_backup_of_another_version_names_the_version_that_it_needs(request, tmp_path):
    back_up(tmp_path / "b", evidence=read_configuration().evidence)
    with fresh_office(request, "sqlite", tmp_path / "elsewhere"):
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM django_migrations WHERE app = 'office' AND name LIKE '0002%%'"
            )
        with pytest.raises(BackupError, match=r"another version of Upheld \(its records are at 0"):
            restore(tmp_path / "b", evidence=read_configuration().evidence)


def test_the_commands_make_a_backup_and_bring_it_back(request, tmp_path):
    some_work()
    kept, expected = str(head()), rows()
    lost = next(iter(files()))
    key, path = str(key_file(tmp_path)), str(tmp_path / "b")
    made = office("backup", path, "--key-file", key)
    assert (made.exit_code, made.stderr) == (0, "")
    assert f"Head: {kept}" in made.stdout
    again = office("backup", path)
    assert (again.exit_code, "already exists" in again.stderr) == (1, True)
    (read_configuration().evidence / lost).unlink()
    less = office("backup", str(tmp_path / "c"))
    assert (less.exit_code, less.stderr.count("is missing from the evidence folder")) == (1, 1)
    with fresh_office(request, "sqlite", tmp_path / "elsewhere"):
        done = office("restore", path, "--key-file", key, "--head", kept)
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.endswith(f"3 files.\nHead: {kept}\n")
        assert rows() == expected
