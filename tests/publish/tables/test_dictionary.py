from pathlib import Path

from tests.profiles import LGSCO
from upheld.intake.tables import TABLES
from upheld.publish.tables.dictionary import dictionary_text, main
from upheld.publish.tables.sheets import sheets_of

DICTIONARY = Path(__file__).parents[3] / "docs" / "data" / "dictionary.md"


def test_the_dictionary_that_is_kept_is_what_the_code_says():
    assert main(["--check", str(DICTIONARY)]) == 0


def test_the_dictionary_names_every_column_of_every_table():
    lines = dictionary_text(LGSCO).splitlines()
    for sheet in sheets_of(LGSCO):
        assert f"### {sheet.name}" in lines
        for column in sheet.columns:
            assert any(line.startswith(f"| `{column.name}` | {column.heading}") for line in lines)
    for spec in TABLES.values():
        assert f"### Extract: {spec.name}" in lines
        for column in spec.columns:
            assert any(line.startswith(f"| `{column.name}` | ") for line in lines)


def test_a_dictionary_that_is_not_up_to_date_is_named_with_the_command(tmp_path, capsys):
    assert main(["--check", str(tmp_path / "dictionary.md")]) == 1
    assert "Run: python -m upheld.publish.tables.dictionary >" in capsys.readouterr().err
