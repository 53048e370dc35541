"""A register is read from its own files, never from what a link in it leads to."""

import shutil

import pytest

from tests.register.registers import built, register_of
from tests.tables import extract
from upheld.register.manifest import RegisterError
from upheld.register.reading import open_register

AS_AT = "2021-03-31"
DECIDED = """
reference | authority | decided_on | outcome | category | summary
1         | leeds     | 2020-05-01 | upheld  | Housing  | The Council delayed the repair.
"""


@pytest.fixture
def register(tmp_path):
    found = register_of(extract(decided=DECIDED), tmp_path / "published", as_at=AS_AT)
    found.close()
    return found.folder


def plant(folder, name, away):
    away.mkdir()
    shutil.move(folder / name, away / "moved")
    (folder / name).symlink_to(away / "moved")


def test_a_register_without_links_is_opened(register):
    with open_register(register) as opened:
        assert [row["reference"] for row in opened.rows("SELECT reference FROM decision")] == ["1"]


@pytest.mark.parametrize(
    "name", ["register.json", "register.sqlite", "profile.json", "search", "search/meta.json"]
)
def test_a_link_in_the_place_of_a_file_is_not_followed(register, tmp_path, name):
    plant(register, name, tmp_path / "away")
    with pytest.raises(RegisterError) as told:
        open_register(register)
    assert str(told.value) == (
        f"{register / name} is a link, and we do not follow links. Restore the file."
    )


def test_no_file_of_the_index_may_be_a_link(register, tmp_path):
    names = [path.name for path in (register / "search").iterdir() if path.suffix != ".lock"]
    assert len(names) > 3
    for place, name in enumerate(names):
        plant(register, f"search/{name}", tmp_path / str(place))
        with pytest.raises(RegisterError, match="is a link"):
            open_register(register)
        (register / "search" / name).unlink()
        shutil.move(tmp_path / str(place) / "moved", register / "search" / name)
    open_register(register).close()


@pytest.mark.parametrize("name", ["register.json", "register.sqlite"])
def test_a_link_in_a_register_is_not_taken_for_the_same_register(register, tmp_path, name):
    plant(register, name, tmp_path / "away")
    with pytest.raises(RegisterError, match="is a link"):
        built(extract(decided=DECIDED), register.parent.parent, as_at=AS_AT)
