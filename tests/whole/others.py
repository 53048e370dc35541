"""Everything that is made for another ombudsman: run, asked for and read."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
from lxml import html

from tests.site.asking import Answer, Asker, crawl
from tests.whole.small import upheld

ANSWERED = (200, 303, 308)


def run(*words: str | Path) -> str:
    done = upheld(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def every_page(asker: Asker, site: str) -> Iterator[tuple[str, Answer]]:
    """All that links lead to, then all that the forms on these pages ask for."""
    asked: dict[str, Answer] = {}
    start = ("/", "/sitemap.xml", "/robots.txt", "/openapi.json", "/health", "/map")
    for _ in range(2):
        for address, answer in crawl(asker, start, site=site):
            if address not in asked:
                asked[address] = answer
                yield address, answer
        pages = [(at, a) for at, a in asked.items() if a.kind == "text/html"]
        start = tuple({each for at, page in pages for each in forms_of(at, page)} - {*asked})


def forms_of(address: str, answer: Answer) -> Iterator[str]:
    """What is asked by each choice of each form, one at a time."""
    for form in html.fromstring(answer.body).xpath("//form"):
        at = form.get("action") or address.partition("?")[0]
        for field in form.xpath(".//*[@name]"):
            values = field.xpath("./option/@value") or [field.get("value") or "trust"]
            yield from (f"{at}?{field.get('name')}={value.replace(' ', '+')}" for value in values)


def text_of_file(path: Path) -> str:
    kinds = {".pdf": "application/pdf", ".html": "text/html"}
    kind = kinds.get(path.suffix, "")
    return text_of(Answer(status=200, headers={"content-type": kind}, body=path.read_bytes()))


def text_of(answer: Answer) -> str:
    """All that can be read of it: of a table its columns too, of a database each row."""
    if answer.body.startswith(b"SQLite"):
        return "\n".join(rows_of(answer.body))
    if answer.body.startswith(b"PAR1"):
        schema = pyarrow.parquet.read_schema(pyarrow.BufferReader(answer.body))
        return f"{answer.text()}\n{schema.to_string(truncate_metadata=False)}"
    return answer.text()


def rows_of(database: bytes) -> Iterator[str]:
    opened = sqlite3.connect(":memory:")
    opened.deserialize(database)
    tables = opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for name, sql in tables:
        yield sql
        for row in opened.execute(f'SELECT * FROM "{name}"'):
            yield "|".join(str(cell) for cell in row)
