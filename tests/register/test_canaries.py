"""A thousand planted words that may not be public are in no byte of a register, packed or not."""

from datetime import date, timedelta
from itertools import count

import pytest

from tests.profiles import COMPLIANCE_OUTCOMES
from tests.register.registers import register_of
from tests.tables import extract
from upheld.register.searching import Search, search

AS_AT = date(2024, 7, 31)
YOUNG = (AS_AT - timedelta(days=41)).isoformat()
OLD = "2023-05-01"
KEPT_TOO_LONG = "2013-05-01"
KINDS = 14
OF_EACH = 100
PUBLIC = "marmalade"


class Planting:
    """Words that occur nowhere else; ``secret`` of what may not be public."""

    def __init__(self):
        self.numbers = count(1)
        self.planted = []

    def secret(self):
        word = f"zqcanary{next(self.numbers):04}x"
        self.planted.append(word)
        return word


def the_tables(planting):
    secret = planting.secret
    decided, recommendations, received, compliance, contacts = [], [], [], [], []

    def add(number, decided_on, *, words, reason="", outcome="upheld", sequence=1):
        decided.append(
            {
                "reference": number,
                "authority": "leeds",
                "decided_on": decided_on,
                "outcome": outcome,
                "category": "Housing",
                "subcategory": "Repairs",
                "sequence": str(sequence),
                "issue": secret() if words == PUBLIC else "",
                "fault": secret() if words == PUBLIC else "",
                "earlier_case": secret() if words == PUBLIC else "",
                "summary": f"Mr B complained of {words}.",
                "statement": f"1. Mr B complained of {words}. 2. {words} was found.",
                "withheld_reason": reason,
            }
        )

    for place in range(OF_EACH):
        base = f"23 {place:03}"
        add(f"{base} 001", OLD, words=PUBLIC)
        add(f"{base} 002", OLD, words=secret(), reason=f"consent {secret()}")
        add(f"{base} 003", YOUNG, words=secret())
        add(f"{base} 004", KEPT_TOO_LONG, words=secret())
        add(f"{base} 005", OLD, words=secret(), outcome="referred back for local resolution")
        add(f"{base} 006", OLD, words=secret())
        add(f"{base} 006", YOUNG, words=PUBLIC, sequence=2)
        recommendations.append(
            {
                "reference": f"{base} 001",
                "authority": "leeds",
                "number": "1",
                "kind": "personal remedy",
                "remedy": "apology",
                "agreed_on": OLD,
                "due_on": OLD,
                "text": f"Pay {secret()}",
                "status": COMPLIANCE_OUTCOMES[place % 5],
            }
        )
        recommendations.append(
            {
                **recommendations[-1],
                "reference": f"{base} 00{2 + place % 3}",
                "number": "2",
                "kind": "service improvement",
                "text": f"Train {secret()}",
            }
        )
        received.append(
            {
                "reference": f"{base} 001",
                "authority": "leeds",
                "received_on": "2023-04-01",
                "category": "Housing",
                "complainant": secret(),
            }
        )
        contacts.append(
            {
                "authority": "leeds",
                "role": "link officer",
                "title": "",
                "name": secret(),
                "email": f"{secret()}@leeds.example",
            }
        )
    compliance.append(
        {
            "reference": "23 000 001",
            "authority": "leeds",
            "recorded_on": "2024-08-01",
            "outcome": "not complete and not satisfied",
        }
    )
    return {
        "decided": decided,
        "recommendations": recommendations,
        "received": received,
        "compliance": compliance,
        "contacts": contacts,
    }


@pytest.fixture(scope="module")
def planting():
    return Planting()


@pytest.fixture(scope="module")
def register(planting, tmp_path_factory):
    tables = the_tables(planting)
    assert len(planting.planted) >= KINDS * OF_EACH
    return register_of(
        extract(**tables), tmp_path_factory.mktemp("published"), as_at=AS_AT.isoformat()
    )


def test_no_planted_word_is_in_any_byte_of_any_file(register, planting):
    written = b"\0".join(p.read_bytes() for p in register.folder.rglob("*") if p.is_file())
    assert PUBLIC.encode() in written  # the search through bytes would find one
    assert [word for word in planting.planted if word.encode() in written] == []
    assert b"zqcanary" not in written


def test_no_planted_word_finds_anything_by_the_index(register, planting):
    assert search(register, Search(text=PUBLIC)).total == OF_EACH
    index = register.searcher
    known = [word for word in planting.planted if index.doc_freq("text", word)]
    known += [word for word in planting.planted if index.doc_freq("about", word)]
    assert known == []
    assert index.terms_with_prefix("text", "zqcanari") == []
    assert index.terms_with_prefix("text", "zq") == []


def test_the_index_stores_nothing_but_the_number(register):
    found = register.searcher.search(register.index.parse_query("*"), limit=1000)
    kept = {key for _, address in found.hits for key in register.searcher.doc(address).to_dict()}
    assert (len(found.hits), kept) == (OF_EACH, {"number"})
