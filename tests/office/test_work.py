"""Lists of work: each open recommendation stands in one, by officer and authority; and reminders."""

import csv
import io
from datetime import date, timedelta

import pytest

from tests.office.cases import a_case, a_decision, a_recommendation, an_upheld_case, words
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from tests.profiles import NOT_COMPLETE, SATISFIED
from upheld.office.clock import today
from upheld.office.follow_up.open_recommendations import (
    Awaits,
    awaits,
    due_soon,
    open_recommendations,
    that_await,
)
from upheld.office.follow_up.reminders import reminders
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Authority,
    Compliance,
    Contact,
    Evidence,
    Person,
    Recommendation,
)
from upheld.office.rules.evidence_results import Result
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
TODAY = date(2024, 5, 3)  # the day by which the case of these tests is due


def keep(record):
    with writing("test", "enter") as write:
        write.make(record)
    return record


def somebody() -> Person:
    known = Person.objects.filter(email="somebody@office.example").first()
    return known or a_person(Role.COMPLIANCE_OFFICER, email="somebody@office.example")


def evidence(case, number=1, **columns):
    columns = {"received_on": TODAY, "recommendation": None, "taken_by": somebody()} | columns
    told = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    return keep(Evidence(case=case, number=number, **told, **columns))


def standing(day=TODAY) -> dict[str, list[str]]:
    """Every list, with the keys of what stands in it."""
    return {
        what.value: [each.key for each in found]
        for what in Awaits
        if (found := open_recommendations().filter(that_await(what, today=day)))
    }


KEY = "23 000 001, leeds, 1"


@on_both
def test_the_day_itself_is_in_time_and_the_next_is_not(database):  # noqa: ARG001
    an_upheld_case()
    assert standing() == {"awaiting evidence": [KEY]}
    assert standing(TODAY + timedelta(days=1)) == {"overdue": [KEY]}


@on_both
def test_what_awaits_our_check_is_not_called_overdue(database):  # noqa: ARG001
    case = an_upheld_case()
    sent = evidence(case)
    late = TODAY + timedelta(days=30)
    assert standing(late) == {"awaiting our check": [KEY]}
    sent.checked_on, sent.result = late, Result.DOES_NOT_SHOW
    with writing("test", "check") as write:
        write.change(sent)
    assert standing(late) == {"overdue": [KEY]}


@on_both
def test_what_was_shown_to_be_done_is_ready_to_record_until_more_comes(database):  # noqa: ARG001
    case = an_upheld_case()
    evidence(case, checked_on=TODAY, result=Result.SHOWS)
    late = TODAY + timedelta(days=30)
    assert standing() == standing(late) == {"ready to record": [KEY]}
    evidence(case, 2)
    assert standing(late) == {"awaiting our check": [KEY]}


def test_evidence_of_one_recommendation_tells_nothing_of_another():
    case = an_upheld_case()
    evidence(case, recommendation=a_recommendation(case, 2))
    assert standing() == {
        "awaiting evidence": [KEY],
        "awaiting our check": ["23 000 001, leeds, 2"],
    }


def test_an_extension_moves_the_day():
    a_decision(case := a_case())
    a_recommendation(case, extended_to=TODAY + timedelta(days=60))
    assert standing(TODAY + timedelta(days=60)) == {"awaiting evidence": [KEY]}
    assert open_recommendations().filter(due_soon(today=TODAY)).count() == 0
    assert open_recommendations().filter(due_soon(today=TODAY + timedelta(days=32))).count() == 1


def test_what_was_decided_stands_in_no_list_whether_of_itself_or_of_its_case():
    a_decision(case := a_case("23 000 001"))
    a_recommendation(case, status=NOT_COMPLETE)
    case = an_upheld_case("23 000 002")
    keep(Compliance(case=case, recorded_on=TODAY, outcome=SATISFIED, recorded_by=somebody()))
    assert standing(TODAY + timedelta(days=365)) == {}


@on_both
def test_each_open_recommendation_stands_in_exactly_one_list(database):  # noqa: ARG001
    for number in range(12):
        a_decision(case := a_case(f"23 000 {number:03}"))
        a_recommendation(case, due_on=TODAY + timedelta(days=number - 6))
        if number % 3 == 0:
            result = Result.SHOWS if number % 4 else Result.SHOWS_PART
            checked = {} if number % 2 else {"checked_on": TODAY, "result": result}
            evidence(case, **checked)
    lists = standing()
    everything = [key for keys in lists.values() for key in keys]
    assert sorted(everything) == sorted(each.key for each in open_recommendations())
    assert lists == {
        what.value: [
            each.key for each in open_recommendations() if awaits(each, today=TODAY) == what
        ]
        for what in Awaits
    }
    assert [len(keys) for keys in lists.values()] == [4, 2, 1, 5]


# ---- The pages -------------------------------------------------------------------------------


def test_work_is_counted_by_officer_and_by_authority_and_filtered():
    officer = a_person(Role.COMPLIANCE_OFFICER, name="The officer")
    an_upheld_case("23 000 001", officer=officer)  # long overdue today
    an_upheld_case("23 000 002", slug="bradford")
    client = signed_in(officer)
    told = words(client.get("/work"))
    assert "Overdue 1 of yours: Overdue 2 of all: Overdue" in told
    assert "The officer 1 overdue: The officer 0 0 0" in told
    assert "none 1 0 0 0" in told

    def listed(**asked):
        page = client.get("/work/overdue", asked)
        return [each.case.authority_id for each in page.context["page"]]

    assert listed() == ["leeds", "bradford"]
    assert listed(officer=officer.pk) == ["leeds"]
    assert listed(authority="Bradford") == ["bradford"]
    assert client.get("/work/nonsense").status_code == 404


def test_a_list_of_work_is_taken_away_as_it_is_filtered():
    an_upheld_case("23 000 001")
    an_upheld_case("23 000 002", slug="bradford")
    client = signed_in(a_person(Role.DIRECTOR))
    answer = client.get("/work/overdue.csv", {"authority": "leeds"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["reference"], row["number"], row["due_on"]) for row in rows] == [
        ("23 000 001", "1", "2024-05-03")
    ]


# ---- Reminders -------------------------------------------------------------------------------


def contact(role="link officer", name="A link officer", slug="leeds", **columns):
    authority = Authority.objects.get(slug=slug)
    email = f"{role.replace(' ', '.')}@council.example"
    return keep(Contact(authority=authority, role=role, name=name, email=email, **columns))


@on_both
def test_a_reminder_tells_what_is_overdue_and_what_is_due_soon_and_no_more(database):  # noqa: ARG001
    an_upheld_case("23 000 001")
    a_decision(case := a_case("23 000 002"))
    a_recommendation(case, due_on=TODAY + timedelta(days=20), remedy="apology")
    a_recommendation(case, 2, due_on=TODAY + timedelta(days=60))
    a_recommendation(case, 3, status=SATISFIED, completed_on=TODAY)
    a_recommendation(case, 4, due_on=TODAY - timedelta(days=9), extended_to=TODAY)
    less = case.recommendations.get(number=4)
    looked = {"checked_on": TODAY, "result": Result.SHOWS_PART}
    evidence(case, 1, recommendation=less, **looked)
    evidence(an_upheld_case("23 000 003"))
    evidence(an_upheld_case("23 000 004"), checked_on=TODAY, result=Result.SHOWS)
    (one,) = reminders(today=TODAY + timedelta(days=1))
    assert one.authority.slug == "leeds"
    assert one.text == (
        "Leeds City Council: agreed recommendations as at 4 May 2024\n"
        "\n"
        "The dates by which these recommendations were due have passed, and we do not yet have evidence that\n"
        "they were carried out:\n"
        "\n"
        "- 23 000 001, recommendation 1 (training or guidance): due on 3 May 2024\n"
        "- 23 000 002, recommendation 4 (training or guidance): due on 3 May 2024, extended from"
        " 24 April 2024; the evidence that we received on 3 May 2024 shows that part of it was done\n"
        "\n"
        "This recommendation is due within the next four weeks:\n"
        "\n"
        "- 23 000 002, recommendation 1 (apology): due on 23 May 2024\n"
        "\n"
        "If you have already done what was agreed, please send us evidence, with the case reference.\n"
        "If you need more time for what is not due yet, please ask us before the due date and tell us why.\n"
        "For what is overdue, please tell us why, and when it will be done.\n"
    )


@pytest.mark.parametrize(
    ("days", "asking"),
    [
        (30, "If you have not, please tell us why, and when it will be done."),
        (-5, "If you need more time, please ask us before the due date and tell us why."),
    ],
    ids=["overdue alone", "due soon alone"],
)
def test_it_asks_for_more_time_only_where_there_is_time_to_ask(days, asking):
    agreed = Recommendation.objects.get(case=an_upheld_case("23 000 009"))
    (one,) = reminders(today=agreed.last_day + timedelta(days=days))
    assert one.text.endswith(f"with the case reference.\n{asking}\n")


def test_it_is_for_the_link_officers_of_the_day_else_for_the_chief_executive():
    an_upheld_case()
    assert reminders(today=TODAY)[0].contacts == ()
    chief = contact("chief executive", "The chief executive")
    gone = contact(name="One who left", valid_to=TODAY - timedelta(days=1))
    assert reminders(today=TODAY)[0].contacts == (chief,)
    assert reminders(today=gone.valid_to)[0].contacts == (gone,)


def test_reminders_are_listed_and_taken_one_by_one_and_not_sent():
    an_upheld_case()
    client = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    told = words(client.get("/reminders"))
    assert "Leeds City Council" in told
    assert "no contact" in told
    answer = client.get("/reminders/leeds.txt")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reminder-leeds.txt"'
    assert "- 23 000 001, recommendation 1" in answer.content.decode()
    assert "Nothing is overdue" in client.get("/reminders/bradford.txt").content.decode()
    assert today() > TODAY
