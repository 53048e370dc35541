"""What a council's page shows of its single cases."""

from tests.site.cases import THE_YEAR, decided_of, words_of, year_of

pytest_plugins = ["tests.site.registers"]


def test_its_newest_decisions_lead_to_all_of_them(reader):
    cases = reader.get("/councils/leeds.json").json()["cases"]
    found = reader.get("/decisions.json?council=leeds").json()
    assert cases["decisions_total"] == found["total"]
    assert [each["address"] for each in cases["decisions"]] == [
        each["address"] for each in found["results"][:5]
    ]
    html = reader.get("/councils/leeds").text
    assert 'href="/decisions?council=leeds"' in html


def test_it_says_how_many_upheld_decisions_are_listed_of_how_many(reader, country_with_cases):
    cases = reader.get("/councils/leeds.json").json()["cases"]
    last = {}
    for row in decided_of(country_with_cases):
        if row["authority"] == "leeds":
            last[row["reference"]] = row
    upheld = [
        row for row in last.values() if row["outcome"] == "upheld" and str(year_of(row)) == THE_YEAR
    ]
    listed = [row for row in upheld if not row["withheld_reason"]]
    assert 1 < len(listed) < len(upheld)
    assert cases["with_fault"]["words"] == (
        f"We upheld {len(upheld)} complaints in {THE_YEAR}."
        f" {len(listed)} of the {len(upheld)} decisions are published here."
    )
    path, _, query = cases["with_fault"]["address"].partition("?")
    found = reader.get(f"{path}.json?{query}").json()
    assert {each["reference"] for each in found["results"]} == {row["reference"] for row in listed}
    why = "/why-numbers-differ#fewer-decisions-are-listed-than-counted"
    assert f'href="{why}"' in reader.get("/councils/leeds").text
    assert f'id="{why.partition("#")[2]}"' in reader.get("/why-numbers-differ").text


def test_improvements_are_counted_by_state_as_in_their_list(reader):
    cases = reader.get("/councils/leeds.json").json()["cases"]
    found = reader.get("/improvements.json?council=leeds").json()
    assert [each["count"] for each in cases["states"]] == [
        each["count"] for each in found["states"]
    ]


def test_questions_stand_on_the_page_and_their_sources_are_there(reader):
    cases = reader.get("/councils/leeds.json").json()["cases"]
    words = words_of(reader.get("/councils/leeds").text)
    assert 3 <= len(cases["questions"]) <= 8
    for question in cases["questions"]:
        assert " ".join(question["text"].split()) in words
        path = question["address"].partition("#")[0]
        assert reader.get(path).status_code == 200
    assert any("not satisfied" in question["text"] for question in cases["questions"])


def test_a_body_without_a_case_has_its_page_all_the_same(reader, country_with_cases):
    for slug in {row["authority"] for row in decided_of(country_with_cases)} - {
        "Northampton Borough Council"
    }:
        assert reader.get(f"/councils/{slug}").status_code == 200, slug
