"""Which sentences of the wording variants say: an office whose every sentence bears its own key.

The key stands in the text itself, so that nothing is watched: what a letter prints is read.
"""

import json
import re
import tomllib
from dataclasses import asdict
from pathlib import Path

from tests.offices import words_in
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.ombudsman.profile_names import NAMED
from upheld.ombudsman.profile_reading import WORDS
from upheld.publish.letters.letter import Addressee, Letter, letter_of

Written = tuple[Letter, Addressee]

KEY = re.compile(r"<([a-z_]+\.[a-z_]+)>")
# Who gets a letter, and whose outcomes are, also where nobody is known to have taken over.
OF_ENDED = {
    "\n[ended_letters]\n": 'daventry = ["west-northamptonshire"]\n',
    "\n[ended_outcomes]\n": 'purbeck = "dorset"\nnorthampton = "west-northamptonshire"\n',
}
NOT_SAID = ("bodies", "nouns")


def marked_office(folder: Path) -> Path:
    """The default office, with a wording in which each sentence begins with its key."""
    settings = (DEFAULT_OFFICE / "office.toml").read_text("utf-8")
    for heading, named in OF_ENDED.items():
        assert settings.count(heading) == 1
        settings = settings.replace(heading, heading + named)
    (folder / "office.toml").write_text(settings, "utf-8")
    wording = tomllib.loads((DEFAULT_OFFICE / WORDS).read_text("utf-8"))
    lines = []
    for group in [group for group in wording if group not in NAMED]:
        entries = wording[group]
        lines.append(f"[{group}]")
        for name, entry in entries.items():
            mark = "" if group in NOT_SAID else f"<{group}.{name}>"
            lines.append(f"{json.dumps(name)} = {_marked(entry, mark)}")
    words_in(folder).write_text("\n".join(lines), "utf-8")
    return folder


def _marked(entry: str | dict[str, str], mark: str) -> str:
    if isinstance(entry, str):
        return json.dumps(mark + entry, ensure_ascii=False)
    forms = (f"{name} = {_marked(text, mark)}" for name, text in entry.items())
    return f"{{ {', '.join(forms)} }}"


def keys_in_letter(letter: Letter, addressee: Addressee) -> set[str]:
    return set(KEY.findall(letter.as_json() + json.dumps(asdict(addressee))))


def keys_in_edition(edition: Edition) -> set[str]:
    """Of the sentences that are stored with figures, and printed on pages and in tables."""
    rows = edition.rows("SELECT sentence FROM figure")
    rows += edition.rows("SELECT sentence || chance_range AS sentence FROM comparing")
    return {key for row in rows for key in KEY.findall(row["sentence"] or "")}


def without_keys(letter: Letter, addressee: Addressee) -> Written:
    """In the default words: what is printed for somebody."""
    given = {
        name: KEY.sub("", value) if isinstance(value, str) else tuple(KEY.sub("", v) for v in value)
        for name, value in asdict(addressee).items()
    }
    return letter_of(json.loads(KEY.sub("", letter.as_json()))), Addressee(**given)
