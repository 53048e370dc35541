"""What a search finds, and that no text is an error."""

import random
import string
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.registers import register_of
from tests.tables import extract
from upheld.register.manifest import RegisterError
from upheld.register.reading import open_register
from upheld.register.searching import DEEPEST, Search, Sort, search
from upheld.register.similar import similar_to
from upheld.register.words import LONGEST_QUERY

CASES = """
reference  | authority | decided_on | outcome                        | category                        | subcategory             | kind      | summary                                                         | statement
19 000 001 | leeds     | 2019-05-01 | upheld                         | Education & Children's Services | Special educational needs | statement | Miss X complained of delay in an education, health and care plan. | 1. The plans were late & <b>long</b>.
19 000 002 | leeds     | 2019-06-01 | not upheld                     | Housing                         | Repairs                 | statement | Mr B complained of damp.                                         | 1. The Council refused to repair.
19 000 003 | barnet    | 2019-07-01 | upheld                         | Benefits & Tax                  | Council tax             | statement | Mrs C was refused council tax reduction.                         | 1. Her claim was late.
19 000 004 | barnet    | 2020-05-01 | closed after initial enquiries | Housing                         | Allocations             | statement | Ms D waits for a home.                                           | 1. The council is the landlord. It repaired nothing.
19 000 005 | barnet    | 2020-06-01 | upheld                         | Adult Care Services             | Disabled facilities grants | report | Mr E waited for a DFG.                                           | 1. The Council's delays were long. A blue badge was refused.
16 010 636c | kent     | 2018-05-01 | upheld                         | Other                           | Other                   | statement | Mrs F complained about a cemetery.                               | 1. The grave was moved.
"""
IMPROVEMENTS = """
reference  | authority | number | kind                | remedy               | agreed_on  | due_on     | text
19 000 001 | leeds     | 1      | service improvement | training or guidance | 2019-05-01 | 2019-07-01 | Train staff
19 000 001 | leeds     | 2      | service improvement | other                | 2019-05-01 | 2019-07-01 | Look again
19 000 005 | barnet    | 1      | service improvement | other                | 2020-06-01 | 2020-07-01 | Look again
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    tables = extract(decided=CASES, recommendations=IMPROVEMENTS)
    return register_of(tables, tmp_path_factory.mktemp("published"), as_at="2021-01-01")


def found_by(register, text="", **named):
    hits = search(register, Search(text=text, **named)).hits
    return [hit.decision["reference"][-4:].strip(" 0") for hit in hits]


def test_without_a_text_all_are_found_the_newest_first(register):
    assert found_by(register) == ["5", "4", "3", "2", "1", "636c"]
    assert found_by(register, sort=Sort.OLDEST) == ["636c", "1", "2", "3", "4", "5"]


def test_all_words_must_be_there_with_any_ending_and_in_any_part(register):
    assert found_by(register, "repair", sort=Sort.NEWEST) == ["4", "2"]
    assert found_by(register, "REPAIRS refusal") == ["2"]
    assert found_by(register, "leeds delay") == ["1"]
    assert found_by(register, "the damp that is with the Council") == ["2"]
    assert found_by(register, "children's services delay") == ["1"]


def test_words_between_quotes_stand_together(register):
    assert found_by(register, '"council is the landlord"') == ["4"]
    assert found_by(register, "“refused to repair”") == ["2"]
    assert found_by(register, '"repair refused"') == []
    assert found_by(register, '"refused') == found_by(register, "refused")


@pytest.mark.parametrize(
    ("typed", "one"),
    [
        ("EHCP", "1"),
        ("ehc plans", "1"),
        ("special educational needs delay", "1"),
        ("SEND", "1"),
        ("council tax support", "3"),
        ("disabled facilities grants", "5"),
        ("disabled parking badge", "5"),
    ],
)
def test_a_synonym_finds_what_is_worded_otherwise(register, typed, one):
    assert found_by(register, typed) == [one]


def test_a_synonym_between_quotes_is_searched_as_it_stands(register):
    assert found_by(register, '"council tax support"') == []


@pytest.mark.parametrize(
    "typed", ["19 000 003", "19-000-003", "19000003", " 19 000003 ", '"19 000 003"']
)
def test_a_reference_finds_its_decision_however_it_is_typed(register, typed):
    assert found_by(register, typed) == ["3"]


@pytest.mark.parametrize("typed", ["16 010 636c", "16-010-636C", "16010636"])
def test_a_reference_with_a_letter_is_found_with_it_and_without(register, typed):
    assert found_by(register, typed) == ["636c"]


def test_a_body_is_found_by_any_of_its_names(register):
    assert found_by(register, "London Borough of Barnet", sort=Sort.OLDEST) == ["3", "4", "5"]
    assert found_by(register, "Kent County Council") == ["636c"]


def test_filters_take_any_value_of_one_facet_and_all_facets_together(register):
    only = {"authority": ["barnet", "kent"], "outcome": ["upheld"]}
    assert found_by(register, filters=only) == ["5", "3", "636c"]
    assert found_by(register, filters={**only, "year": ["2020-21"]}) == ["5"]
    assert found_by(register, filters={"remedy": ["training or guidance"]}) == ["1"]
    assert found_by(register, filters={"kind": ["report"]}) == ["5"]
    assert found_by(register, "late", filters={"subcategory": ["Council tax"]}) == ["3"]
    assert found_by(register, filters={"category": ["Nothing"]}) == []
    assert found_by(register, filters={"category": []}) == found_by(register)


def test_counts_of_a_facet_ignore_its_own_filter_and_obey_the_others(register):
    facets = search(
        register, Search(filters={"authority": ["barnet"], "outcome": ["upheld"]})
    ).facets
    assert facets["authority"] == [("barnet", 2), ("kent", 1), ("leeds", 1)]
    assert facets["outcome"] == [("upheld", 2), ("closed after initial enquiries", 1)]
    assert facets["year"] == [("2019-20", 1), ("2020-21", 1)]
    assert facets["remedy"] == [("other", 1)]


def test_every_facet_counts_as_plain_loops_do(register):
    chance = random.Random(1)
    rows = {hit.decision["reference"]: hit.decision for hit in search(register, Search()).hits}
    remedies = {"19 000 001": {"training or guidance", "other"}, "19 000 005": {"other"}}
    values = {
        name: sorted({row[name] for row in rows.values()})
        for name in ("authority", "category", "subcategory", "outcome", "kind", "year")
    } | {"remedy": ["other", "training or guidance"]}

    def has(row, name):
        return remedies.get(row["reference"], set()) if name == "remedy" else {row[name]}

    for _ in range(200):
        names = chance.sample(sorted(values), chance.randint(0, 3))
        filters = {n: chance.sample(values[n], min(2, len(values[n]))) for n in names}
        result = search(register, Search(filters=filters))
        for facet in values:
            counted = {}
            for row in rows.values():
                if all(has(row, n) & set(v) for n, v in filters.items() if n != facet):
                    for value in has(row, facet):
                        counted[value] = counted.get(value, 0) + 1
            assert dict(result.facets[facet]) == counted


def test_a_facet_that_is_not_there_is_refused_by_name(register):
    with pytest.raises(RegisterError, match="There is no facet 'withheld_reason'"):
        search(register, Search(filters={"withheld_reason": ["consent"]}))


def test_a_passage_is_escaped_and_marks_what_was_asked_for(register):
    (hit,) = search(register, Search(text="EHCP long")).hits
    assert hit.passage == (
        "Miss X complained of delay in an <mark>education</mark>, <mark>health</mark> and"
        " <mark>care</mark> <mark>plan</mark>.\n1. The <mark>plans</mark> were late &amp;"
        " &lt;b&gt;<mark>long</mark>&lt;/b"
    )


def test_a_hit_by_its_body_alone_has_no_passage(register):
    assert [hit.passage for hit in search(register, Search(text="kent")).hits] == [""]


def test_pages_follow_one_another_without_gap_or_repeat(register):
    pages = [found_by(register, page=page, page_size=2) for page in (1, 2, 3, 4)]
    assert pages == [["5", "4"], ["3", "2"], ["1", "636c"], []]
    assert search(register, Search(page_size=2)).pages == 3


@pytest.mark.parametrize("page", [0, -1, DEEPEST // 20 + 1, 10**12])
def test_a_page_beyond_the_first_or_the_deepest_is_empty_and_no_error(register, page):
    result = search(register, Search(text="council", page=page))
    assert (result.hits, result.total > 0) == ((), True)


NASTY = (
    '"', '""', "(", "a AND", "NOT", "text:damp", "*", "damp*", "~2", "[a TO b]", "/re/", "\\",
    "+damp -repair", "'; DROP TABLE decision; --", "\x00", "😀", "ﬁ", "a" * 10_000, '"a' * 500,
    "the", "the and of", "???", " ", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_an_error(register, text):
    search(register, Search(text=text))


@settings(max_examples=500)
@given(st.text(max_size=300) | st.text(alphabet=string.printable, max_size=300))
def test_no_random_text_is_an_error(register, text):
    search(register, Search(text=text))


def test_syntax_is_no_syntax(register):
    assert found_by(register, "+damp*") == ["2"]
    assert found_by(register, "text:damp") == []
    assert (
        found_by(register, "damp OR cemetery") == []
    )  # all words are asked for, "or" tells nothing


def test_a_text_is_read_up_to_its_longest(register):
    assert found_by(register, "damp" + " " * LONGEST_QUERY + "nothing") == ["2"]


def test_opening_and_searching_writes_nothing_into_the_register(tmp_path):
    """So it can be served from where nothing can be written."""
    first = register_of(extract(decided=CASES), tmp_path, as_at="2021-01-01")
    search(first, Search(text="damp"))
    before = {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]}
    with open_register(first.folder) as again:
        assert found_by(again, "damp") == ["2"]
        assert similar_to(again, search(again, Search()).hits[0].decision) != []
    assert {p: p.stat().st_mtime_ns for p in [tmp_path, *tmp_path.rglob("*")]} == before
    assert not [path for path in before if path.suffix == ".lock"]


def test_many_threads_search_one_register(register):
    texts = ("damp", "EHCP", "blue badge", "19 000 003", "council", '"refused to repair"') * 20
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: found_by(register, text), texts))
    assert together == [found_by(register, text) for text in texts]


def test_similar_decisions_are_never_the_decision_itself(register):
    rows = [hit.decision for hit in search(register, Search()).hits]
    for row in rows:
        assert row["number"] not in [other["number"] for other in similar_to(register, row)]


def test_similar_decisions_of_the_same_service_come_first(tmp_path):
    cases = extract(
        decided="""
        reference | authority | decided_on | outcome | category                        | subcategory | summary
        1         | leeds     | 2019-05-01 | upheld  | Housing                         | Repairs     | Damp and mould in the bathroom ceiling
        2         | leeds     | 2019-05-02 | upheld  | Housing                         | Repairs     | Mould only
        3         | leeds     | 2019-05-03 | upheld  | Planning & Development          | Other       | Damp and mould in the bathroom ceiling
        4         | leeds     | 2019-05-04 | upheld  | Highways & Transport            | Other       | A parking ticket
        """
    )
    register = register_of(cases, tmp_path, as_at="2020-01-01")
    (one,) = search(register, Search(text="1")).hits
    assert [row["reference"] for row in similar_to(register, one.decision)] == ["2", "3"]
