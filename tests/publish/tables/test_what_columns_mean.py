"""The dictionary explains every column of an extract, and says what is taken in it truly."""

from datetime import date

import pytest

from tests.profiles import LGSCO as PROFILE
from upheld.core.references import LGSCO
from upheld.core.years import Year
from upheld.intake.checks.dates import REFUSED, TAKEN, read_date
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.meanings import MEANINGS
from upheld.intake.tables import TABLES
from upheld.publish.tables.dictionary import SAME_REFERENCE, SAME_YEAR, dictionary_text


def test_every_column_of_every_table_of_an_extract_has_a_meaning_and_no_other():
    columns = {spec.name: {column.name for column in spec.columns} for spec in TABLES.values()}
    assert {table: set(meanings) for table, meanings in MEANINGS.items()} == columns


@pytest.mark.parametrize("table", TABLES)
def test_a_meaning_is_a_sentence_that_the_dictionary_prints(table):
    lines = (
        dictionary_text(PROFILE).split(f"### Extract: {table}\n")[1].split("###")[0].splitlines()
    )
    for column, meaning in MEANINGS[table].items():
        assert meaning[0].isupper() or meaning[0] == "1"
        assert meaning.endswith(".")
        (line,) = [line for line in lines if line.startswith(f"| `{column}` | ")]
        assert line.endswith(f" | {meaning} |")


def test_dates_are_taken_and_refused_as_the_dictionary_says():
    assert {read_date(text) for text in TAKEN} == {date(2020, 3, 31)}
    for text in REFUSED:
        with pytest.raises(Unreadable):
            read_date(text)
    assert all(f"`{text}`" in dictionary_text(PROFILE) for text in (*TAKEN, *REFUSED))


def test_spellings_that_the_dictionary_calls_one_are_one():
    assert {LGSCO.written(text) for text in SAME_REFERENCE} == {"19 000 001"}
    assert {Year.parse(text) for text in SAME_YEAR} == {Year(2019)}
