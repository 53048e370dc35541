"""Sixty ways in which somebody might change a finished edition. Each says what verify must name.

A tampering changes one thing; ``fit_hashes`` then makes the manifest say that nothing was changed.
"""

import json
import random
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pyarrow as pa
import pyarrow.parquet as pq

from upheld.edition.manifest import hashes_of, read_manifest, write_manifest
from upheld.edition.proof.verifying import UNLISTED_PRIVATE
from upheld.edition.reading import DATABASE
from upheld.ombudsman.folder import read_office
from upheld.publish.letters.html import NOBODY
from upheld.publish.letters.letter import letter_of
from upheld.publish.letters.typesetting import LetterPress

Tampering = Callable[[Path, random.Random], str]  # returns the changed file, as verify names it


def fit_hashes(edition: Path) -> None:
    """Make the manifest fit what is there now, as somebody would who may write there."""
    private = hashes_of(edition.with_name(edition.name + ".private"))
    listed = {path: digest for path, digest in private.items() if path not in UNLISTED_PRIVATE}
    manifest = replace(read_manifest(edition), files=hashes_of(edition), private_files=listed)
    write_manifest(edition, manifest)


def other_digit(text: str, chance: random.Random) -> str:
    """The text with one of its digits changed."""
    place = chance.choice([found.start() for found in re.finditer("[0-9]", text)])
    digit = chance.choice([d for d in "0123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1 :]


def any_file(folder: Path, pattern: str, chance: random.Random) -> Path:
    return chance.choice(sorted(folder.glob(pattern)))


def in_database(table: str, column: str) -> Tampering:
    """Change one cell of one row, so that it stays of its kind."""

    def tamper(edition: Path, chance: random.Random) -> str:
        with closing(sqlite3.connect(edition / DATABASE)) as database:
            database.row_factory = sqlite3.Row
            columns = [row["name"] for row in database.execute(f"PRAGMA table_info({table})")]
            rows = database.execute(f"SELECT * FROM {table} ORDER BY {', '.join(columns)}")
            row = chance.choice([r for r in rows if r[column] not in (None, "")])
            where = " AND ".join(f'"{name}" IS ?' for name in columns)
            changed = other_value(row[column], chance)
            query = f'UPDATE {table} SET "{column}" = ? WHERE {where}'
            assert database.execute(query, (changed, *row)).rowcount == 1
            database.commit()
        return DATABASE

    return tamper


def other_value(value: Any, chance: random.Random) -> Any:
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value + 0.5
    if re.search("[0-9]", value):
        return other_digit(value, chance)
    return value[:-1] + ("x" if value[-1] != "x" else "y")


def row_gone(table: str) -> Tampering:
    def tamper(edition: Path, chance: random.Random) -> str:
        with closing(sqlite3.connect(edition / DATABASE)) as database:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{name}"' for name in columns)
            row = chance.choice(list(database.execute(f"SELECT {names} FROM {table}")))
            where = " AND ".join(f'"{name}" IS ?' for name in columns)
            assert database.execute(f"DELETE FROM {table} WHERE {where}", row).rowcount == 1
            database.commit()
        return DATABASE

    return tamper


def row_moved(table: str) -> Tampering:
    """One row is said to be of another authority."""

    def tamper(edition: Path, chance: random.Random) -> str:
        with closing(sqlite3.connect(edition / DATABASE)) as database:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            row = chance.choice(list(database.execute(f"SELECT * FROM {table}")))
            place = columns.index("authority")
            slugs = [slug for (slug,) in database.execute("SELECT slug FROM authority")]
            where = " AND ".join(f'"{name}" IS ?' for name in columns)
            other = chance.choice([slug for slug in slugs if slug != row[place]])
            query = f"UPDATE OR REPLACE {table} SET authority = ? WHERE {where}"
            assert database.execute(query, (other, *row)).rowcount == 1
            database.commit()
        return DATABASE

    return tamper


def pdf_says_another_number(edition: Path, chance: random.Random) -> str:
    """The letter set again from its own content with one digit changed."""
    path = any_file(edition / "letters", "*.pdf", chance)
    with closing(sqlite3.connect(edition / DATABASE)) as database:
        query = "SELECT content FROM letter WHERE authority = ?"
        ((content,),) = database.execute(query, (path.stem,)).fetchall()
    letter = json.loads(content)
    headlines = [
        block
        for section in letter["sections"]
        for block in section["blocks"]
        if block["kind"] == "headline" and re.search("[0-9]", block["count_line"])
    ]
    headline = chance.choice(headlines)
    headline["count_line"] = other_digit(headline["count_line"], chance)
    press = LetterPress(read_office().files["letter.typ"])
    moment = datetime(2023, 7, 19, 12, tzinfo=UTC)
    path.write_bytes(press.render(letter_of(letter), NOBODY, timestamp=moment))
    return f"letters/{path.name}"


def pdf_shows_another_word(edition: Path, chance: random.Random) -> str:
    """Two signs of one word change places in the page's own instructions."""
    path = any_file(edition / "letters", "*.pdf", chance)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0]
        instructions = list(pikepdf.parse_content_stream(page))
        shown = [
            (number, place)
            for number, instruction in enumerate(instructions)
            if str(instruction.operator) == "TJ"
            for place, part in enumerate(instruction.operands[0])
            if isinstance(part, pikepdf.String) and len(set(_signs(part))) > 3
        ]
        number, place = chance.choice(shown)
        parts = list(instructions[number].operands[0])
        signs = _signs(parts[place])
        first = next(i for i in range(len(signs) - 1) if signs[i] != signs[i + 1])
        signs[first], signs[first + 1] = signs[first + 1], signs[first]
        parts[place] = pikepdf.String(b"".join(signs))
        changed = pikepdf.ContentStreamInstruction(
            [pikepdf.Array(parts)], instructions[number].operator
        )
        instructions[number] = changed
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))
        document.save(path)
    return f"letters/{path.name}"


def _signs(part: pikepdf.String) -> list[bytes]:
    codes = bytes(part)
    return [codes[i : i + 2] for i in range(0, len(codes), 2)]


def pdf_language(edition: Path, chance: random.Random) -> str:
    path = any_file(edition / "letters", "*.pdf", chance)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.Lang = pikepdf.String("fr-FR")
        document.save(path)
    return f"letters/{path.name}"


def cut_short(folder: str, pattern: str) -> Tampering:
    def tamper(edition: Path, chance: random.Random) -> str:
        path = any_file(edition / folder, pattern, chance)
        path.write_bytes(path.read_bytes()[:-200])
        return f"{folder}/{path.name}"

    return tamper


def html_says_another_number(edition: Path, chance: random.Random) -> str:
    path = any_file(edition / "letters", "*.html", chance)
    text = path.read_text("utf-8")
    body = text.index("<body")
    numbers = list(re.finditer(r">[^<>]*?([0-9]+)[^<>]*?<", text[body:]))
    found = chance.choice(numbers)
    start, end = body + found.start(1), body + found.end(1)
    path.write_text(text[:start] + other_digit(text[start:end], chance) + text[end:], "utf-8")
    return f"letters/{path.name}"


def html_runs_a_script(edition: Path, chance: random.Random) -> str:
    path = any_file(edition / "letters", "*.html", chance)
    text = path.read_text("utf-8").replace("</body>", "<script>alert(1)</script></body>")
    path.write_text(text, "utf-8")
    return f"letters/{path.name}"


def letters_swapped(ending: str) -> Tampering:
    def tamper(edition: Path, chance: random.Random) -> str:
        one, other = chance.sample(sorted((edition / "letters").glob(f"*{ending}")), 2)
        content = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(content)
        return f"letters/{one.name}"

    return tamper


def is_gone(folder: str, pattern: str) -> Tampering:
    def tamper(edition: Path, chance: random.Random) -> str:
        path = any_file(edition / folder, pattern, chance)
        path.unlink()
        return f"{folder}/{path.name}"

    return tamper


def has_come(folder: str, pattern: str, name: str) -> Tampering:
    """A copy of a file of the edition under another name."""

    def tamper(edition: Path, chance: random.Random) -> str:
        shutil.copy(any_file(edition / folder, pattern, chance), edition / folder / name)
        return f"{folder}/{name}"

    return tamper


def text_file(folder: str, pattern: str) -> Tampering:
    """One digit of a file of text."""

    def tamper(edition: Path, chance: random.Random) -> str:
        path = any_file(edition / folder, pattern, chance)
        path.write_bytes(other_digit(path.read_bytes().decode(), chance).encode())
        return path.relative_to(edition).as_posix()

    return tamper


def workbook(pattern: str, part: str) -> Tampering:
    """One digit in a part of a workbook."""

    def tamper(edition: Path, chance: random.Random) -> str:
        path = any_file(edition / "tables", pattern, chance)
        with zipfile.ZipFile(path) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
        name = chance.choice([each for each in sorted(parts) if re.fullmatch(part, each)])
        text = parts[name].decode()
        found = chance.choice(list(re.finditer(r">([^<>]*[0-9][^<>]*)<", text)))
        changed = text[: found.start(1)] + other_digit(found[1], chance) + text[found.end(1) :]
        write_package(path, parts | {name: changed.encode()})
        return f"tables/{path.name}"

    return tamper


def parquet(edition: Path, chance: random.Random) -> str:
    path = any_file(edition / "tables", "*.parquet", chance)
    table = pq.read_table(path)
    columns = [
        (place, name)
        for place, name in enumerate(table.column_names)
        if any(value not in (None, "") for value in table[name].to_pylist())
    ]
    place, name = chance.choice(columns)
    values = table[name].to_pylist()
    row = chance.choice([i for i, value in enumerate(values) if value not in (None, "")])
    values[row] = other_value(values[row], chance)
    field = table.schema.field(name)
    pq.write_table(table.set_column(place, field, pa.array(values, field.type)), path)
    return f"tables/{path.name}"


def private_sheet(edition: Path, chance: random.Random) -> str:
    """A case of a private sheet is said to have ended otherwise."""
    private = edition.with_name(edition.name + ".private")
    path = chance.choice([private / f"{slug}.xlsx" for slug in ("leeds", "kent", "leicester")])
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    texts = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = texts.replace(b">not upheld<", b">upheld<", 1)
    assert parts["xl/sharedStrings.xml"] != texts
    write_package(path, parts)
    return path.name


def write_package(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
