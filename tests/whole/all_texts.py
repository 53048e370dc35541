"""All that is generated of the small country, as texts by name; by whichever Upheld is imported.

`python -m tests.whole.all_texts FOLDER` builds both editions, publishes them with a register, asks
the site for its pages, prints the documents and every command's help, and leaves texts.json. So a
test can make the same with a source that it has changed.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import typer.main
from typer.core import TyperGroup
from typer.testing import CliRunner

from tests.profiles import LGSCO, OFFICE
from tests.site.addresses import ALSO, OTHERS, PAGES
from tests.site.asking import Asker
from tests.site.running import build_both, publish_both
from tests.whole.small import YEAR
from upheld.cli.main import app
from upheld.office.rules import policy_document
from upheld.publish.methodology import document as methodology
from upheld.publish.tables import dictionary
from upheld.site.routes import data_path

TEXTS = "texts.json"
OF_AN_EDITION = ("*.html", "*.csv", "*.txt", "*.json")
WORKBOOKS = ("*.xlsx", "*.ods")
MORE_PAGES = {
    "a council beside its type": "/compare?council=adur&with=type",
    "a council beside its region": "/compare?council=leicester&with=region",
    "a council beside one of few residents": "/compare?council=west-northamptonshire&with=rutland",
    "a council beside two, one of few residents": "/compare?council=leeds&with=rutland,kent",
    "an older year's map": "/map/2021-22/upheld",
    "a council of few residents": "/councils/rutland",
    "a council whose letter lists many": "/councils/camden",
}
# No texts of ours, or the rules themselves.
NOT_ASKED_FOR = ("/look/", "/favicon", "{path:path}", "register.sqlite", "profile.json")
DOCUMENTS = {
    "methodology": partial(methodology.document, OFFICE),
    "dictionary": partial(dictionary.dictionary_text, LGSCO),
    "office policy": policy_document.document,
}
_TAG = re.compile(r"<[^<>]+>")


def main(folder: Path) -> None:
    build_both(folder)
    publish_both(folder, folder / "published")
    texts = all_texts(folder / "editions", folder / "published")
    (folder / TEXTS).write_text(json.dumps(texts), "utf-8")


def all_texts(editions: Path, published: Path) -> dict[str, str]:
    """By name, of a country that is built and published."""
    return {name: plain(text) for name, text in _all(editions, published)}


def plain(text: str) -> str:
    """As a reader meets it: without tags, and however its lines are broken.

    >>> plain("At most <b>1&nbsp;in</b>\\n40.")
    'At most 1 in 40.'
    """
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _all(editions: Path, published: Path) -> Iterator[tuple[str, str]]:
    yield from _editions(editions)
    yield from _pages(published)
    for name, document in DOCUMENTS.items():
        yield f"document: {name}", document()
    for words in _commands(typer.main.get_command(app)):
        yield f"help: {' '.join(words)}", _printed(*words, "--help")
    rutland = ("--authority", "rutland")
    yield "figures of the command", _printed("figures", str(editions / f"{YEAR}.v1"), *rutland)


def _printed(*words: str) -> str:
    return CliRunner().invoke(app, words, prog_name="upheld", catch_exceptions=False).stdout


def _editions(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in OF_AN_EDITION:
        for path in sorted(folder.rglob(pattern)):
            yield f"edition: {path.relative_to(folder)}", path.read_text("utf-8")
    for pattern in WORKBOOKS:
        for path in sorted(folder.rglob(pattern)):
            yield f"edition: {path.relative_to(folder)}", _of_workbook(path)


def _of_workbook(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        parts = [name for name in packed.namelist() if name.endswith(".xml")]
        return "\n".join(packed.read(name).decode("utf-8") for name in parts)


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    data = [f"{data_path(address)}.json" for address in PAGES.values() if "?" not in address]
    addresses = [*PAGES.values(), *OTHERS.values(), *ALSO.values(), *MORE_PAGES.values(), *data]
    with Asker(folder) as asker:
        for address in addresses:
            if not any(part in address for part in NOT_ASKED_FOR) and "sqlite" not in address:
                yield f"page: {address}", asker.ask(address).text()


def _commands(command: Any, *before: str) -> Iterator[tuple[str, ...]]:
    """The words of each command, and of each group of commands."""
    yield before
    if isinstance(command, TyperGroup):
        for name, each in command.commands.items():
            yield from _commands(each, *before, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
