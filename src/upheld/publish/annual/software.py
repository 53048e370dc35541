"""Which software made an edition: two builds by the same software must agree in bytes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import upheld

METHODOLOGY = "3"  # raised when a published figure would come out differently
SOURCE = Path(upheld.__file__).parent
# Pages of the site do not change editions.
MAKE_EDITIONS = ("core", "disk", "intake", "edition", "publish")
MAKE_REGISTERS = (*MAKE_EDITIONS, "register")
# They shape the bytes.
PARTS = ("typst", "ttf-opensans", "duckdb", "ibis-framework", "pyarrow", "tantivy")


@cache
def software(layers: tuple[str, ...] = MAKE_EDITIONS) -> str:
    """Name, version and a hash of what shapes bytes: the files of some layers, and parts."""
    digest = hashlib.sha256()
    for layer in layers:
        for path in sorted((SOURCE / layer).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(SOURCE).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    for part in PARTS:
        digest.update(f"{part} {version(part)}\0".encode())
    return f"upheld {upheld.__version__} ({digest.hexdigest()[:12]})"
