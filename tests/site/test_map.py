"""The map's page and the start page: what stands beside their figures."""

import re

import pytest
from starlette.testclient import TestClient

from tests.profiles import LGSCO
from tests.whole.small import YEAR
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
    assert f"{LGSCO.group_name(not_on_it)}: ".casefold() not in page.casefold()


def test_every_percentage_of_a_table_names_what_it_is_out_of(site: TestClient) -> None:
    for address in (f"/map/{YEAR}/upheld", "/"):
        bases = re.findall(
            r'<span class="caption">[\d,]+\s+of [\d,]+([^<]*)</span>', site.get(address).text
        )
        assert len(bases) > 5
        assert all(re.search("[a-z]{4}", base) for base in bases), address


def test_a_letter_from_before_the_editions_is_asked_for(site: TestClient) -> None:
    page = site.get("/councils/leeds").text
    assert '<a href="/contact">ask us for the 2017-18 letter</a>' in page
    assert "ask us for the" not in site.get("/councils/camden").text
