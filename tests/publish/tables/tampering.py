"""Changing files as somebody would who does not want it seen."""

import zipfile
from collections.abc import Callable
from pathlib import Path


def change_part(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Rewrite one part of a package; the change must change something."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = change(parts[part].decode()).encode()
    assert changed != parts[part], f"nothing in {part} was changed"
    parts[part] = changed
    write_parts(path, parts)


def add_part(path: Path, part: str, content: str) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, content)


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def change_text(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_bytes(text.replace(old, new, 1).encode())
