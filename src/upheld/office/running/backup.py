"""Backups of an office: all its records and evidence, as at one moment, for either database.

A table is a part with a line of JSON for each row, so that a backup from SQLite can be restored
into PostgreSQL and the other way round. The ledger is proved before a backup is made and before one
is accepted, because a backup that fails could not be restored. Apart from
``upheld.office.ledger.recording``, restoring is the only way to create records: with their ledger,
into an office that has none, all or nothing.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from upheld.disk.in_place import put_folder_in_place
from upheld.office.clock import now
from upheld.office.erasing.erasing import ERASED, erase_again, leave_nothing_behind
from upheld.office.ledger.audit import audit_now
from upheld.office.ledger.erased import Line
from upheld.office.ledger.moment import one_moment
from upheld.office.ledger.recording import head
from upheld.office.models import Authority, Evidence
from upheld.office.rules.chain import Head
from upheld.office.running.mistakes import BackupError
from upheld.office.running.readings_waiting import take_in
from upheld.office.running.sealed import Reader, Writer, read_key

APPS = ("office", "account", "mfa", "socialaccount")  # sessions end; what else is, Django makes
# Limits of sign-in and the like, which start again, and what somebody is writing just now.
FOR_A_WHILE = ("office_shared", "office_draft")
ROWS, FILES = "rows/", "evidence/"
AT_ONCE = 2_000  # rows fetched or put in together


@dataclass(frozen=True, kw_only=True)
class BackupSummary:
    """What a backup holds."""

    head: Head
    rows: int
    files: int
    missing: tuple[str, ...] = ()  # evidence in the records that is not in the folder
    sha256: str = ""
    erased_again: int = 0


def kept_models() -> dict[str, type[models.Model]]:
    """By the names of their tables, which are the same in both databases."""
    found = apps.get_models(include_auto_created=True)
    ours = [m for m in found if m._meta.app_label in APPS and m._meta.managed]
    return {m._meta.db_table: m for m in ours if m._meta.db_table not in FOR_A_WHILE}


def back_up(path: Path, *, evidence: Path, key_file: Path | None = None) -> BackupSummary:
    """Write a backup while people work. Raises BackupError. ``path`` is complete or not there."""
    key = read_key(key_file) if key_file else None
    if path.exists():
        raise BackupError(f"{path} already exists. Choose another file name.")
    take_in(evidence=evidence)
    with one_moment():
        found = audit_now()
        if found.faults:
            raise BackupError(
                f"The ledger has {len(found.faults):,} faults, so this could not be restored. List"
                " them with `upheld office audit`, and back up the database with its own tools."
            )
        with _put_in_place(path) as file:
            return _write(Writer(file, key=key), evidence, head=found.head)


def _write(writer: Writer, evidence: Path, *, head: Head) -> BackupSummary:
    rows = {}
    for table, model in kept_models().items():
        rows[table] = model._base_manager.count()
        writer.part(ROWS + table, _lines(model))
    files = sorted(path for path in evidence.rglob("*") if path.is_file())
    there = {ERASED} | {
        writer.part(FILES + path.relative_to(evidence).as_posix(), _pieces(path)).sha256
        for path in files
    }
    sha256 = writer.end(
        made_at=now().isoformat(timespec="seconds"),
        head=str(head),
        migrations=_migrations(),
        rows=rows,
    )
    missing = tuple(each.key for each in Evidence.everything.iterator() if each.sha256 not in there)
    return BackupSummary(
        head=head, rows=sum(rows.values()), files=len(files), missing=missing, sha256=sha256
    )


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    """The names of the columns, then each row."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    yield json.dumps(names).encode() + b"\n"
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(AT_ONCE):
        values = [_to_json(value) for value in row]
        yield json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(1 << 20):
            yield data


@contextmanager
def _put_in_place(path: Path) -> Iterator[Any]:
    """A file for its owner alone, complete on the disk before it has its name."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)  # unlike a renaming, never over another that has come meanwhile
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)


def restore(
    path: Path,
    *,
    evidence: Path,
    key_file: Path | None = None,
    kept: Iterable[Head] = (),
    erasures: Iterable[Line] = (),
) -> BackupSummary:
    """Restore into a migrated, empty office: all or nothing. Raises BackupError.

    What ``erasures`` says was erased, later than the backup, is erased again.
    """
    key = read_key(key_file) if key_file else None
    if faults := _not_empty(evidence):
        raise BackupError("\n".join(faults))
    beside = evidence.with_name(f".{evidence.name}.{os.getpid()}")
    try:
        with path.open("rb") as file, _moved_back_if_refused(evidence, beside):
            reader = Reader(file, name=str(path), key=key)
            _same_version(reader, path)
            with transaction.atomic():
                files = _load(reader, beside)
                connection.check_constraints()  # now, and not as all is committed
                found = audit_now(kept=[Head.parse(reader.contents.told["head"]), *kept])
                if found.faults:
                    broken = "\n".join(found.faults[:20])
                    raise BackupError(f"{path}: its ledger is not intact.\n{broken}")
                again = erase_again(erasures, at=now(), evidence=beside)
                _move(beside, evidence)
    except OSError as error:
        raise BackupError(f"{path} cannot be restored: {error.strerror}.") from None
    except DatabaseError as error:
        raise BackupError(f"{path}: the database refuses its contents: {error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    leave_nothing_behind()
    rows = sum(reader.contents.told["rows"].values())
    return BackupSummary(head=head(), rows=rows, files=files, erased_again=again)


@contextmanager
def _moved_back_if_refused(evidence: Path, beside: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if not beside.exists() and evidence.exists() and any(evidence.iterdir()):
            evidence.rename(beside)
        raise


def _not_empty(evidence: Path) -> list[str]:
    found = [
        f"The table {table} has rows, and a backup can only be restored into an empty office."
        " Set a new database, and run `upheld office migrate` on it."
        for table, model in kept_models().items()
        if model is not Authority and model._base_manager.exists()
    ]
    if evidence.exists() and any(evidence.iterdir()):
        found.append(f"The folder {evidence} is not empty. Set an empty one, or a new one.")
    return found


def _migrations() -> list[list[str]]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted([app, name] for app, name in applied if app in APPS)


def _same_version(reader: Reader, path: Path) -> None:
    theirs = reader.contents.told["migrations"]
    if theirs != _migrations():
        last = [name for app, name in theirs if app == "office"][-1]
        raise BackupError(
            f"{path} was made by another version of Upheld (its records are at {last}). Install"
            " that version, restore, then upgrade and run `upheld office migrate`."
        )


def _load(reader: Reader, beside: Path) -> int:
    """Load all rows, and put the files into another folder. Returns how many files."""
    known, files = kept_models(), 0
    Authority.objects.all().delete()  # the directory's, which the backup has as they were
    beside.mkdir(mode=0o700, parents=True)
    for part, pieces in reader.parts():
        if part.name.startswith(ROWS):
            _put_rows(known[part.name.removeprefix(ROWS)], pieces)
        else:
            _put_file(beside, part.name.removeprefix(FILES), pieces)
            files += 1
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*known.values()]):
            cursor.execute(statement)
    return files


def _put_rows(model: type[models.Model], pieces: Iterable[bytes]) -> None:
    lines = _split(pieces)
    fields = [model._meta.get_field(name) for name in json.loads(next(lines))]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({columns})"
        f" VALUES ({', '.join(['%s'] * len(fields))})"
    )
    with connection.cursor() as cursor:
        while lot := [*islice(lines, AT_ONCE)]:
            cursor.executemany(statement, [_row(fields, json.loads(line)) for line in lot])


def _row(fields: list[Any], values: list[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(_from_json(field, value), connection)
        for field, value in zip(fields, values, strict=True)
    ]


def _from_json(field: Any, value: Any) -> Any:
    is_plain = isinstance(field, models.JSONField | models.ForeignKey) or value is None
    return value if is_plain else field.to_python(value)


def _split(pieces: Iterable[bytes]) -> Iterator[bytes]:
    left = b""
    for piece in pieces:
        *lines, left = (left + piece).split(b"\n")
        yield from lines


def _put_file(folder: Path, name: str, pieces: Iterable[bytes]) -> None:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BackupError(f"{name!r} would be outside the folder for evidence.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _move(beside: Path, evidence: Path) -> None:
    """Before the rows are committed: files left without records are reported, and not lost."""
    put_folder_in_place(beside, evidence)
