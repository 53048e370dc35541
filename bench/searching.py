"""Searching a register of 100,000 decisions: a page of hits, all facets counted, passages marked.

The decisions are the demonstration's, repeated under other references with a sentence of other
words in each, so that no two are alike. Searches are of one to four words drawn from the texts as
often as they occur there, of synonyms and quotes, and of nothing, with up to two filters, in every
order, some pages deep. `make bench` runs it.
"""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa

from upheld.demo.whole_extract import write_demonstration
from upheld.intake.directory.directory import default_directory
from upheld.intake.extract import Extract
from upheld.intake.reading_extract import read_extract
from upheld.ombudsman.folder import read_office
from upheld.register.building import build_register
from upheld.register.order import RegisterOrder
from upheld.register.reading import Register, open_register
from upheld.register.searching import Search, Sort, search
from upheld.register.similar import similar_to

DECISIONS = 100_000
SEARCHES = 2_000
PUBLIC = ("upheld", "not upheld", "closed after initial enquiries")
PHRASES = ("EHCP", "blue badge", '"special educational needs"', "council tax support", "DFG")
AS_AT = date(2024, 7, 31)


def main() -> None:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        begun = time.perf_counter()
        folder = build(Path(name), chance)
        print(f"Register of {DECISIONS:,} decisions: {time.perf_counter() - begun:.1f} s")
        size = sum(path.stat().st_size for path in folder.rglob("*")) / 1e6
        print(f"Its files: {size:.0f} MB")
        with open_register(folder) as register:
            measure(register, chance)


def build(folder: Path, chance: random.Random) -> Path:
    write_demonstration(folder / "extract")
    directory = default_directory()
    office = read_office()
    extract = read_extract(folder / "extract", directory=directory, profile=office.profile)
    order = RegisterOrder(
        extract=many(extract, chance),
        directory=directory,
        office=office,
        published=folder / "published",
        as_at=AS_AT,
        today=AS_AT,
        software="bench",
    )
    return build_register(order, progress=lambda *_: None).folder


def many(extract: Extract, chance: random.Random) -> Extract:
    decided = extract.tables["decided"]
    shown = [
        row
        for row in decided.to_pylist()
        if row["outcome"] in PUBLIC
        and row["sequence"] == 1
        and not row["withheld_reason"]
        and row["decided_on"] < date(2024, 6, 1)
    ]
    words = [word for row in shown[:5000] for word in row["statement"].split()]
    rows = []
    for number in range(DECISIONS):
        row = shown[number % len(shown)]
        other = " ".join(chance.choices(words, k=30))
        reference = f"{number // 1_000_000:02} {number // 1000 % 1000:03} {number % 1000:03}"
        rows.append({**row, "reference": reference, "statement": f"{row['statement']}\n{other}."})
    table = pa.Table.from_pylist(rows, schema=decided.schema)
    return Extract(
        path=extract.path,
        tables={"decided": table},
        given={"decided": extract.given["decided"]},
        files=extract.files,
        notes=(),
    )


def measure(register: Register, chance: random.Random) -> None:
    rows = register.rows("SELECT * FROM decision WHERE number % 97 = 0")
    words = [word.strip(".,") for row in rows for word in row["statement"].split()]
    texts = {
        "words": lambda: " ".join(chance.choices(words, k=chance.randint(1, 4))),
        "synonyms and quotes": lambda: chance.choice(PHRASES),
        "no words": lambda: "",
    }
    for title, a_text in texts.items():
        searches = [a_search(a_text(), rows, chance) for _ in range(SEARCHES)]
        shown(title, [seconds(lambda each=each: search(register, each)) for each in searches])
    shown("similar decisions", [seconds(lambda row=row: similar_to(register, row)) for row in rows])


def a_search(text: str, rows: list[dict], chance: random.Random) -> Search:
    row = chance.choice(rows)
    names = chance.sample(("authority", "category", "outcome", "year"), chance.randint(0, 2))
    return Search(
        text=text,
        filters={name: [row[name]] for name in names},
        sort=chance.choice(list(Sort)),
        page=chance.choice((1, 1, 1, 2, 5)),
    )


def seconds(do: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of one processor: they differ where others use the machine too."""
    clock, own = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - clock, time.process_time() - own


def shown(title: str, timed: list[tuple[float, float]]) -> None:
    said = []
    for name, values in zip(("", "of the processor "), zip(*timed, strict=True), strict=True):
        ordered = sorted(values)
        p50, p99 = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.99))
        said.append(f"{name}p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    print(f"{title}: {'; '.join(said)} ({len(timed):,} times)")


if __name__ == "__main__":
    main()
