"""Whole letters: what stands in them, in which order, in each kind of year and for each body."""

import re

import pytest

from tests.editions import edition_of
from tests.offices import office_with, words_in
from tests.profiles import LGSCO
from tests.publish.letters.composing import (
    NWL,
    checked,
    composed,
    decided,
    headings,
    headline,
    letter_of,
    paragraphs,
    recipients,
    said,
    table,
    text_of,
)
from tests.tables import extract
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording
from upheld.publish.letters.compose import compose_letter

MORE = "Decisions, data and help"
OPENING = ""
WORDS = "The year in words"

# North West Leicestershire's letter of 22 July 2020, in a group that prints its averages.
DISTRICTS_2020 = {
    "decided": [
        *decided(NWL, upheld=1, not_upheld=2),
        *decided("cambridge", start=100, upheld=44, not_upheld=53, remedied=9),
    ],
    "compliance": [
        *checked(NWL, satisfied=1),
        *checked("cambridge", start=100, satisfied=98, not_satisfied=1),
    ],
}
DATES_2023 = {
    "year": "2022-23",
    "letters_on": "2023-07-19",
    "public_at": "2023-07-26T00:01:00+01:00",
}


def received(authority: str, *categories: str, on: str = "2019-05-07") -> list:
    return [
        {
            "reference": f"19 9{place:05}",
            "authority": authority,
            "received_on": on,
            "category": category,
        }
        for place, category in enumerate(categories)
    ]


def recommendations(authority: str, number: int, *, reference: str = "19 000001") -> list:
    return [
        {
            "reference": reference,
            "authority": authority,
            "number": str(place),
            "kind": "service improvement",
            "remedy": "training or guidance",
            "agreed_on": "2019-06-03",
            "due_on": "2019-09-03",
            "text": f"Tell staff about rule {chr(64 + place)}.",
        }
        for place in range(1, number + 1)
    ]


def test_the_letter_of_2020_for_north_west_leicestershire():
    letter = letter_of(**DISTRICTS_2020)
    printed = [
        (h.text, h.count_line, h.average_line)
        for h in (headline(letter, m) for m in ("upheld", "compliance", "satisfactory-remedies"))
    ]
    assert printed == [
        ("33%", "1 of 3 detailed investigations", "45% for all district councils together"),
        ("100%", "1 of 1 compliance outcome", "99% for all district councils together"),
        ("0%", "0 of 1 upheld decision", "20% for all district councils together"),
    ]


def test_a_letter_says_first_what_it_is_and_last_where_to_find_more():
    letter = letter_of(
        **DISTRICTS_2020,
        recommendations=recommendations(NWL, 1),
        events="""
            event | kind   | audience | held_on    | place | title
            a     | course | councils | 2019-06-01 | York  | Complaints
            """,
    )
    assert headings(letter) == [
        OPENING,
        WORDS,
        "Our figures for 2019-20, explained",
        "Complaints received and decided",
        "Service improvements agreed",
        "Training and seminars",
        MORE,
    ]
    assert paragraphs(letter, OPENING)[0] == (
        "This is our annual review of complaints about North West Leicestershire District Council"
        " for the year that ended on 31 March 2020."
    )
    assert paragraphs(letter, OPENING)[-1] == (
        "We will publish this letter, with our figures for every authority, on 29 July 2020 at"
        " https://ombudsman.example/your-councils-performance."
        " Please treat it as confidential until then."
    )
    assert (letter.title, letter.dated) == ("Annual review letter 2019-20", "22 July 2020")
    assert letter.signatures == (("The Ombudsman", "The Demonstration Ombudsman"),)


def test_a_draft_has_no_date_and_says_so():
    letter = letter_of(**DISTRICTS_2020, letters_on="", public_at="")
    assert (letter.dated, letter.marks) == ("", ("Draft. Not for publication.",))
    assert paragraphs(letter, OPENING)[-1] == (
        "The day on which we will publish this letter has not been set."
    )


def test_invented_data_are_marked():
    letter = letter_of(data=extract(**DISTRICTS_2020, notice="These cases are invented."))
    assert letter.marks == ("These cases are invented.",)


def test_a_letter_issued_again_names_the_one_that_it_replaces():
    data = extract(**DISTRICTS_2020)
    edition, office = edition_of(data), read_office()
    letter = compose_letter(
        edition,
        office=office,
        wording=read_wording(office),
        recipient=recipients(data, edition)[NWL],
        replaces="2020-07-08",
    )
    assert len(letter.marks) == 1
    assert letter.marks[0].endswith("8 July 2020.")


def test_the_year_in_words_tells_what_came_in_and_how_far_it_went():
    letter = letter_of(
        decided=decided(NWL, upheld=1, not_upheld=2, closed=2, advice=4),
        received=received(NWL, *(7 * ["Housing"])),
    )
    assert paragraphs(letter, WORDS) == [
        "In 2019-20 we received 7 complaints and enquiries about the council. We made 9 decisions"
        " about it in the same year. A complaint that reaches us in one year may be decided in the"
        " next.",
        "We investigated 3 in detail, closed 2 after initial enquiries, and 4 were too early or not"
        " for us.",
    ]


def test_counts_of_one_are_told_in_the_singular():
    letter = letter_of(
        decided=decided(NWL, upheld=1),
        received=received(NWL, "Housing"),
        compliance=checked(NWL, late=1),
        recommendations=recommendations(NWL, 1),
    )
    text = text_of(letter)
    assert "we received 1 complaint or enquiry about the council. We made 1 decision" in text
    assert "The council agreed to 1 service improvement as a result" in text
    assert headline(letter, "upheld").count_line == "1 of 1 detailed investigation"
    plurals = [many for _, many in read_wording(read_office()).nouns.values()]
    assert [many for many in plurals if f" 1 {many}" in text] == []


def test_nothing_decided_and_nothing_received():
    letter = letter_of(
        decided=decided("cambridge", upheld=1), received=received("cambridge", "Housing")
    )
    assert paragraphs(letter, WORDS) == [
        "In 2019-20 we received no complaints or enquiries about the council."
        " We made no decision about it in the same year."
    ]
    rows = dict(table(letter, "Complaints and enquiries").rows)
    assert rows == {**dict.fromkeys(LGSCO.categories, "0"), "Total": "0"}


def test_what_was_not_handed_in_is_not_available_and_never_none():
    letter = letter_of(compliance=checked(NWL, satisfied=1))
    assert paragraphs(letter, WORDS) == [
        "Figures of complaints and enquiries received in 2019-20 are not available."
        " The number of our decisions about the council in 2019-20 is not available."
    ]
    assert paragraphs(letter, "Complaints received and decided") == [
        "Complaints and enquiries received in 2019-20 are not available by service.",
        "Decisions made in 2019-20 are not available by outcome.",
    ]
    assert paragraphs(letter, "Service improvements agreed") == [
        "The service improvements agreed in 2019-20 are not available."
    ]


def test_a_council_that_agreed_nothing_is_told_so_where_others_did():
    letter = letter_of(
        decided=decided(NWL, not_upheld=1) + decided("cambridge", start=500, upheld=1),
        recommendations=recommendations("cambridge", 1, reference="19 000500"),
    )
    assert paragraphs(letter, "Service improvements agreed") == [
        "The council agreed to no service improvement as a result of our decisions in 2019-20."
    ]


def test_every_service_and_every_outcome_has_its_row_and_the_total_is_last():
    letter = letter_of(
        decided=decided(NWL, upheld=1, not_upheld=2, closed=2, advice=4),
        received=received(NWL, "Housing", "Housing", "Other"),
    )
    by_service = table(letter, "Complaints and enquiries received in 2019-20")
    assert by_service.has_total
    assert [row for row in by_service.rows if row[1] != "0"] == [
        ("Housing", "2"),
        ("Other", "1"),
        ("Total", "3"),
    ]
    assert table(letter, "Decisions made in 2019-20").rows == (
        ("Invalid or incomplete", "0"),
        ("Advice given", "4"),
        ("Referred back for local resolution", "0"),
        ("Closed after initial enquiries", "2"),
        ("Not upheld", "2"),
        ("Upheld", "1"),
        ("Total", "9"),
    )
    notes = table(letter, "Decisions made").notes
    assert "Closed after initial enquiries: this is not a finding that nothing went wrong." in notes


def test_totals_published_in_part_leave_the_rest_not_available():
    counts = [
        {"year": "2019-20", "authority": NWL, "what": "decided", "outcome": o, "count": n}
        for o, n in (("upheld", "1"), ("not upheld", "2"))
    ]
    rows = dict(table(letter_of(counts=counts), "Decisions made").rows)
    assert rows["Upheld"] == "1"
    assert rows["Advice given"] == rows["Total"] == "not available"


def test_a_published_total_is_the_whole_and_not_one_part_more():
    counts = [
        {"year": "2019-20", "authority": NWL, "what": "decided", "outcome": o, "count": n}
        for o, n in (("upheld", "1"), ("not upheld", "2"), ("", "9"))
    ]
    letter = letter_of(counts=counts)
    assert dict(table(letter, "Decisions made").rows)["Total"] == "9"


def test_cases_that_did_not_satisfy_us_are_counted_with_where_to_read_them():
    letter = letter_of(
        decided=decided(NWL, upheld=3),
        compliance=checked(NWL, not_satisfied=1, not_complete=1, satisfied=1),
    )
    heading = "Cases in which we were not satisfied"
    assert headings(letter).index(heading) == 3
    assert paragraphs(letter, heading) == [
        "In 2019-20 we recorded 2 cases in which we were not satisfied that the council had carried"
        " out our recommendations. You can read the decisions at"
        " https://ombudsman.example/your-councils-performance."
    ]


def test_cases_whose_decision_is_not_public_are_counted_with_why():
    letter = letter_of(decided=decided(NWL, upheld=12), compliance=checked(NWL, not_satisfied=14))
    assert paragraphs(letter, "Cases in which we were not satisfied") == [
        "In 2019-20 we recorded 14 cases in which we were not satisfied that the council had"
        " carried out our recommendations. You can read 12 of the decisions at"
        " https://ombudsman.example/your-councils-performance. The others are not public: they are"
        " too recent, are withheld so that nobody can be identified, or are past the time for which"
        " we keep them."
    ]


def test_one_case_whose_decision_is_not_public_is_told_in_the_singular():
    letter = letter_of(
        decided=decided("cambridge", upheld=1), compliance=checked(NWL, not_satisfied=1)
    )
    (text,) = paragraphs(letter, "Cases in which we were not satisfied")
    assert text == (
        "In 2019-20 we recorded 1 case in which we were not satisfied that the council had carried"
        " out our recommendations. The decision is not public: it is too recent, is withheld so"
        " that nobody can be identified, or is past the time for which we keep it."
    )


def test_a_council_that_complied_has_no_list_of_cases():
    letter = letter_of(decided=decided(NWL, upheld=1), compliance=checked(NWL, late=1))
    assert "Cases in which we were not satisfied" not in headings(letter)


def test_public_reports_are_counted_and_not_named():
    letter = letter_of(
        decided=decided(NWL, upheld=1),
        reports=f"""
            reference | authority | published_on | title
            19 000001 | {NWL}     | 2019-11-05   | A home without heat
            """,
    )
    assert paragraphs(letter, "Public interest reports") == [
        "We published 1 public interest report about the council in 2019-20. You can read it at"
        " https://ombudsman.example/your-councils-performance."
    ]
    assert "A home without heat" not in letter.as_json()


def test_a_year_of_no_service_improvement_at_all_has_none():
    """The table was handed in, and holds nothing but a personal remedy."""
    rows = [row | {"kind": "personal remedy"} for row in recommendations(NWL, 1)]
    letter = letter_of(decided=decided(NWL, upheld=1), recommendations=rows)
    assert paragraphs(letter, "Service improvements agreed") == [
        "The council agreed to no service improvement as a result of our decisions in 2019-20."
    ]


def test_improvements_are_counted_with_where_to_read_them_and_why_some_cannot_be():
    rows = recommendations(NWL, 12) + recommendations(NWL, 3, reference="18 000009")
    letter = letter_of(decided=decided(NWL, upheld=1), recommendations=rows)
    assert paragraphs(letter, "Service improvements agreed") == [
        "The council agreed to 15 service improvements as a result of our decisions in 2019-20. You"
        " can read 12 of them at https://ombudsman.example/your-councils-performance. The others"
        " come from decisions that are too recent to be public, or are withheld so that nobody can"
        " be identified."
    ]


def test_no_letter_has_the_words_or_the_reference_of_a_case():
    letter = letter_of(
        decided=decided(NWL, upheld=2),
        recommendations=recommendations(NWL, 2),
        compliance=checked(NWL, not_satisfied=2),
    )
    assert [word for word in ("Tell staff", "000001", "19\u00a0") if word in letter.as_json()] == []


def test_a_body_without_group_is_told_that_there_is_none():
    slug = "peak-district-national-park"
    letter = letter_of(slug, decided=decided(slug, upheld=1, not_upheld=1))
    assert headline(letter, "upheld").average_line == ""
    assert said(letter, "upheld").startswith(
        "In 2019-20 we completed 2 detailed investigations about the authority and upheld 1 (50%)."
        " There is no group of similar bodies to compare with. "
    )
    assert "completed 2 detailed investigations about the authority and upheld 1 (50%)" in said(
        letter, "upheld"
    )
    assert "the council" not in text_of(letter)


def test_an_abolished_council_is_compared_with_nobody_and_added_to_nobody():
    letter = letter_of(
        "northampton",
        year="2021-22",
        letters_on="2022-07-20",
        public_at="2022-07-27T00:01:00+01:00",
        decided=decided("northampton", on="2021-06-01", upheld=2, not_upheld=1)
        + decided("west-northamptonshire", start=9, on="2021-06-01", upheld=1),
    )
    assert paragraphs(letter, OPENING)[1] == (
        "This council was abolished on 1 April 2021. This letter is about what we decided and"
        " recorded in 2021-22. We do not compare its figures, or add them to those of the council"
        " that replaced it. We send this letter to West Northamptonshire Council."
    )
    assert headline(letter, "upheld").text == "67%"
    assert headline(letter, "upheld").average_line == ""
    assert said(letter, "upheld").startswith(
        "In 2021-22 we completed 3 detailed investigations about the council and upheld 2 (67%)."
        " This council was abolished on 1 April 2021. We made these decisions afterwards, so we do"
        " not compare them or add them to the figures of West Northamptonshire Council. "
    )
    assert "together" not in text_of(letter)


def test_a_council_that_ended_with_the_year_keeps_its_comparison():
    letter = letter_of(
        "cumbria",
        **DATES_2023,
        decided=decided("cumbria", on="2022-06-01", upheld=2)
        + decided("kent", on="2022-06-01", upheld=1),
    )
    assert paragraphs(letter, OPENING)[1] == (
        "This council was abolished on 1 April 2023. We do not add its figures to those of the"
        " councils that replaced it. We send this letter to Cumberland Council and Westmorland and Furness"
        " Council."
    )
    assert headline(letter, "upheld").average_line == "100% for all county councils together"


def test_a_council_new_from_a_merger_names_those_before_it_and_adds_nothing():
    letter = letter_of(
        "buckinghamshire",
        year="2020-21",
        letters_on="2021-07-21",
        public_at="2021-07-28T00:01:00+01:00",
        decided=decided("buckinghamshire", on="2020-06-01", upheld=1)
        + decided("wycombe", start=9, on="2020-06-01", upheld=2),
    )
    assert paragraphs(letter, OPENING)[1] == (
        "Buckinghamshire Council began on 1 April 2020. It took over, wholly or in part, from"
        " Aylesbury Vale District Council, Buckinghamshire County Council, Chiltern District"
        " Council, South Bucks District Council and Wycombe District Council. Complaints about the"
        " councils that it took over from are not added to the figures in this letter."
    )
    assert headline(letter, "upheld").count_line == "1 of 1 detailed investigation"


def test_no_letter_is_promised_of_councils_about_which_nothing_was_decided():
    data = extract(decided=decided("buckinghamshire", on="2020-06-01", upheld=1))
    edition = edition_of(data, year="2020-21", letters_on="2021-07-21")
    sent = recipients(data, edition)
    assert "wycombe" not in sent
    told = paragraphs(composed(edition, sent["buckinghamshire"]), OPENING)[1]
    assert "letters" not in told


def test_an_abolished_council_with_only_a_compliance_outcome_is_not_told_of_decisions_since():
    letter = letter_of(
        "northampton",
        year="2021-22",
        letters_on="2022-07-20",
        public_at="2022-07-27T00:01:00+01:00",
        decided=decided("northampton", on="2021-02-01", upheld=1)
        + decided("west-northamptonshire", start=9, on="2021-06-01", upheld=1),
        compliance=checked("northampton", on="2021-06-01", satisfied=1),
    )
    assert headline(letter, "compliance").text == "100%"
    assert "afterwards" not in paragraphs(letter, OPENING)[1]
    assert "what we decided and recorded in 2021-22" in paragraphs(letter, OPENING)[1]


def test_a_merger_of_long_ago_is_told_only_while_complaints_about_those_before_are_decided():
    quiet = letter_of("dorset", **DATES_2023, decided=decided("dorset", on="2022-06-01", upheld=1))
    late = letter_of("dorset", **DATES_2023, decided=decided("purbeck", on="2022-06-01", upheld=1))
    assert "began on" not in text_of(quiet)
    assert "Dorset Council began on 1 April 2019." in text_of(late)


def test_names_stand_as_they_are():
    name = "O'Brien & <b>"
    data = extract(**DISTRICTS_2020)
    edition = edition_of(data)
    edition.database.execute("UPDATE authority SET name = ? WHERE slug = ?", (name, NWL))
    letter = composed(edition, recipients(data, edition)[NWL])
    assert letter.authority == name
    assert f"complaints about {name} for the year" in paragraphs(letter, OPENING)[0]


def test_long_names_stand_in_full():
    slug = "bournemouth-christchurch-and-poole"
    letter = letter_of(slug, decided=decided(slug, upheld=1))
    assert letter.authority == "Bournemouth, Christchurch and Poole Council"


def test_a_first_year_has_no_earlier_years():
    assert "Earlier years" not in headings(letter_of(**DISTRICTS_2020))


def earlier(*years: str, last: str = "2022-23"):
    counts = [
        {"year": year, "authority": NWL, "what": "decided", "outcome": o, "count": n}
        for year in years
        for o, n in (("upheld", "1"), ("not upheld", "2"))
    ]
    return letter_of(
        data=extract(counts=counts, decided=decided(NWL, on="2022-06-01", upheld=1)),
        **DATES_2023 | {"year": last},
    )


def test_earlier_years_stand_as_published_with_their_breaks():
    shown = table(earlier("2020-21", "2021-22"), "Figures as published")
    assert shown.headings == (
        "Year",
        "Complaints upheld",
        "Compliance with recommendations",
        "Satisfactory remedies",
        "Upheld for every 100,000 residents",
    )
    assert shown.rows == (
        (
            "2020-21 (see note)",
            "33% (1 of 3)",
            "not available",
            "not available",
            "not published",
        ),
        ("2021-22", "33% (1 of 3)", "not available", "not available", "not published"),
        (
            "2022-23 (see note)",
            "100% (1 of 1)",
            "not available",
            "0% (0 of 1)",
            "1",
        ),
    )
    assert shown.notes == (
        "In 2020-21 we took no new complaints for three months.",
        "Do not compare satisfactory remedies before and after 1 April 2022. From then we"
        " investigated fewer borderline complaints, so those that we upheld are a different mix.",
        "Do not compare uphold rates before and after 1 April 2022. From then we"
        " investigated fewer borderline complaints, so rates rose generally. Compare with the same"
        " type of council in the same year.",
    )


def test_the_break_is_told_in_its_own_year_even_without_earlier_years():
    letter = letter_of(**DATES_2023, decided=decided(NWL, on="2022-06-01", upheld=1))
    words = "Do not compare {} before and after 1 April 2022.".format
    assert words("uphold rates") in said(letter, "upheld")
    assert words("uphold rates") not in said(letter, "satisfactory-remedies")
    assert words("satisfactory remedies") in said(letter, "satisfactory-remedies")


def test_a_body_without_a_group_is_not_told_to_compare_itself_with_its_type():
    park = "peak-district-national-park"
    letter = letter_of(park, **DATES_2023, decided=decided(park, on="2022-06-01", upheld=1))
    assert "so rates rose generally." in said(letter, "upheld")
    assert "same type of council" not in text_of(letter)


def test_of_a_council_that_has_ended_a_rate_was_not_given_in_the_years_since():
    """We have the count; whose residents they are now is another question."""
    cases = decided("daventry", on="2022-06-01", upheld=1)
    later = decided("daventry", on="2023-06-01", start=50, upheld=1)
    before = edition_of(extract(decided=cases), year="2022-23")
    data = extract(decided=cases + later)
    edition = edition_of(data, year="2023-24", after=before.database)
    shown = table(composed(edition, recipients(data, edition)["daventry"]), "Figures as published")
    assert [row[-1] for row in shown.rows] == ["not given", "not given"]


def test_at_most_six_years_are_shown():
    letter = earlier(*(f"20{y}-{y + 1}" for y in range(14, 22)))
    assert [row[0][:7] for row in table(letter, "Figures as published").rows] == [
        "2017-18",
        "2018-19",
        "2019-20",
        "2020-21",
        "2021-22",
        "2022-23",
    ]


def test_late_compliance_of_an_earlier_year_is_told_beside_it():
    before = edition_of(
        extract(
            decided=decided(NWL, on="2018-06-01", upheld=1),
            compliance=checked(NWL, on="2018-08-01", satisfied=7, late=3),
        ),
        year="2018-19",
    )
    letter = letter_of(**DISTRICTS_2020, after=before.database)
    assert table(letter, "Figures as published").rows[0] == (
        "2018-19",
        "100% (1 of 1)",
        "100% (10 of 10, 3 late)",
        "0% (0 of 1)",
    )


def test_the_three_closed_months_are_told_in_the_year_in_words():
    letter = letter_of(
        year="2020-21",
        letters_on="2021-07-21",
        public_at="2021-07-28T00:01:00+01:00",
        decided=decided(NWL, on="2020-09-01", upheld=1),
    )
    assert paragraphs(letter, WORDS)[-1] == (
        "In 2020-21 we took no new complaints for three months."
    )


def test_training_is_counted_from_events_and_compared_with_the_year_before():
    letter = letter_of(
        decided=decided(NWL, upheld=1),
        events="""
            event | kind    | audience | held_on    | place  | title
            a     | course  | councils | 2019-06-01 | York   | Complaints
            b     | course  | councils | 2019-06-02 | York   | Complaints
            c     | course  | councils | 2018-06-02 | York   | Complaints
            d     | seminar | councils | 2019-06-02 | York   | Link officers
            e     | seminar | councils | 2019-06-03 | Exeter | Link officers
            """,
        attendance="""
            event | organisation            | people
            a     | Cambridge City Council  | 1300
            b     | A home for older people | 112
            d     | Cambridge City Council  | 2
            e     | Leeds City Council      | 1
            """,
    )
    assert paragraphs(letter, "Training and seminars") == [
        "In 2019-20 we held 2 courses. That is 1 more than the year before."
        " 1,412 people took part, from 1 authority.",
        "In 2019-20 we held 2 seminars in 2 different places."
        " Three people took part, from 2 different authorities.",
    ]


def test_the_office_says_its_own_words(tmp_path):
    office_with(tmp_path, "")
    words_in(tmp_path).write_text('[letter]\nclosing = "With regards"', "utf-8")
    assert letter_of(**DISTRICTS_2020, office=tmp_path).closing == "With regards"


FORBIDDEN = re.compile(
    r"\b(good|better|bad|worse|best|worst|fail\w*|rank\w*|much|unlikely|significant\w*)\b", re.I
)
VARIANTS = {
    "ordinary": DISTRICTS_2020,
    "nothing at all": {"decided": decided("cambridge", upheld=1), "compliance": []},
    "not satisfied": {
        "decided": decided(NWL, upheld=12, remedied=2),
        "compliance": checked(NWL, not_satisfied=14, late=2, ceased=1),
        "recommendations": recommendations(NWL, 12),
        "received": received(NWL, "Housing"),
    },
    "no satisfied case": {"decided": [], "compliance": checked(NWL, not_complete=2)},
    "one of each": {
        "decided": decided(NWL, upheld=1, remedied=1),
        "compliance": checked(NWL, late=1),
        "received": received(NWL, "Housing"),
    },
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_letter_judges(variant):
    assert FORBIDDEN.findall(text_of(letter_of(**VARIANTS[variant]))) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_text_is_left_with_a_placeholder_or_with_two_spaces(variant):
    text = text_of(letter_of(**VARIANTS[variant]))
    assert re.findall(r"[{}]|  |\s[.,;]|None", text) == []


def test_every_default_sentence_is_free_of_judgement():
    sentences = str(read_wording(read_office()).sentences)
    assert FORBIDDEN.findall(sentences) == []


def test_an_office_without_message_and_links_prints_none(tmp_path):
    office = office_with(tmp_path, "")
    letter = letter_of(decided=decided(NWL, upheld=1), office=office)
    purpose, publication = paragraphs(letter, OPENING)
    assert purpose.startswith("This is our annual review of complaints")
    assert publication.startswith("We will publish this letter")
    assert MORE not in headings(letter)


def test_a_letter_names_its_borough_as_a_sentence_does():
    letter = letter_of("camden", decided=decided("camden", upheld=1, not_upheld=2))
    assert paragraphs(letter, OPENING)[0] == (
        "This is our annual review of complaints about the London Borough of Camden for the year"
        " that ended on 31 March 2020."
    )
