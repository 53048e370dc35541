"""Registers of random extracts at random days agree with plain loops that know nothing of them."""

import random
from datetime import date, timedelta

import pytest

from tests.profiles import COMPLIANCE_OUTCOMES, OUTCOMES
from tests.register.registers import office_of_years, public_of
from tests.sampling import trials
from tests.tables import extract

AUTHORITIES = ("leeds", "barnet", "kent")
FIRST = date(2019, 3, 1)
DAYS = 900
LISTED = ("closed after initial enquiries", "not upheld", "upheld")
REASONS = ("", "", "", "", "consent", "under review")
FAILED = ("complete but not satisfied", "not complete and not satisfied")
WORDS = ("", "words", "words")


def day(chance, since=FIRST):
    return (since + timedelta(days=chance.randrange(DAYS))).isoformat()


def random_tables(chance):
    tables = {name: [] for name in ("decided", "recommendations", "compliance", "reports")}
    for number in range(chance.randint(5, 40)):
        reference = f"19 000 {number:03}"
        for authority in chance.sample(AUTHORITIES, chance.choice((1, 1, 1, 2))):
            add_case(tables, chance, {"reference": reference, "authority": authority})
    return {name: rows for name, rows in tables.items() if rows}


def add_case(tables, chance, case):
    decided_on = day(chance)
    for sequence in range(1, chance.choice((1, 1, 1, 2, 3)) + 1):
        words = chance.choice(WORDS)
        tables["decided"].append(
            {
                **case,
                "decided_on": decided_on,
                "outcome": chance.choice((*OUTCOMES, *LISTED)),
                "category": "Housing",
                "sequence": str(sequence),
                "summary": words and f"summary {sequence}",
                "statement": words and f"statement {sequence}",
                "withheld_reason": chance.choice(REASONS),
            }
        )
        decided_on = (
            date.fromisoformat(decided_on) + timedelta(days=chance.randrange(trials(40, whole=200)))
        ).isoformat()
    for number in range(1, chance.choice((0, 1, 2, 3)) + 1):
        completed = chance.choice(("", day(chance)))
        tables["recommendations"].append(
            {
                **case,
                "number": str(number),
                "kind": chance.choice(("personal remedy", "service improvement")),
                "remedy": "other",
                "agreed_on": day(chance),
                "due_on": day(chance),
                "text": f"text {number}",
                "extended_to": chance.choice(("", day(chance))),
                "status": chance.choice(("", *COMPLIANCE_OUTCOMES)),
                "completed_on": completed,
            }
        )
    for sequence in range(1, chance.choice((0, 0, 1, 2)) + 1):
        tables["compliance"].append(
            {
                **case,
                "recorded_on": day(chance),
                "outcome": chance.choice(COMPLIANCE_OUTCOMES),
                "sequence": str(sequence),
            }
        )
    if chance.random() < 0.2:
        tables["reports"].append({**case, "published_on": day(chance), "title": "Report"})


def plus(text, days):
    return (date.fromisoformat(text) + timedelta(days=days)).isoformat()


def years_later(text, years):
    return f"{int(text[:4]) + years}{text[4:]}".replace("02-29", "02-28")


def year_of(text):
    year = int(text[:4]) - (text[5:7] < "04")
    return f"{year}-{(year + 1) % 100:02}"


def naive(tables, as_at, delay, years):
    """authority, reference: outcome, words, published on; improvements with state; failures; counts."""
    decided, last = {}, {}
    for row in tables["decided"]:
        if row["decided_on"] <= as_at:
            case = row["authority"], row["reference"]
            decided.setdefault(case, []).append(row)
            if case not in last or int(row["sequence"]) > int(last[case]["sequence"]):
                last[case] = row
    shown, hidden = {}, {}
    for case, row in last.items():
        if row["outcome"] not in LISTED:
            continue
        old_enough = plus(row["decided_on"], delay) <= as_at
        kept = as_at < years_later(row["decided_on"], years)
        if not old_enough or row["withheld_reason"] or not kept:
            key = (year_of(row["decided_on"]), case[0], row["outcome"])
            hidden[key] = hidden.get(key, 0) + 1
            continue
        words, since = "", row["decided_on"]
        for entry in decided[case]:
            if entry["statement"]:
                public = entry["outcome"] in LISTED and not entry["withheld_reason"]
                words = entry["statement"] if public else ""
                since = entry["decided_on"] if public else row["decided_on"]
        shown[case] = (row["outcome"], words, plus(since, delay))
    failed, outcomes = {}, {}
    for row in tables.get("compliance", []):
        case = row["authority"], row["reference"]
        if row["recorded_on"] <= as_at:
            before = outcomes.get(case)
            if before is None or int(row["sequence"]) > int(before["sequence"]):
                outcomes[case] = row
    for case, row in outcomes.items():
        if row["outcome"] in FAILED:
            if case in shown:
                failed[case] = (row["recorded_on"], row["outcome"])
            else:
                key = (year_of(row["recorded_on"]), case[0], "failed compliance")
                hidden[key] = hidden.get(key, 0) + 1
    improvements = {}
    for row in tables.get("recommendations", []):
        case = row["authority"], row["reference"]
        if row["kind"] != "service improvement" or row["agreed_on"] > as_at:
            continue
        if case not in shown or shown[case][0] != "upheld":
            continue
        recorded = [
            o["recorded_on"]
            for o in tables.get("compliance", [])
            if (o["authority"], o["reference"]) == case
        ]
        known = max(recorded) if recorded else row["completed_on"]
        state = ""
        if known and known <= as_at and row["completed_on"] <= as_at:
            state = {
                "complete and satisfied": "done on time",
                "complete late": "late",
                "complete but not satisfied": "not done",
                "not complete and not satisfied": "not done",
            }.get(row["status"], "")
        improvements[(*case, int(row["number"]))] = (state, row["extended_to"] or row["due_on"])
    return shown, improvements, failed, hidden


def is_withheld_for_good(tables, of, as_at):
    """Whether the last decision on its case is withheld, and not only because it is early."""
    last = None
    for row in tables["decided"]:
        is_of_it = (row["authority"], row["reference"]) == (of["authority"], of["reference"])
        if is_of_it and row["decided_on"] <= as_at:
            now = (int(row["sequence"]), row["decided_on"])
            if last is None or now > last[0]:
                last = now, row["withheld_reason"]
    return last is not None and last[1] not in ("", "premature")


@pytest.mark.sampled
@pytest.mark.parametrize("seed", range(trials(40, whole=200)))
def test_a_random_register_agrees_with_plain_loops(seed):
    chance = random.Random(seed)
    tables = random_tables(chance)
    as_at = day(chance, since=FIRST + timedelta(days=100))
    delay, years = chance.choice((0, 7, 42, 42)), chance.choice((1, 2, 10))
    told = office_of_years("2018-19", "2019-20", "2020-21", "2021-22")
    public = public_of(
        extract(**tables),
        as_at=as_at,
        publication_delay_days=delay,
        retention_years=years,
        **told,
    )
    shown, improvements, failed, hidden = naive(tables, as_at, delay, years)
    assert {
        (r["authority"], r["reference"]): (r["outcome"], r["statement"], r["published_on"])
        for r in public.decisions
    } == shown
    assert {
        (r["authority"], r["reference"], r["number"]): (r["state"], r["due_on"])
        for r in public.improvements
    } == improvements
    assert {
        (r["authority"], r["reference"]): (r["recorded_on"], r["outcome"])
        for r in public.failed_compliance
    } == failed
    assert sorted((r["authority"], r["reference"]) for r in public.reports) == sorted(
        (row["authority"], row["reference"])
        for row in tables.get("reports", [])
        if row["published_on"] <= as_at and not is_withheld_for_good(tables, row, as_at)
    )
    ended = [year for year in told["dates"] if f"{year.start + 1}-07-31" < as_at]
    until = str(max(ended)) if ended else ""
    assert {
        (r["year"], r["authority"], r["outcome"]): r["count"] for r in public.withheld_counts
    } == {key: count for key, count in hidden.items() if key[0] <= until}
