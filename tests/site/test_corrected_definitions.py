"""A correction that changes no figure may change what is printed next to it."""

from pathlib import Path

from tests.directory import only
from tests.editions import edition_of
from tests.offices import office_with, words_in
from tests.publish.tables.examples import AUTHORITIES, WITHOUT_CASES, some_edition, some_extract
from upheld.edition.beside.differences import differences
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.parts import DEFAULT_OFFICE
from upheld.site.correction_notice import what_changed
from upheld.site.pages.corrections import _definition_rows

SOURCE, OTHER = "Annual review letter 2020, page 3", "Annual review letter 2021"


def test_a_source_that_changed_is_counted_and_listed(tmp_path: Path) -> None:
    folder = office_with(tmp_path, "")
    for name in ("profile.toml", "words/en-GB.toml"):
        text = (DEFAULT_OFFICE / name).read_text("utf-8").replace(SOURCE, OTHER)
        words_in(folder)
        (folder / name).write_text(text, "utf-8")
    directory = only(*AUTHORITIES, *WITHOUT_CASES)
    before = some_edition()
    after = edition_of(some_extract(), directory=directory, office=read_office(folder))
    found = differences(before, after)
    assert (found.figures, found.averages, found.letters) == ((), (), ())
    (row,) = _definition_rows(found)
    assert (row["name"], row["what"]) == ("measure upheld", "source")
    assert (row["before"], row["after"]) == (SOURCE, OTHER)
    assert what_changed(found) == "This changed 1 definition."
