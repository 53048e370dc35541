"""What is typed into the search: titles, references, amounts, exclusions, quotations, days."""

import pytest

from tests.register.registers import register_of
from tests.tables import extract
from upheld.register.searching import Search, search

CASES = """
reference  | authority | decided_on | outcome    | category                                           | subcategory | summary                             | statement
19 000 001 | leeds     | 2019-05-01 | upheld     | Environmental Services & Public Protection & Regulation | Refuse | Miss X and Mrs Y wrote of her bins. | The bin lorry came on 12 March 2019. Miss X complained.
19 000 002 | leeds     | 2019-06-01 | upheld     | Environmental Services & Public Protection & Regulation | Refuse | The council missed a collection.    | The crew missed the bins again. It paid £500.
19 000 003 | barnet    | 2019-07-01 | not upheld | Housing                                            | Repairs     | Mr B has damp. Dr Q wrote for him.  | It offered £1,500 for repairs, and he told Mr B so.
19 000 500 | barnet    | 2019-08-01 | upheld     | Housing                                            | Repairs     | Ms D asked for a repair of a roof.  | It was not done. It paid £1500.50.
500        | kent      | 2019-09-01 | upheld     | Housing                                            | Allocations | Mx E waits for a home.              | MS made stairs hard. Recycling came.
12 032 019 | kent      | 2019-09-01 | upheld     | Housing                                            | Allocations | Mr F waits for a home.              | Noise at night at LS1 1UR.
"""


@pytest.fixture(scope="module")
def results_of(tmp_path_factory):
    """What is found, by the last digits of its reference, in the order of the references."""
    register = register_of(
        extract(decided=CASES), tmp_path_factory.mktemp("published"), as_at="2021-01-01"
    )

    def find(text: str) -> list[str]:
        hits = search(register, Search(text=text)).hits
        return sorted(hit.decision["reference"] for hit in hits)

    return find


BINS, MISSED, DAMP, ROOF, HOME, NOISE = (
    "19 000 001",
    "19 000 002",
    "19 000 003",
    "19 000 500",
    "500",
    "12 032 019",
)
ALL = sorted((BINS, MISSED, DAMP, ROOF, HOME, NOISE))

TITLES = {
    "missed bins": [MISSED],
    "MISSED BINS": [MISSED],
    "miss": [MISSED],
    "missing bins": [MISSED],
    "Miss X": [BINS],
    "miss x": [BINS],
    "Miss X bins": [BINS],
    "mrs y": [BINS],
    "mr b": [DAMP],
    "Dr Q damp": [DAMP],
    "MS": [HOME],
    "ms d": [ROOF],
    '"told Mr B"': [DAMP],
    '"told Mr B so"': [DAMP],
    '"Miss X complained"': [BINS],
    "mx e home": [HOME],
}
REFERENCES = {
    "19 000 001": [BINS],
    "19-000-001": [BINS],
    "19000001": [BINS],
    "19/000/001": [BINS],
    "19.000.001": [BINS],
    "(19 000 001)": [BINS],
    '"19 000 001"': [BINS],
    "  19 000 001 ": [BINS],
    "#19000001": [BINS],
    "500": [HOME],
    "12-032-019": [NOISE],
}
AMOUNTS = {
    "£500": [MISSED],
    "£ 500": [MISSED],
    "£500.00": [MISSED],
    "£1,500": [DAMP],
    "£1500": [DAMP],
    "£1,500.50": [ROOF],
    "paid £500": [MISSED],
    "£1,500 damp": [DAMP],
    "£12": [],
    "£1500.50": [ROOF],
    "1500": [ROOF],
    "£": ALL,
}
EXCLUSIONS = {
    "bins -missed": [BINS],
    "bins –missed": [BINS],
    "bins −missed": [BINS],
    "-missed bins": [BINS],
    "bins -MISSED": [BINS],
    'bins -"bin lorry"': [MISSED],
    "repair -damp": [ROOF],
    "repair -£500": [DAMP, ROOF],
    "repairs - damp": [DAMP],
    "-500": [BINS, NOISE],
    "-home -roof": [BINS, MISSED, DAMP],
    "repair -barnet": [],
    "-the": ALL,
    "-": ALL,
}
QUOTATIONS = {
    '"missed the bins"': [MISSED],
    "“missed the bins”": [MISSED],
    '"the bins missed"': [],
    '"MISSED THE BINS"': [MISSED],
    '"bin lorry" complained': [BINS],
    '"bin lorry" damp': [],
    '"bin lorry': [BINS],
    '""': ALL,
    '"paid £500"': [MISSED],
    '"12 March 2019"': [BINS],
    '"waits for a home" noise': [NOISE],
}
DAYS_AND_POSTCODES = {
    "12/03/2019": [],
    "12.03.2019": [],
    "12-03-2019": [],
    "2012-03-20": [],
    "12 March 2019": [BINS],
    "12 march 2019": [BINS],
    "March 2019": [BINS],
    "LS1 1UR": [NOISE],
    "ls1 1ur": [NOISE],
    "Ls1": [NOISE],
    "500%": [MISSED, DAMP, ROOF, HOME],
}


def every(*tables: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    return [(typed, sorted(expected)) for table in tables for typed, expected in table.items()]


@pytest.mark.parametrize(("typed", "expected"), every(TITLES))
def test_titles_are_no_words_and_to_miss_is_one(results_of, typed, expected):
    assert results_of(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), every(REFERENCES))
def test_a_reference_is_one_however_it_is_typed(results_of, typed, expected):
    assert results_of(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), every(AMOUNTS))
def test_an_amount_is_no_reference_and_is_found_with_commas_and_without(
    results_of, typed, expected
):
    assert results_of(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), every(EXCLUSIONS))
def test_a_word_after_a_minus_is_not_found(results_of, typed, expected):
    assert results_of(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), every(QUOTATIONS))
def test_a_quotation_stands_together(results_of, typed, expected):
    assert results_of(typed) == expected


@pytest.mark.parametrize(("typed", "expected"), every(DAYS_AND_POSTCODES))
def test_days_and_postcodes_are_words_and_never_a_reference(results_of, typed, expected):
    assert results_of(typed) == expected
