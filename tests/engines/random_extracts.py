"""Hundreds of small random extracts in one pair of tables, an extract's number in each name.

A Spark job costs a second, so many extracts are counted by one query: the number in the names of
authorities and in the references keeps their cases apart.
"""

from datetime import date, timedelta
from random import Random

import pyarrow as pa

from tests.profiles import CATEGORIES, COMPLIANCE_OUTCOMES, OUTCOMES

EXTRACTS = 250
MOST_ROWS = 40
# Alike to the eye or to a careless engine: case, accents composed and not, spaces, other scripts.
NAMES = ("leeds", "Leeds", "ynys-môn", "ynys-mo\u0302n", "kent ", "kent", "東京", "o'brien", "🏛")
REFERENCES = ("a", "A", "ß", "ss", "19 000 001", "19\u00a0000\u00a0001", "е", "e")
DAYS_THAT_MATTER = tuple(
    date.fromisoformat(f"{year}-{day}")
    for year in (2018, 2019, 2020)
    for day in ("01-01", "02-28", "03-31", "04-01", "12-31")
)
LEAP_DAY = date(2020, 2, 29)

DECIDED = pa.schema(
    [
        ("reference", pa.string()),
        ("authority", pa.string()),
        ("decided_on", pa.date32()),
        ("outcome", pa.string()),
        ("category", pa.string()),
        ("remedied_by_authority", pa.bool_()),
        ("sequence", pa.int64()),
        ("finding", pa.int64()),
    ]
)
COMPLIANCE = pa.schema(
    [
        ("reference", pa.string()),
        ("authority", pa.string()),
        ("recorded_on", pa.date32()),
        ("outcome", pa.string()),
        ("sequence", pa.int64()),
    ]
)
RECEIVED = pa.schema(
    [
        ("reference", pa.string()),
        ("authority", pa.string()),
        ("received_on", pa.date32()),
        ("category", pa.string()),
    ]
)
SCHEMAS = {"received": RECEIVED, "decided": DECIDED, "compliance": COMPLIANCE}


def random_rows(seed: int) -> dict[str, list[dict]]:
    """Rows of received, decided and compliance, as core.counting takes them."""
    chance = Random(seed)
    rows: dict[str, list[dict]] = {name: [] for name in SCHEMAS}
    for number in range(EXTRACTS):
        for name, of_table in rows.items():
            of_table += _extract(chance, number, name)
    return rows


def _extract(chance: Random, number: int, table: str) -> list[dict]:
    found = {}
    names, references = chance.sample(NAMES, 3), chance.sample(REFERENCES, 3)
    for _ in range(chance.randint(0, MOST_ROWS)):
        row = {
            "reference": f"{number}/{chance.choice(references)}",
            "authority": f"{number:03} {chance.choice(names)}",
            "outcome": chance.choice(OUTCOMES if table == "decided" else COMPLIANCE_OUTCOMES),
            "category": chance.choice(CATEGORIES),
            "remedied_by_authority": chance.choice((True, False, None)),
            "sequence": chance.randint(1, 3),
            "finding": 1,
        }
        dated = {"received": "received_on", "decided": "decided_on", "compliance": "recorded_on"}
        row[dated[table]] = _day(chance)
        # Intake lets one entry stand for each reference, authority and sequence.
        key = row["reference"], row["authority"], row["sequence"] if table != "received" else 1
        found[key] = {name: row[name] for name in SCHEMAS[table].names}
    return [each for row in found.values() for each in _findings(chance, row, table)]


def _findings(chance: Random, row: dict, table: str) -> list[dict]:
    """One decision in four has more than one, all of the same day and sequence."""
    more = chance.randint(1, 2) if table == "decided" and chance.random() < 0.25 else 0
    others = [
        row | {"finding": number, "outcome": chance.choice(OUTCOMES)}
        for number in range(2, 2 + more)
    ]
    return [row, *others]


def _day(chance: Random) -> date:
    if chance.random() < 0.4:
        return chance.choice((*DAYS_THAT_MATTER, LEAP_DAY))
    return date(2018, 3, 1) + timedelta(days=chance.randint(0, 900))


def as_tables(rows: dict[str, list[dict]]) -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist(rows[name], schema=SCHEMAS[name]) for name in SCHEMAS}
