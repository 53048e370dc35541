"""Small random extracts of every shape that intake takes, as tables of text.

Any authority of the directory, any optional table and column there or not, cases decided again,
codes, texts with whatever a CSV cell can hold. What contradicts itself is not made: intake refuses
it before the office sees it.
"""

import re
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.directory import default_directory
from tests.profiles import (
    CATEGORIES,
    COMPLIANCE_OUTCOMES,
    LATE,
    LGSCO,
    NOT_SATISFIED,
    OUTCOMES,
    SATISFIED,
    UPHELD,
)
from upheld.core.vocabulary import RECOMMENDATION_KINDS
from upheld.core.years import Year
from upheld.intake.tables import TABLES

Row = dict[str, Any]
Tables = dict[str, list[Row]]
TextTables = dict[str, tuple[list[str], list[list[str]]]]  # a table's columns, and its rows as text

FIRST_DAY, DAYS = date(2012, 4, 1), 4_900  # to 2025: some are past their time, some to come
CODES = (
    {"what": "decided", "code": "U1", "outcome": UPHELD, "remedied_by_authority": "yes"},
    {"what": "decided", "code": "U2", "outcome": UPHELD, "remedied_by_authority": ""},
)
TEXTS = (
    "",
    "Plain",
    "Two\nlines, and a comma",
    'A "quoted" word',
    "Windows\r\nline ends",
    "=1+1",
    "Ynys Môn, Ṅkem, ☑",
    "it's; a | b\tc",
    "- a dash",
    "no",
    "2019-20",
)


def random_extract(seed: int) -> TextTables:
    chance = Random(seed)
    tables: Tables = {name: [] for name in TABLES}
    bodies = chance.sample(default_directory().authorities, 3)
    for number in range(chance.randint(0, 7)):
        _case(chance, tables, chance.choice(bodies), number)
    _other_tables(chance, tables, bodies)
    coded = chance.random() < 0.3
    if coded:
        tables["codes"] = [dict(row) for row in CODES]
        for row in tables["decided"]:
            if row["outcome"] == UPHELD and row["remedied_by_authority"] != "no":
                row["outcome"] = chance.choice((UPHELD, "U1", "U2"))
    return _thinned(chance, tables, keep={"codes"} if coded else set())


def _case(chance: Random, tables: Tables, body: Any, number: int) -> None:
    earliest = max(body.first_day or FIRST_DAY, FIRST_DAY)
    on = earliest + timedelta(days=chance.randrange(DAYS) if earliest < date(2022, 1, 1) else 0)
    reference = chance.choice(("{:02} {:03} 001", "A/{:02}{:03}", "É {:02}-{:03}"))
    case = {"reference": reference.format(on.year % 100, number), "body": body}
    if chance.random() < 0.8:
        row = {**case, "received_on": on, "category": chance.choice(CATEGORIES)}
        tables["received"].append(
            {**row, "subcategory": _text(chance), "complainant": chance.choice(("", "P1"))}
        )
    for days in range(chance.randrange(3)):
        sent = {"sent_on": on + timedelta(days=days), "due_on": on + timedelta(days=28)}
        received_on = chance.choice(("", on + timedelta(days=40)))
        tables["enquiries"].append({**case, **sent, "received_on": received_on})
    first = 1 if chance.random() < 0.9 else 2
    decisions = []
    for sequence in range(first, first + chance.choices((0, 1, 2, 3), (1, 6, 2, 1))[0]):
        on += timedelta(days=chance.randrange(200))
        decisions.append(_decision(chance, case, on, sequence))
    tables["decided"] += decisions
    if any(each["outcome"] == UPHELD for each in decisions) or (first == 2 and decisions):
        _follow_up(chance, tables, case, on)


def _decision(chance: Random, case: Row, on: date, sequence: int) -> Row:
    outcome = chance.choice((*OUTCOMES, UPHELD, UPHELD))
    return {
        **case,
        "decided_on": on,
        "outcome": outcome,
        "category": chance.choice(CATEGORIES),
        "subcategory": _text(chance),
        "remedied_by_authority": chance.choice(("yes", "no", "")) if outcome == UPHELD else "",
        "sequence": sequence,
        "issue": _text(chance),
        "kind": chance.choice(("", "statement", "report")),
        "summary": _text(chance),
        "statement": _text(chance),
        "withheld_reason": chance.choice(("", "", "", *tuple(LGSCO.reasons))),
        **_fault(chance, on),
    }


def _fault(chance: Random, on: date) -> Row:
    until = on - timedelta(days=chance.randrange(50))
    return {
        "fault_from": chance.choice(("", until - timedelta(days=chance.randrange(300)))),
        "fault_to": chance.choice(("", until)),
        "fault": chance.choice(("", "delay", "Lost files")),
        "earlier_case": chance.choice(("", "09 999 001", "Z/1")),
        "entered_on": chance.choice(("", on + timedelta(days=chance.randrange(5)))),
    }


def _follow_up(chance: Random, tables: Tables, case: Row, on: date) -> None:
    for number in range(1, 1 + chance.randrange(3)):
        due_on = on + timedelta(days=chance.randrange(100))
        status = chance.choice(("", *COMPLIANCE_OUTCOMES))
        is_done = status in (SATISFIED, LATE, NOT_SATISFIED)
        tables["recommendations"].append(
            {
                **case,
                "number": number,
                "kind": chance.choice(RECOMMENDATION_KINDS),
                "remedy": chance.choice(LGSCO.remedies),
                "agreed_on": on,
                "due_on": due_on,
                "text": _text(chance) or "Apologise",
                "extended_to": chance.choice(("", due_on + timedelta(days=20))),
                "status": status,
                "completed_on": due_on if is_done else "",
                "recorded_on": due_on if status and chance.random() < 0.5 else "",
            }
        )
    for sequence in range(1, 1 + chance.randrange(3)):
        on += timedelta(days=chance.randrange(100))
        row = {**case, "recorded_on": on, "outcome": chance.choice(COMPLIANCE_OUTCOMES)}
        tables["compliance"].append({**row, "sequence": sequence})
    if chance.random() < 0.3:
        row = {**case, "published_on": on, "title": "Homes, and <b>repairs</b>", "file": "a/b.pdf"}
        days = {"considered_on": chance.choice(("", on)), "satisfied_on": ""}
        later = {name: chance.choice(("", on)) for name in ("respond_by", "further_report_on")}
        tables["reports"].append({**row, **days, **later, "extended_to": ""})


def _other_tables(chance: Random, tables: Tables, bodies: list[Any]) -> None:
    held_on = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    event = {"event": "E1", "kind": "course", "audience": "councils", "held_on": held_on}
    tables["events"] = [{**event, "place": _text(chance), "title": "Complaints"}]
    tables["attendance"] = [{"event": "E1", "organisation": "A care home", "people": 3}]
    tables["about"] = [{"key": "notice", "value": "Invented."}, {"key": "made by", "value": "us"}]
    for place, body in enumerate(bodies):
        last = body.last_day or date(2030, 3, 31)
        year = Year.containing(max(body.first_day or date(2010, 4, 1), date(2010, 4, 1))).start
        for role in chance.sample(tuple(LGSCO.roles), 2):
            row = {"body": body, "role": role, "title": "", "name": "ABC"[place] + " Officer"}
            days = {"valid_from": chance.choice(("", date(2019, 1, 1))), "valid_to": ""}
            row["language"] = chance.choice(("", "Welsh"))
            tables["contacts"].append({**row, "email": "a.b@council.example", **days})
        tables["letters"].append(
            {
                "body": body,
                "send": chance.choice(("yes", "no", "")),
                "paragraph": re.sub(r"[0-9{}\[\]]", "", _text(chance)),
                "approved_by": "the Ombudsman",
            }
        )
        if Year(year).last_day <= last:
            tables["earlier_letters"].append({"body": body, "year": year, "file": "l.pdf"})
            count = {"body": body, "year": 2010, "what": "decided", "category": "", "count": 7}
            if (body.first_day or date.min) <= Year(2010).last_day:
                tables["counts"].append({**count, "outcome": chance.choice(("", UPHELD))})
            number = {"population": 10_000, "source": "Census"}
            tables["populations"].append({"body": body, "year": year, **number})
    average = {"year": 2010, "peer_group": "county", "measure": "upheld", "text": "72%"}
    tables["averages"] = [{**average, "source": "Annual review"}]


def _text(chance: Random) -> str:
    return chance.choice(TEXTS)


def _thinned(chance: Random, tables: Tables, *, keep: set[str]) -> TextTables:
    """Without some of the optional tables and columns: what is not there is not available."""
    gone = {name for name in tables if name not in keep and chance.random() < 0.4}
    if not gone.isdisjoint({"events", "attendance"}):
        gone |= {"events", "attendance"}
    if not any(rows for name, rows in tables.items() if name in COUNTED and name not in gone):
        gone -= {"counts"}
        body = default_directory().by_slug("leeds")
        total = {"body": body, "year": 2010, "what": "received", "category": "", "outcome": ""}
        tables["counts"].append({**total, "count": 9})
    if not tables["codes"]:
        gone.add("codes")
    told = {}
    for name, rows in tables.items():
        if name not in gone:
            columns = _columns(chance, name, rows)
            told[name] = columns, [[_cell(row, column) for column in columns] for row in rows]
    return told


COUNTED = ("received", "decided", "compliance", "counts")


def _columns(chance: Random, name: str, rows: list[Row]) -> list[str]:
    optional = [c.name for c in TABLES[name].columns if not c.required and chance.random() < 0.3]
    if any(row.get("sequence", 1) > 1 for row in rows):
        optional = [column for column in optional if column != "sequence"]
    if name == "counts":
        optional = []
    if name == "letters" and "approved_by" in optional:
        optional.append("paragraph")
    optional.append("finding")  # which the default office does not count
    return [column.name for column in TABLES[name].columns if column.name not in optional]


def _cell(row: Row, name: str) -> str:
    if name == "authority":
        return _name_of(row)
    return str(Year(row["year"])) if name == "year" else str(row.get(name, ""))


def _name_of(row: Row) -> str:
    body = row["body"]
    return body.gss_code or body.name
