"""Comparing: the figures are the edition's, the group's answers are core's, and nobody is ranked."""

import csv
import io
import shutil
from time import sleep

import pytest
from starlette.testclient import TestClient

from tests.profiles import LGSCO
from tests.site.html import links_of, tables_of, words_of
from tests.whole.small import YEAR, upheld
from upheld.core.authorities.groups import Group, Kind
from upheld.edition.beside.picked_group import beside_group, chance_in_group
from upheld.publish.annual.neighbours_file import write_neighbours
from upheld.site.app import application
from upheld.site.compared_facts import listed_in
from upheld.site.looking import LOOK_AGAIN_AFTER
from upheld.site.picking import Picked

PICKED = "council=leeds&with=kent,camden"


def said(site, query):
    answer = site.get(f"/compare.json?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("query", "kind", "listed"),
    [
        (PICKED, Kind.CHOSEN, ("kent", "camden")),
        ("council=leeds&with=type", Kind.TYPE, ()),
        ("council=adur&with=region", Kind.REGION, ()),
    ],
)
def test_group_of_every_kind_is_worked_out_by_core(site, edition, office, query, kind, listed):
    told = said(site, query)
    slug = query.partition("=")[2].partition("&")[0]
    group, expected = beside_group(edition, slug, kind, office, listed=listed)

    assert told["group"]["whole"] == group.whole
    assert len(expected) == len(told["tables"]) == len(LGSCO.measures_in(YEAR))
    for table, beside in zip(told["tables"], expected, strict=True):
        found = table["beside"]
        chance = chance_in_group(edition, group, beside.measure)
        assert table["measure"] == beside.measure.slug
        assert found["words"] == beside.words
        assert found["comparison"] == beside.answer
        assert found["pooled"]["name"] == beside.pooled.name
        assert found["pooled"]["reason"] == beside.pooled.reason
        assert found["pooled"]["text"] == (beside.pooled.share.text if beside.pooled.share else "")
        assert found["mean"]["name"] == beside.mean.name
        assert found["mean"]["text"] == ("" if beside.mean.reason else beside.mean.text)
        assert (found["chance"] or {}).get("expected") == (chance and float(chance.expected))


def test_figures_are_those_of_the_edition(site, edition):
    for table in said(site, PICKED)["tables"]:
        assert [row["authority"] for row in table["rows"]] == ["leeds", "kent", "camden"]
        for row in table["rows"]:
            (stored,) = edition.rows(
                "SELECT * FROM figure WHERE authority = ? AND measure = ? AND year = ?",
                (row["authority"], table["measure"], str(YEAR)),
            )
            names = ("name", "counted", "out_of", "text", "low", "high", "comparison")
            assert {name: row[name] for name in names} == {name: stored[name] for name in names}


def test_page_shows_the_numbers_of_its_data(site):
    told, page = said(site, PICKED), site.get(f"/compare?{PICKED}").text
    words = words_of(page)
    for table, shown in zip(told["tables"], tables_of(page), strict=False):
        of_councils = shown[1 : 1 + len(table["rows"])]
        assert [(row[0], row[1]) for row in of_councils] == [
            (row["name"], row["text"]) for row in table["rows"]
        ]
        assert [row[2] for row in of_councils] == [
            f"{row['counted']:,} of {row['out_of']:,} {row['out_of_name']}" for row in table["rows"]
        ]
        pooled, mean = table["beside"]["pooled"], table["beside"]["mean"]
        averages = shown[1 + len(table["rows"]) :]
        assert averages[0][1] == pooled["text"]
        assert averages[0][2] == f"{pooled['counted']:,} of {pooled['out_of']:,}"
        assert averages[1][1] == mean["text"]
        assert table["beside"]["words"] in words
        chance = table["beside"]["chance"]
        if chance and chance["expected"]:
            about = "about " if chance["expected"] >= 0.05 else ""
            assert f"differed, {about}{chance['text']} of them would still stand out" in words
            assert chance["text"] != "0.0"
        elif chance:
            assert f"none of these {chance['compared']} councils could stand out" in words


def test_csv_says_the_same(site):
    rows = list(
        csv.DictReader(io.StringIO(site.get(f"/compare.csv?{PICKED}").text.lstrip("\ufeff")))
    )
    told = [(t["measure"], r) for t in said(site, PICKED)["tables"] for r in t["rows"]]
    assert [(r["measure"], r["authority"], r["text"]) for r in rows] == [
        (measure, row["authority"], row["text"]) for measure, row in told
    ]
    assert {row["authority"] for row in rows if row["words"]} == {"leeds"}
    assert {row["edition"] for row in rows} == {f"{YEAR}.v1"}


def test_council_is_found_by_any_of_its_names(site):
    by_name = said(site, "council=Leeds City Council&with=E10000016")
    assert [each["slug"] for each in by_name["picked"]] == ["leeds", "kent"]


def test_unclear_name_is_asked_back_and_the_rest_stays(site):
    page = site.get(f"/compare?{PICKED}&add=leicestre&year={YEAR}")
    address = links_of(page.text)["Leicester City Council"]

    assert "“leicestre” is not clear" in words_of(page.text)
    assert address == f"/compare?council=leeds&with=kent,camden,leicester&year={YEAR}"
    assert [each["slug"] for each in said(site, address.partition("?")[2])["picked"]] == [
        "leeds",
        "kent",
        "camden",
        "leicester",
    ]


def test_name_of_several_is_asked_back_with_each(site):
    (unclear,) = said(site, "council=leeds&add=north")["unclear"]
    assert {each["name"] for each in unclear["suggestions"]} == {
        "North West Leicestershire District Council",
        "Northampton Borough Council",
        "West Northamptonshire Council",
    }


def test_name_of_nobody_is_said_to_be_so(site):
    page = site.get("/compare?add=Atlantis-upon-Xyzzy").text
    assert "We do not have a council called “Atlantis-upon-Xyzzy”." in words_of(page)


def test_councils_are_removed_and_put_first_by_addresses_alone(site):
    leeds, kent, _ = said(site, PICKED)["picked"]
    assert leeds["without"] == "/compare?council=kent&with=camden"
    assert kent["without"] == "/compare?council=leeds&with=camden"
    assert kent["asked_by"] == "/compare?council=kent&with=leeds,camden"


def test_order_is_by_name_or_type_and_never_by_figure(site):
    def order(asked):
        told = said(site, f"{PICKED},adur&order={asked}")
        return [row["authority"] for row in told["tables"][0]["rows"]]

    assert order("picked") == ["leeds", "kent", "camden", "adur"]
    assert order("name") == ["adur", "camden", "kent", "leeds"]
    assert order("group") == ["kent", "adur", "camden", "leeds"]  # county, district, London, met.
    mistaken = site.get(f"/compare?{PICKED}&order=text")
    assert mistaken.status_code == 400
    assert "There is a problem with your request" in mistaken.text


def test_why_there_is_no_comparison_is_said_in_words(site):
    ended = site.get("/compare?council=leeds&with=northampton").text
    alone = site.get("/compare?council=adur&with=neighbours").text
    park = site.get("/compare?council=dartmoor-national-park&with=type").text

    abolished = "Northampton Borough Council was abolished on 1 April 2021, before 2022-23."
    assert abolished in words_of(ended)
    assert (
        "We have not been given any statistical neighbours for Adur District Council."
        in words_of(alone)
    )
    assert "There is no group of similar bodies to compare with." in words_of(park)


def test_kind_beside_others_stands_for_its_members(site):
    told = said(site, "council=leeds&with=region,kent")
    assert (told["kind"], [each["slug"] for each in told["picked"]]) == (
        "chosen",
        ["leeds", "bradford", "kent"],
    )


def test_more_councils_than_are_compared_at_once_are_refused(site):
    many = ",".join(f"council-{number}" for number in range(61))
    answer = site.get(f"/compare?with={many}")
    assert (answer.status_code, "at most 60" in answer.text) == (400, True)


def test_long_group_is_listed_one_measure_at_a_time():
    members = tuple(f"council-{number}" for number in range(181))
    group = Group(kind=Kind.TYPE, name="councils", whole="all councils", members=members)
    everything = Picked(council="council-0", kind=Kind.TYPE)

    assert listed_in(everything, group) == ["council-0"]
    assert listed_in(everything.changed(measure="upheld"), group) == list(members)


def test_page_leads_to_why_we_do_not_rank_and_to_its_picture(site):
    page = site.get(f"/compare?{PICKED}").text
    assert links_of(page)["why we do not rank councils"] == "/why-we-do-not-rank"
    assert "<svg" in page


def test_neighbours_are_used_where_an_office_gave_them(published, office, tmp_path):
    shutil.copytree(published, tmp_path / "published")
    file = tmp_path / "neighbours.csv"
    file.write_text("authority,neighbour\nLeeds,Bradford\nLeeds,Kent\n", "utf-8")
    done = upheld("neighbours", file, "--into", tmp_path / "published")
    site = TestClient(application(tmp_path / "published", office))

    assert done.returncode == 0, done.stderr
    told = said(site, "council=leeds&with=neighbours")
    assert told["group"]["whole"] == "Leeds City Council and its statistical neighbours"
    assert [row["authority"] for row in told["tables"][0]["rows"]] == ["bradford", "kent", "leeds"]


def test_other_neighbours_are_seen_without_a_restart(published, office, tmp_path):
    shutil.copytree(published, tmp_path / "published")
    site = TestClient(application(tmp_path / "published", office))
    query = "council=leeds&with=neighbours"

    assert said(site, query)["group"]["members"] == 0
    write_neighbours(tmp_path / "published", {"leeds": ("kent",)})
    sleep(LOOK_AGAIN_AFTER)
    assert said(site, query)["group"]["members"] == 2


def test_file_of_neighbours_that_is_damaged_takes_nothing_else_down(published, office, tmp_path):
    shutil.copytree(published, tmp_path / "published")
    (tmp_path / "published" / "neighbours.json").write_text('{"neighbours": [', "utf-8")
    site = TestClient(application(tmp_path / "published", office))

    assert site.get("/councils/leeds").status_code == 200
    assert said(site, "council=leeds&with=neighbours")["group"]["members"] == 0


def test_file_of_neighbours_with_a_mistake_is_refused_whole(tmp_path):
    file = tmp_path / "neighbours.csv"
    file.write_text("authority,neighbour\nLeeds,Bradfort\n", "utf-8")
    done = upheld("neighbours", file, "--into", tmp_path / "published")

    assert done.returncode == 1
    assert "Did you mean" in done.stderr
    assert not (tmp_path / "published").exists()
