"""What pages show is in words: no page has the program's own name for something, or its own times.

The ledger, and every page that shows a history, name records, columns and moments as people do.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from tests.office.addresses import address, registered
from tests.office.databases import an_office
from tests.office.signed_in import signed_in
from tests.office.small_office import SmallOffice, small_office
from upheld.office.ledger.recording import kinds_of_records
from upheld.office.ledger.ways_in import FOLLOWED
from upheld.office.models import Entry
from upheld.office.rules.personal import OF_EVERY_RECORD, PERSONAL, PLAIN, SECRET
from upheld.office.rules.policy import may
from upheld.office.rules.record_names import COLUMNS, KINDS, OF_KIND
from upheld.office.rules.roles import Role

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T|\b)")
OF_THE_PROGRAM = re.compile(r"\b[a-z]+_[a-z_]+\b|\b(?:giventable|passedrow)\b")
NAMELESS = ("person number", "Unseen(")
# What the person who runs the office sets, and what a letter writes for a figure of its own.
ARE_MEANT = {"upheld_count", "upheld_office_published"}


class Shown(HTMLParser):
    """The words of a page that people read: without code, scripts and what is typed."""

    NOT_READ = ("script", "style", "code", "textarea")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag in self.NOT_READ:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.words.append(data)


def words_of(page: bytes) -> str:
    shown = Shown()
    shown.feed(page.decode())
    return " ".join(" ".join(shown.words).split())


def not_in_words(text: str) -> list[str]:
    raw = [found[0] for found in OF_THE_PROGRAM.finditer(text) if found[0] not in ARE_MEANT]
    return [
        *(found[0] for found in MOMENT.finditer(text)),
        *raw,
        *filter(text.__contains__, NAMELESS),
    ]


@pytest.fixture(scope="module")
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOffice]:
    with an_office(template, tmp_path_factory.mktemp("words")):
        yield small_office()


def pages_of(office: SmallOffice) -> Iterator[tuple[str, bytes]]:
    """Every page once, by somebody who may see it."""
    clients: dict[Role, Client] = {}
    for page in registered():
        if "GET" not in page.methods or page.address.endswith((".csv", ".txt")):
            continue
        roles = [
            each for each in (Role.DIRECTOR, *Role) if not page.needs or may([each], page.needs)
        ]
        role = roles[0]
        client = clients.setdefault(role, signed_in(office.people[role]))
        to = address(page, office.parts)
        answer = client.get(to)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            yield to, answer.content


def test_no_page_has_a_time_or_a_name_of_the_program(office):
    pages = dict(pages_of(office))
    assert len(pages) > 50
    found = {to: not_in_words(words_of(page)) for to, page in pages.items()}
    assert {to: raw for to, raw in found.items() if raw} == {}


def test_every_entry_of_the_ledger_is_in_words(office):
    client = signed_in(office.people[Role.AUDITOR])
    newest: dict[str, int] = dict(Entry.objects.values_list("kind", "number").order_by("number"))
    found = {
        kind: not_in_words(words_of(client.get(f"/ledger/{number}").content))
        for kind, number in newest.items()
    }
    assert len(found) > 15
    assert {kind: raw for kind, raw in found.items() if raw} == {}


def test_every_kind_of_record_and_every_column_has_a_name():
    columns = {
        (kind, column)
        for lists in (PLAIN, PERSONAL, SECRET)
        for kind, listed in lists.items()
        for column in listed
        if column not in OF_EVERY_RECORD
    }
    nameless = {each for each in columns if not {*OF_KIND.get(each[0], ()), *COLUMNS} & {each[1]}}
    assert nameless == set()
    assert {*kinds_of_records(), *FOLLOWED} - set(KINDS) == set()


def test_what_the_ledger_enters_besides_records_has_a_name():
    source = Path(__file__).parents[2] / "src" / "upheld" / "office"
    tell = re.compile(r'\.tell\("([a-z ]+)"')
    entered = {kind for path in source.rglob("*.py") for kind in tell.findall(path.read_text())}
    assert entered >= {"extract", "list", "register", "output"}
    assert entered - set(KINDS) == set()


def test_what_is_not_in_words_is_found():
    assert not_in_words("At 2027-01-11T09:00 the passedrow was_reset by person number 7.") == [
        "2027-01-11T",
        "passedrow",
        "was_reset",
        "person number",
    ]
    assert not_in_words(words_of(b"<p>On 11 January 2027 <code>was_reset</code></p>")) == []
