"""Whether readers get what was published: every file fetched from the public site, and its hash
compared with the edition's.

A copy can be whole, and the site still serve another one: it reads another folder, a cache in
front of it keeps an earlier answer, or something on the way changes a file.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import requests

from upheld.core.mistakes import Mistake
from upheld.core.progress import Progress, silent
from upheld.edition.manifest import MANIFEST, edition_hash, read_manifest

LETTERS = "letters/"
LONGEST_WAIT = 30  # seconds for a site to answer
PART = 1 << 20  # bytes


class SiteError(Mistake):
    """The site cannot be reached, so nothing is known of its files."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    files: int  # how many were fetched, with the manifest
    differs: tuple[str, ...]  # a line for each that is not the edition's: its address, and why


def compare_with_site(edition: Path, *, site: str, progress: Progress = silent) -> Compared:
    """Fetch the manifest and every file. Raises SiteError if the site does not answer."""
    manifest, name = read_manifest(edition), edition.name
    hashes = {f"/data/{name}/{MANIFEST}": edition_hash(edition)}
    hashes |= {_address(name, path): sha256 for path, sha256 in sorted(manifest.files.items())}
    differs: list[str] = []
    with requests.Session() as session:
        for place, (address, sha256) in enumerate(hashes.items()):
            progress("Comparing with the site", place, len(hashes))
            differs += _differences(session, site.rstrip("/"), address, sha256)
    return Compared(files=len(hashes), differs=tuple(differs))


def _address(name: str, path: str) -> str:
    """Where readers fetch it."""
    if path.startswith(LETTERS):
        return f"/letters/{name}/{quote(path.removeprefix(LETTERS))}"
    return f"/data/{name}/{quote(path)}"


def _differences(session: requests.Session, site: str, address: str, sha256: str) -> Iterator[str]:
    try:
        answer = session.get(
            site + address, timeout=LONGEST_WAIT, stream=True, allow_redirects=False
        )
        with answer:
            if answer.status_code != 200:
                yield f"{address}: the site answers {answer.status_code}"
                return
            digest = hashlib.sha256()
            for part in answer.iter_content(PART):
                digest.update(part)
    except requests.RequestException as error:
        raise SiteError(
            f"{site}{address} cannot be fetched: {_why(error)}. Check the site's address, and that"
            " it can be reached from this machine; then compare again."
        ) from None
    if digest.hexdigest() != sha256:
        yield f"{address}: its hash is {digest.hexdigest()}, not {sha256}"


def _why(error: requests.RequestException) -> str:
    """In few words: the library repeats addresses and pools."""
    named = type(error).__name__
    known = {"ConnectTimeout": "it does not answer", "ReadTimeout": "it does not answer"}
    known |= {"ConnectionError": "nobody answers there", "SSLError": "its certificate is not valid"}
    known |= {"MissingSchema": "it must begin with https://", "InvalidURL": "it is no address"}
    return known.get(named, named)
