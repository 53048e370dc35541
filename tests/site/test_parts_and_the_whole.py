"""Where parts do not add up to the whole beside them, the page says how many are missing, and why."""

import pytest

from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.tables import extract
from upheld.edition.queries.counts import main_by_service
from upheld.publish.annual.quality_page import quality_page
from upheld.site.pages.home import left_out

WHY = "/why-numbers-differ#services-and-regions-do-not-add-up-to-the-whole"


def share(counted):
    return {"counted": counted, "out_of": counted}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((7, 3), None),
        ((7, 2), {"together": 9, "more": 1, "all": 10}),
        ((7, None), None),
        ((), None),
    ],
)
def test_only_what_is_known_to_be_in_no_part_is_told(parts, told):
    assert left_out(share(10), [share(part) for part in parts]) == told
    assert left_out(share(None), [share(part) for part in parts]) is None


def test_the_start_page_says_how_many_complaints_upheld_are_in_no_service_and_no_region(
    site, edition
):
    def upheld(where):
        query = (
            "SELECT coalesce(sum(count), 0) AS n FROM counted JOIN authority ON slug = authority"
        )
        year = f" WHERE year = '{edition.year}' AND what = 'decided' AND outcome = 'upheld'"
        return edition.rows(query + year + where)[0]["n"]

    everything = upheld("")
    facts, page = site.get("/index.json").json(), site.get("/").text
    missing = {
        "in_no_service": upheld(" AND category = ''"),
        "in_no_region": upheld(" AND region IS NULL"),
    }
    assert missing["in_no_service"] > 0
    for key, more in missing.items():
        told = {"together": everything - more, "more": more, "all": everything} if more else None
        assert facts[key] == told
    assert f"The other {missing['in_no_service']:,} " in page
    assert WHY in page
    assert f'id="{WHY.split("#")[1]}"' in site.get(WHY.split("#")[0]).text


def test_what_is_left_over_is_the_last_of_the_services(edition):
    found = [row.category for row in main_by_service(edition)]
    assert found == [category for category in LGSCO.categories if category in found]
    assert found[-1] == "Other"


DECIDED = """
authority | reference  | decided_on | outcome | category | sequence
kent      | 19 000 001 | 2019-05-01 | upheld  | Housing  | 1
kent      | 19 000 001 | 2019-06-01 | upheld  | Housing  | {second}
kent      | 19 000 002 | 2019-05-01 | upheld  | Housing  | 1
"""


def test_the_quality_report_says_why_there_are_more_rows_than_decisions():
    again = quality_page(edition_of(extract(decided=DECIDED.format(second=2))))
    assert (
        "<p>decided: 2 of these rows are counted. The rest are earlier entries for cases that were"
        " decided again: only the last entry counts.</p>" in again
    )
    once = extract(decided=DECIDED.format(second=1).replace("001 | 2019-06", "003 | 2019-06"))
    assert "of these rows" not in quality_page(edition_of(once))
