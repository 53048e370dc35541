"""What tables say together: contradictions are problems, gaps one counted line each."""

from tests.intake.extracts import check, notes_of, problems_of

RECEIVED = """
    reference,authority,received_on,category
    1,Adur,2019-05-01,Housing
    2,Kent,2019-06-01,Other
    """
DECIDED = """
    reference,authority,decided_on,outcome,category
    1,Adur,2019-09-02,upheld,Housing
    2,Kent,2019-09-03,not upheld,Other
    """


def counts(*rows: str) -> str:
    return "\n".join(("year,authority,what,category,outcome,count", *rows)) + "\n"


def contacts(*rows: str) -> str:
    header = "authority,role,title,name,email,valid_from,valid_to"
    filled = (f"Adur,chief executive,,{row}" for row in rows)
    return "\n".join((header, *filled)) + "\n"


def test_what_adds_up_has_neither_problems_nor_notes():
    assert notes_of(received=RECEIVED, decided=DECIDED) == []


def test_a_case_decided_on_the_day_it_came_is_in_order():
    assert problems_of(received=RECEIVED, decided=DECIDED.replace("2019-09-02", "2019-05-01")) == []


def test_the_same_reference_of_another_authority_is_another_case():
    decided = DECIDED + "1,Kent,2019-04-02,upheld,Housing\n"
    assert notes_of(received=RECEIVED, decided=decided) == [
        "decided.csv: 1 decision is about cases that are not in received.csv."
    ]


def test_decisions_before_the_first_year_received_are_not_missed():
    decided = DECIDED + "9,Kent,2019-03-31,upheld,Housing\n"
    assert notes_of(received=RECEIVED, decided=decided) == []


def test_a_category_that_changed_is_counted():
    assert notes_of(received=RECEIVED, decided=DECIDED.replace("Housing", "Other")) == [
        "decided.csv: 1 decision has a different category from when the case was received."
    ]


def test_compliance_with_decisions_of_earlier_years_is_one_counted_line():
    compliance = """
        reference,authority,recorded_on,outcome
        8,Adur,2019-05-02,complete and satisfied
        9,Adur,2019-05-02,ceased
        """
    assert notes_of(decided=DECIDED, compliance=compliance) == [
        "compliance.csv: 2 compliance outcomes are for cases whose decision is not in this extract."
    ]


def test_compliance_is_of_any_upheld_decision_of_the_case():
    decided = """
        reference,authority,decided_on,outcome,category,sequence
        1,Adur,2019-09-02,upheld,Housing,1
        1,Adur,2020-09-02,not upheld,Housing,2
        """
    compliance = """
        reference,authority,recorded_on,outcome
        1,Adur,2020-01-02,complete and satisfied
        """
    assert problems_of(decided=decided, compliance=compliance) == []


def test_a_case_that_begins_with_its_second_decision_may_have_been_upheld_by_the_first():
    decided = """
        reference,authority,decided_on,outcome,category,sequence
        1,Adur,2019-09-02,not upheld,Housing,2
        2,Adur,2019-09-02,upheld,Housing,2
        """
    compliance = """
        reference,authority,recorded_on,outcome
        1,Adur,2019-05-02,complete and satisfied
        2,Adur,2019-05-02,complete and satisfied
        """
    reports = """
        reference,authority,published_on,title
        1,Adur,2019-05-03,Roads
        """
    assert notes_of(decided=decided, compliance=compliance, reports=reports) == [
        "compliance.csv: 1 compliance outcome is for a case whose decision is not in this extract.",
        "decided.csv: 2 cases have an earlier decision that is not in this extract.",
    ]


def test_compliance_with_no_decision_that_was_upheld_is_refused():
    compliance = """
        reference,authority,recorded_on,outcome
        2,Kent,2020-01-02,complete and satisfied
        """
    (said,) = problems_of(decided=DECIDED, compliance=compliance)
    assert "but no decision about Kent County Council is 'upheld'" in said


def test_compliance_alone_contradicts_nothing():
    compliance = """
        reference,authority,recorded_on,outcome
        8,Adur,2019-05-02,complete and satisfied
        """
    assert notes_of(compliance=compliance) == []


def test_a_mistake_is_told_once_and_not_again_by_what_hangs_on_it():
    """The decision of case 1 cannot be read; that its compliance has none is not told."""
    compliance = """
        reference,authority,recorded_on,outcome
        1,Adur,2020-01-02,complete and satisfied
        """
    said = problems_of(
        decided=DECIDED.replace("upheld,Housing", "uphelt,Housing", 1), compliance=compliance
    )
    assert len(said) == 1


def test_a_decision_that_cannot_be_read_may_be_the_upheld_one():
    decided = """
        reference,authority,decided_on,outcome,category,sequence
        1,Adur,2019-09-02,not upheld,Housing,1
        1,Adur,2019-10-02,upheld,Housng,2
        """
    compliance = """
        reference,authority,recorded_on,outcome
        1,Adur,2020-01-02,complete and satisfied
        """
    (said,) = problems_of(decided=decided, compliance=compliance)
    assert "'Housng'" in said


def test_upheld_cases_without_recommendations_are_one_counted_line():
    recommendations = """
        reference,authority,number,kind,remedy,agreed_on,due_on,text
        """
    assert "recommendations.csv: 1 case that is 'upheld' has no recommendation." in notes_of(
        decided=DECIDED, recommendations=recommendations
    )


def test_a_recommendation_without_the_column_needs_no_day_of_completion():
    recommendations = """
        reference,authority,number,kind,remedy,agreed_on,due_on,text,status
        1,Adur,1,personal remedy,apology,2019-09-02,2019-09-02,Sorry,complete late
        """
    assert problems_of(decided=DECIDED, recommendations=recommendations) == []


def test_a_report_of_a_case_not_upheld_is_told():
    reports = """
        reference,authority,published_on,title
        2,Kent,2019-09-03,Roads
        """
    assert notes_of(decided=DECIDED, reports=reports) == [
        "reports.csv: 1 report is about cases that are not 'upheld'."
    ]


def test_chief_executives_may_follow_each_other_from_day_to_day():
    rows = ("Ms B,b@example.org,,2019-05-31", "Mr C,c@example.org,2019-06-01,")
    assert problems_of(decided=DECIDED, contacts=contacts(*rows)) == []
    assert problems_of(decided=DECIDED, contacts=contacts(*reversed(rows))) == []


def test_two_chief_executives_may_not_share_even_one_day():
    rows = ("Ms B,b@example.org,,2019-06-01", "Mr C,c@example.org,2019-06-01,")
    assert len(problems_of(decided=DECIDED, contacts=contacts(*rows))) == 1


def test_a_short_post_within_a_long_one_does_not_hide_a_third():
    said = problems_of(
        decided=DECIDED,
        contacts=contacts(
            "Ms B,b@example.org,2019-01-01,2021-12-31",
            "Mr C,c@example.org,2019-02-01,2019-03-01",
            "Ms D,d@example.org,2021-01-01,",
        ),
    )
    assert [text.split(",")[1] for text in said] == [" line 3", " line 4"]


def test_a_paragraph_for_a_letter_that_is_not_sent_is_told():
    letters = """
        authority,send,paragraph,approved_by
        Adur,no,Thank you.,the director
        """
    assert notes_of(decided=DECIDED, letters=letters) == [
        "letters.csv: 1 paragraph is for letters that will not be sent."
    ]


def test_attendance_of_nobody_is_told():
    events = """
        event,kind,audience,held_on,place,title
        E1,seminar,councils,2019-06-01,,Link officers
        """
    attendance = """
        event,organisation,people
        e1,Any Body,0
        """
    assert notes_of(decided=DECIDED, events=events, attendance=attendance.replace("e1", "E1")) == [
        "attendance.csv: 1 row has 0 people."
    ]


def test_counts_that_agree_with_the_cases_are_accepted():
    agreeing = counts(
        "2019-20,Adur,decided,,upheld,1",
        "2019-20,Adur,decided,Housing,upheld,1",
        "2019-20,Adur,decided,,,1",
        "2019-20,Adur,decided,,advice given,0",
        "2019-20,Adur,received,Housing,,1",
    )
    assert problems_of(received=RECEIVED, decided=DECIDED, counts=agreeing) == []


def test_counts_of_years_without_cases_are_not_compared_with_cases():
    elsewhere = counts("2018-19,Adur,decided,,upheld,7", "2019-20,Adur,received,,,7")
    assert problems_of(decided=DECIDED, counts=elsewhere) == []


def test_an_authority_without_a_case_in_a_year_of_cases_has_none():
    told = counts(
        "2019-20,Leeds,decided,,upheld,7",
        "2019-20,Leeds,decided,,not upheld,5",
        "2019-20,Leeds,decided,,advice given,0",
    )
    said = problems_of(decided=DECIDED, counts=told)
    assert [text.split(": ", 1)[0] for text in said] == [
        "counts.csv, line 2, count",
        "counts.csv, line 3, count",
    ]
    assert "'7' contradicts decided.csv, which has 0 such cases" in said[0]


def test_a_year_is_counted_as_it_stood_at_its_end():
    """Upheld in 2019-20, not upheld after a review in 2020-21: 2019-20 was published with 1."""
    decided = """
        reference,authority,decided_on,outcome,category,sequence
        1,Adur,2019-09-02,not upheld,Housing,1
        1,Adur,2019-11-02,upheld,Housing,2
        1,Adur,2020-09-02,not upheld,Housing,3
        2,Adur,2019-09-02,advice given,Housing,1
        """
    told = counts("2019-20,Adur,decided,,upheld,1", "2019-20,Adur,decided,,not upheld,0")
    assert problems_of(decided=decided, counts=told) == []


def test_remedied_cases_are_compared_where_the_column_is_given():
    told = counts("2019-20,Adur,remedied,,,1")
    assert problems_of(decided=DECIDED, counts=told) == []
    decided = DECIDED.replace("category\n", "category,remedied_by_authority\n")
    decided = decided.replace("Housing\n", "Housing,no\n").replace("Other\n", "Other,no\n")
    (said,) = problems_of(decided=decided, counts=told)
    assert "'1' contradicts decided.csv, which has 0 such cases" in said


def test_a_remedied_count_is_of_upheld_decisions_whether_or_not_it_says_so():
    told = counts("2018-19,Adur,remedied,,,1", "2018-19,Kent,remedied,,upheld,1")
    table = check(decided=DECIDED, counts=told).tables["counts"]
    assert table["outcome"].to_pylist() == ["upheld", "upheld"]


def test_a_total_may_be_more_than_the_outcomes_given_unless_all_are():
    some = ("2018-19,Adur,compliance,,,5", "2018-19,Adur,compliance,,ceased,1")
    assert problems_of(counts=counts(*some)) == []
    words = (
        "complete and satisfied",
        "complete late",
        "complete but not satisfied",
        "not complete and not satisfied",
    )
    every = (*some, *(f"2018-19,Adur,compliance,,{word},0" for word in words))
    (said,) = problems_of(counts=counts(*every))
    assert "'5' is the total for all outcomes, but those given add up to 1" in said


def test_too_many_remedied_by_category_are_found_against_a_total():
    (said,) = problems_of(
        counts=counts(
            "2018-19,Adur,decided,,upheld,3",
            "2018-19,Adur,remedied,Housing,,2",
            "2018-19,Adur,remedied,Other,,2",
        )
    )
    assert "is more than the number of decisions that are 'upheld', which is 3" in said


def test_every_upheld_case_may_have_been_remedied():
    told = counts("2018-19,Adur,decided,,upheld,3", "2018-19,Adur,remedied,,,3")
    assert problems_of(counts=told) == []


def test_averages_as_printed_are_accepted():
    averages = """
        year,peer_group,measure,text,source
        2018-19,district,upheld,43%,review
        2018-19,County councils,upheld,>99%,review
        2018-19,unitary,upheld,<1%,review
        2022-23,unitary,upheld-per-100000,4.7,review
        2022-23,district,upheld-per-100000,5,review
        """
    assert problems_of(decided=DECIDED, averages=averages) == []


def test_an_average_from_before_its_measure_is_told():
    averages = """
        year,peer_group,measure,text,source
        2016-17,district,compliance,99%,review
        """
    assert notes_of(decided=DECIDED, averages=averages) == [
        "averages.csv: 1 average is not printed, as the measure did not exist that year."
    ]


def test_a_case_first_decided_before_the_extract_begins_is_one_counted_note():
    decided = """
    reference,authority,decided_on,outcome,category,sequence
    1,Adur,2019-09-02,upheld,Housing,2
    2,Adur,2019-09-02,upheld,Housing,2
    """
    assert notes_of(decided=decided) == [
        "decided.csv: 2 cases have an earlier decision that is not in this extract."
    ]
