"""The file of a backup: parts in order, each checked, the whole checked, encrypted with a key.

A file begins with a line that says what it is, and ends with the SHA-256 of everything before. In
between are chunks: a part's bytes, compressed, a mebibyte at a time. The last ones list the parts,
each with its size and SHA-256. With a key each chunk is sealed by AES-GCM; its position is in its
nonce and the first line is bound to it. So no one without the key can change, move or drop a
chunk, or bring one in from another backup.
"""

import hashlib
import json
import secrets
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from upheld.office.running.mistakes import BackupError

WHAT = "upheld office backup 1"
CHUNK = 1 << 20  # bytes of a part
LONGEST = CHUNK + 4096  # bytes of a chunk in the file: what cannot be compressed grows a little
LONGEST_LINE = 4096
MORE, LAST, CONTENTS = b"\0", b"\1", b"\2"  # first byte of a chunk: its part goes on, or ends
KEY_BYTES = 32
DIGEST_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Part:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Contents:
    parts: tuple[Part, ...]
    told: dict[str, Any]  # what the writer has to say of all of them


def read_key(path: Path) -> bytes:
    """64 hexadecimal digits. Raises BackupError."""
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it has other characters in it"
        raise BackupError(f"{path}: the key cannot be read, {why}. {HOW_TO_MAKE}") from None
    if len(key) != KEY_BYTES:
        raise BackupError(f"{path}: the key has {len(key)} bytes, not {KEY_BYTES}. {HOW_TO_MAKE}")
    return key


HOW_TO_MAKE = f"A key is {2 * KEY_BYTES} hexadecimal digits, as `openssl rand -hex 32` prints them."


class _Seal:
    """Turns chunks into what is in the file, and back. Each has its position in its own nonce."""

    def __init__(self, key: bytes | None, first_line: bytes, *, nonce: bytes) -> None:
        self.cipher = AESGCM(key) if key else None
        self.first_line, self.nonce, self.place = first_line, nonce, 0

    def _next(self) -> bytes:
        self.place += 1
        return self.nonce + struct.pack(">I", self.place)

    def close(self, chunk: bytes) -> bytes:
        nonce = self._next()
        return self.cipher.encrypt(nonce, chunk, self.first_line) if self.cipher else chunk

    def open(self, sealed: bytes) -> bytes:
        nonce = self._next()
        return self.cipher.decrypt(nonce, sealed, self.first_line) if self.cipher else sealed


class Writer:
    def __init__(self, file: BinaryIO, *, key: bytes | None) -> None:
        nonce = secrets.token_bytes(8)
        first = {"what": WHAT, "sealed": key is not None, "nonce": nonce.hex()}
        line = json.dumps(first).encode() + b"\n"
        self._file, self._whole = file, hashlib.sha256()
        self._seal = _Seal(key, line, nonce=nonce)
        self._parts: list[Part] = []
        self._put(line)

    def part(self, name: str, pieces: Iterable[bytes]) -> Part:
        """The bytes come in pieces of any size."""
        digest, size, waiting = hashlib.sha256(), 0, bytearray()
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            waiting += piece
            while len(waiting) > CHUNK:
                self._chunk(MORE, bytes(waiting[:CHUNK]))
                del waiting[:CHUNK]
        self._chunk(LAST, bytes(waiting))
        self._parts.append(Part(name=name, size=size, sha256=digest.hexdigest()))
        return self._parts[-1]

    def end(self, **told: Any) -> str:
        """Write the contents and the hash of the whole file, and return that hash."""
        contents = {"parts": [asdict(part) for part in self._parts], "told": told}
        listed = json.dumps(contents, ensure_ascii=False).encode()
        for start in range(0, len(listed), CHUNK):
            self._chunk(CONTENTS, listed[start : start + CHUNK])
        self._file.write(self._whole.digest())
        return self._whole.hexdigest()

    def _chunk(self, mark: bytes, data: bytes) -> None:
        sealed = self._seal.close(mark + zlib.compress(data))
        self._put(struct.pack(">I", len(sealed)) + sealed)

    def _put(self, data: bytes) -> None:
        self._whole.update(data)
        self._file.write(data)


class Reader:
    """A file that is checked as a whole when it is opened, and then read again, part by part.

    Raises BackupError before anything in it has been given out.
    """

    def __init__(self, file: BinaryIO, *, name: str, key: bytes | None) -> None:
        self._file, self._name, self._key = file, name, key
        self._end = self._prove_whole()
        try:
            self.contents = self._prove_parts()
        except (ValueError, KeyError, TypeError, struct.error, zlib.error) as error:
            raise self._damaged(f"it cannot be read ({type(error).__name__})") from error

    def parts(self) -> Iterator[tuple[Part, Iterator[bytes]]]:
        """In order. Each must be read to its end before the next."""
        chunks = self._chunks()
        for part in self.contents.parts:
            yield part, _of_one_part(chunks)

    def _prove_whole(self) -> int:
        """Where the chunks end."""
        size = self._file.seek(0, 2)
        self._file.seek(0)
        first = self._file.readline(LONGEST_LINE)
        if f'"{WHAT}"'.encode() not in first:
            raise BackupError(f"{self._name} is not a backup of an office, or its start is lost.")
        whole, left = hashlib.sha256(first), size - len(first) - DIGEST_BYTES
        while left > 0:
            data = self._file.read(min(left, CHUNK))
            whole.update(data)
            left -= len(data)
        if left or self._file.read() != whole.digest():
            raise self._damaged("its SHA-256 differs")
        return size - DIGEST_BYTES

    def _prove_parts(self) -> Contents:
        found, listed = [], b""
        digest, size = hashlib.sha256(), 0
        for mark, data in self._chunks():
            if mark == CONTENTS:
                listed += data
                continue
            digest.update(data)
            size += len(data)
            if mark == LAST:
                found.append((size, digest.hexdigest()))
                digest, size = hashlib.sha256(), 0
        told = json.loads(listed)
        contents = Contents(parts=tuple(Part(**part) for part in told["parts"]), told=told["told"])
        if [(part.size, part.sha256) for part in contents.parts] != found:
            raise self._damaged("its parts are not the ones listed in its contents")
        return contents

    def _chunks(self) -> Iterator[tuple[bytes, bytes]]:
        """The mark and the bytes of each chunk, from the first."""
        self._file.seek(0)
        line = self._file.readline(LONGEST_LINE)
        first = json.loads(line)
        if first["sealed"] and self._key is None:
            raise BackupError(f"{self._name} is encrypted: give its key with --key-file.")
        if not first["sealed"] and self._key is not None:
            raise BackupError(f"{self._name} is not encrypted, so it does not belong to that key.")
        seal = _Seal(self._key, line, nonce=bytes.fromhex(first["nonce"]))
        while self._file.tell() < self._end:
            (length,) = struct.unpack(">I", self._file.read(4))
            try:
                chunk = seal.open(self._file.read(min(length, LONGEST)))
            except InvalidTag:
                raise BackupError(
                    f"{self._name}: the key is not the one it was made with, or somebody without"
                    " the key has changed the file. Nothing has been restored."
                ) from None
            yield chunk[:1], zlib.decompressobj().decompress(chunk[1:], CHUNK)

    def _damaged(self, why: str) -> BackupError:
        return BackupError(f"{self._name} is damaged: {why}. Nothing has been restored from it.")


def _of_one_part(chunks: Iterator[tuple[bytes, bytes]]) -> Iterator[bytes]:
    for mark, data in chunks:
        yield data
        if mark == LAST:
            return
