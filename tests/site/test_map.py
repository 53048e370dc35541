"""The map's page: what stands beside the map is about the councils that are on it."""

import pytest
from starlette.testclient import TestClient

from tests.whole.small import YEAR
from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.reading import Edition


@pytest.mark.parametrize(("tier", "not_on_it"), [("lower", "county"), ("upper", "district")])
def test_how_many_stand_out_is_told_of_the_groups_on_the_map(
    site: TestClient, edition: Edition, tier: str, not_on_it: str
) -> None:
    address = f"/map/{YEAR}/upheld"
    told = site.get(f"{address}.json?tier={tier}").json()
    held = edition.rows("SELECT * FROM chance WHERE year = ? AND measure = 'upheld'", (str(YEAR),))
    groups = {row["peer_group"] for row in held}
    assert {row["peer_group"] for row in told["chance"]} == groups - {not_on_it}
    assert {row["group"] for row in told["areas"]} >= {row["group"] for row in told["chance"]}
    page = site.get(f"{address}?tier={tier}").text
    assert f"{PEER_GROUPS[not_on_it]}: ".casefold() not in page.casefold()
