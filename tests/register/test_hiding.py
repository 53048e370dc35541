"""A register with a decision hidden answers as one that was built without it."""

import pytest

from tests.profiles import LGSCO
from tests.register.registers import register_of
from tests.tables import extract
from upheld.disk.withheld import address_of
from upheld.register.hiding import hiding, reading_shown, registers_with
from upheld.register.listing import IMPROVEMENTS, listed
from upheld.register.public_tables import TABLES, tables_of_profile
from upheld.register.reading import (
    addresses,
    decisions_of,
    decisions_under,
    improvements_of,
    listed_of,
)
from upheld.register.same_matter import same_matter
from upheld.register.searching import Search, Sort, search
from upheld.register.similar import similar_to

AS_AT = "2024-07-31"
HIDDEN = "22 000 005"
WORDS = ("parking fine", "school place", "housing list")


def rows(*, without: str = ""):
    decided = [
        {
            "reference": f"22 000 0{n:02}",
            "authority": ("leeds", "kent", "camden")[n % 3],
            "decided_on": f"2024-0{n % 5 + 1}-10",
            "outcome": "upheld",
            "category": ("Housing", "Education & Children's Services")[n % 2],
            "summary": f"A delay over a {WORDS[n % 3]}.",
            "statement": f"The delay was over a {WORDS[n % 3]}. It paid £{n}00.",
            "withheld_reason": "consent" if f"22 000 0{n:02}" == without else "",
        }
        for n in range(12)
    ]
    decided[2]["statement"] += f" It was as in {HIDDEN}."  # a search for it finds this one then
    recommendations = [
        {
            "reference": row["reference"],
            "authority": row["authority"],
            "number": "1",
            "kind": "service improvement",
            "remedy": "procedure or policy change or review",
            "agreed_on": row["decided_on"],
            "due_on": "2024-06-30",
            "text": f"Mend the {row['reference']}.",
        }
        for row in decided
    ]
    return {"decided": decided, "recommendations": recommendations}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Hidden in one that has it, and the one that never had it."""
    whole = register_of(extract(**rows()), tmp_path_factory.mktemp("whole"), as_at=AS_AT)
    never = register_of(
        extract(**rows(without=HIDDEN)), tmp_path_factory.mktemp("never"), as_at=AS_AT
    )
    return whole, hiding(whole, [address_of(key="22-000-005", authority="camden")]), never


def without_numbers(found):
    """A register numbers its decisions, and a number that is missing moves no other."""
    if isinstance(found, dict):
        return {name: without_numbers(each) for name, each in found.items() if name != "number"}
    return [without_numbers(each) for each in found] if isinstance(found, list) else found


ASKED = {
    "every address": addresses,
    "those of its council": lambda register: decisions_of(register, "camden"),
    "how many its council has": lambda register: listed_of(register, "camden"),
    "its key": lambda register: decisions_under(register, "22-000-005"),
    "improvements": lambda register: improvements_of(register),
    "the list of improvements": lambda register: listed(register, IMPROVEMENTS, filters={}).rows,
    "how many improvements": lambda register: listed(register, IMPROVEMENTS, filters={}).facets,
    "those in its matter": lambda register: same_matter(
        register, {"reference": HIDDEN, "number": 0}
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_question_has_the_answer_of_one_that_never_had_it(both, ask):
    whole, hidden, never = both
    assert without_numbers(ask(hidden)) == without_numbers(ask(never))
    assert ask(whole) == ask(hiding(whole, [])), "nothing is hidden where nothing is withheld"


SEARCHES = (
    *(Search(), Search(sort=Sort.OLDEST), Search(text="delay"), Search(text='"housing list"')),
    *(Search(text=HIDDEN), Search(text="22000005"), Search(text="£500"), Search(text="-parking")),
    Search(filters={"authority": ("camden",)}),
    Search(text="delay", filters={"category": ("Housing",)}, sort=Sort.NEWEST),
)


@pytest.mark.parametrize("asked", SEARCHES, ids=lambda asked: f"{asked.text} {asked.sort}")
def test_every_search_finds_and_counts_what_one_that_never_had_it_does(both, asked):
    _, hidden, never = both
    found, expected = search(hidden, asked), search(never, asked)
    assert sorted(hit.decision["reference"] for hit in found.hits) == sorted(
        hit.decision["reference"] for hit in expected.hits
    )
    assert (found.total, found.facets) == (expected.total, expected.facets)


def similar_in(register):
    """The references that are shown as similar to any other."""
    of_all = [decision for row in register.names for decision in decisions_of(register, row)]
    return {
        each["reference"]
        for decision in of_all
        for each in similar_to(register, decision | {"statement": ""}, many=20)
    }


def test_it_is_shown_as_similar_to_none(both):
    whole, hidden, _ = both
    assert similar_in(whole) - similar_in(hidden) == {HIDDEN}


@pytest.mark.parametrize("table", tables_of_profile(LGSCO))
def test_its_tables_are_those_of_one_that_never_had_it(both, table):
    _, hidden, never = both
    tables = []
    for register in (hidden, never):
        with reading_shown(register) as database:
            found = database.execute(TABLES[table])
            names = [column[0] for column in found.description]
            tables.append([dict(zip(names, row, strict=True)) for row in found])
    kept = [[{k: v for k, v in row.items() if k != "number"} for row in each] for each in tables]
    assert kept[0] == kept[1]


def test_its_files_are_known_to_have_it(both):
    whole, hidden, _ = both
    assert (whole.withheld, hidden.withheld) == (
        frozenset(),
        frozenset({("22-000-005", "camden")}),
    )
    published = whole.folder.parent.parent
    address = address_of(key="22-000-005", authority="camden")
    assert registers_with(published, address) == [f"{AS_AT}.v1"]
    assert registers_with(published, address_of(key="22-000-005", authority="leeds")) == []
