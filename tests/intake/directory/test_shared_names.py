"""A short name that two bodies share names neither: a problem, and never a guess."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from tests.profiles import LGSCO
from upheld.intake.checks.authority_cells import read_authorities
from upheld.intake.checks.cells import Texts
from upheld.intake.directory.directory import PACKAGED, Directory, read_directory
from upheld.intake.tables import AUTHORITY

COLUMNS = (
    *("slug", "gss_code", "name", "short_name", "group", "kind", "region", "county"),
    *("first_day", "last_day", "latitude", "longitude", "note"),
)


def added(folder, *bodies: dict[str, str], names: str = "") -> Directory:
    """England's directory with these bodies, each of its own kind."""
    rows = [",".join(COLUMNS)]
    for body in bodies:
        told = {"slug": "added", "name": "Added Body", "short_name": "Added", "kind": "body"} | body
        rows.append(",".join(f'"{told.get(column, "")}"' for column in COLUMNS))
    (folder / "authorities.csv").write_text("\n".join(rows), "utf-8")
    (folder / "names.csv").write_text(f"slug,name,use,valid_from,valid_to\n{names}", "utf-8")
    return read_directory(PACKAGED, folder, groups=LGSCO.groups)


SHARED = {
    "a short name that is a council's place": ({"short_name": "Leeds"}, "", "Leeds"),
    "one in capitals": ({"short_name": "LEEDS"}, "", "leeds"),
    "one with the article": ({"short_name": "The Wirral"}, "", "Wirral"),
    "a name without a kind": ({"name": "Kent"}, "", "Kent"),
    "an accepted name": ({}, "added,Leeds,accepted,,\n", "Leeds"),
    "an accepted name of both": ({}, "added,BCP,accepted,,\n", "BCP"),
    "a printed name": ({}, "added,Leeds,printed,2000-01-01,\n", "Leeds"),
    "a council's": (
        {"name": "Adder City Council", "short_name": "Leeds", "group": "unitary"},
        "",
        "Leeds",
    ),
    "a council's accepted name": (
        {"name": "Adder City Council", "group": "unitary"},
        "added,BCP,accepted,,\n",
        "BCP",
    ),
    "another body's that is no council": (
        {"short_name": "Dartmoor National Park"},
        "",
        "Dartmoor National Park",
    ),
}


@pytest.mark.parametrize(("body", "names", "text"), SHARED.values(), ids=SHARED)
def test_a_short_name_that_an_added_body_shares_names_neither(tmp_path, body, names, text):
    match = added(tmp_path, body, names=names).match(text, on=date(2022, 6, 1))
    assert match.authority is None
    assert match.why == "may be any of 2 authorities"
    assert len(match.did_you_mean) == 2


@pytest.mark.parametrize("body", [{"first_day": "2023-04-01"}, {"last_day": "2020-03-31"}])
def test_a_short_name_is_its_only_bearers_of_that_day(tmp_path, body):
    directory = added(tmp_path, {"short_name": "Leeds"} | body)
    on = {"first_day": date(2023, 3, 31), "last_day": date(2020, 4, 1)}[next(iter(body))]
    found = directory.match("Leeds", on=on).authority
    assert found is not None
    assert found.slug == "leeds"


def test_a_full_name_is_never_shared_with_a_place(tmp_path):
    directory = added(tmp_path, {"short_name": "Leeds"})
    found = directory.match("Leeds City Council", on=date(2022, 6, 1)).authority
    assert found is not None
    assert found.slug == "leeds"


def test_a_row_without_a_day_is_not_read_as_at_a_day_on_which_one_bearer_is_left(tmp_path):
    directory = added(tmp_path, {"short_name": "Leeds", "last_day": "2025-03-31"})
    cells = read_authorities(
        Texts("contacts.csv", AUTHORITY, pa.array(["Leeds"]), np.array([2])),
        days=np.array(["2024-03-31"], dtype="datetime64[D]"),
        else_on=date(2100, 1, 1),
        directory=directory,
    )
    assert [str(problem) for problem in cells.problems] == [
        "contacts.csv, line 2, authority: 'Leeds' may be any of 2 authorities. Did you mean"
        " 'Added Body' or 'Leeds City Council'?"
    ]
