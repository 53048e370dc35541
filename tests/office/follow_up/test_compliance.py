"""Recommendations: agreed, given more time, late or not; and a case opened from a failure."""

from datetime import date

import pytest

from tests.office.cases import (
    a_case,
    a_decision,
    a_recommendation,
    an_upheld_case,
    mistakes,
    record,
    send,
    words,
)
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from tests.profiles import NOT_SATISFIED, NOT_UPHELD
from upheld.core.vocabulary import PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.office.follow_up.compliance import lateness
from upheld.office.models import Case, Compliance, Entry, Extension, Recommendation
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def officer(database):  # noqa: ARG001
    return signed_in(a_person(Role.COMPLIANCE_OFFICER))


# ---- Agreed ----------------------------------------------------------------------------------


def enter(client, case, **given):
    told = {
        "recommendation_kind": SERVICE_IMPROVEMENT,
        "remedy": "training or guidance",
        "agreed_on": "4/3/2024",
        "due_on": "3/5/2024",
        "text": "Train its officers.",
    }
    return send(client, f"/cases/{case.pk}/recommendations/new", **told | given)


def test_recommendations_are_numbered_and_personal_ones_stand_apart(officer):
    case = an_upheld_case()
    enter(officer, case, recommendation_kind=PERSONAL_REMEDY, remedy="apology", text="Say sorry.")
    assert [each.number for each in Recommendation.objects.all()] == [1, 2]
    told = words(officer.get(f"/cases/{case.pk}"))
    personal = told.index("Personal remedies (never published)")
    improvements = told.index("Service improvements (published")
    assert personal < told.index("Say sorry.") < improvements < told.index("Train its officers.")
    assert "The case is due on the latest due date of its recommendations: 3 May 2024." in told


def test_the_public_words_of_a_service_improvement_carry_no_deadline(officer):
    case = an_upheld_case()
    page = enter(officer, case, text="Train its officers within three months.")
    assert mistakes(page)[0].startswith("“within three months” reads as a deadline")
    personal = {"recommendation_kind": PERSONAL_REMEDY, "text": "Apologise within four weeks."}
    assert enter(officer, case, **personal).status_code == 302
    told = {"as_agreed": "Train its officers by 3 May 2024."}
    assert enter(officer, case, **told).status_code == 302
    assert Recommendation.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"due_on": "3/3/2024"}, "3 March 2024 is before 4 March 2024, when it was agreed."),
        ({"text": ""}, "Fill this in."),
        ({"remedy": "a medal"}, "Choose one from the list."),
    ],
)
def test_a_recommendation_that_cannot_be_is_refused(officer, given, mistake):
    assert mistakes(enter(officer, an_upheld_case(), **given)) == [mistake]


def test_nothing_is_recommended_where_nothing_was_upheld(officer):
    case = a_case()
    a_decision(case, outcome=NOT_UPHELD)
    assert "nothing can be recommended" in mistakes(enter(officer, case))[0]
    assert "Enter a recommendation" not in words(officer.get(f"/cases/{case.pk}"))


def change(client, one, **given):
    told = {
        "version": one.version,
        "recommendation_kind": one.recommendation_kind,
        "remedy": one.remedy,
        "agreed_on": f"{one.agreed_on:%d/%m/%Y}",
        "due_on": f"{one.due_on:%d/%m/%Y}",
        "text": one.text,
    }
    return send(client, f"/recommendations/{one.pk}/edit", **told | given)


def test_what_was_agreed_for_a_person_never_becomes_public(officer):
    case = an_upheld_case()
    enter(officer, case, recommendation_kind=PERSONAL_REMEDY, remedy="apology", text="Say sorry.")
    personal = case.recommendations.last()
    page = change(officer, personal, recommendation_kind=SERVICE_IMPROVEMENT)
    assert mistakes(page) == [
        "What was agreed for a person is never published. Enter a separate service improvement,"
        " written for the public."
    ]
    public = case.recommendations.first()
    assert change(officer, public, recommendation_kind=PERSONAL_REMEDY).status_code == 302
    kinds = [each.recommendation_kind for each in case.recommendations.all()]
    assert kinds == [PERSONAL_REMEDY, PERSONAL_REMEDY]


def test_a_day_moves_on_only_as_more_time_and_stands_once_an_outcome_is_recorded(officer):
    case = an_upheld_case()
    one = case.recommendations.get()
    assert (
        "grant more time and give a reason" in mistakes(change(officer, one, due_on="1/12/2027"))[0]
    )
    assert change(officer, one, due_on="2/5/2024").status_code == 302
    record(officer, case)
    one = case.recommendations.get()
    told = "It was recorded as 'complete and satisfied', so its dates can no longer change."
    assert mistakes(change(officer, one, due_on="1/5/2024")) == [told]
    assert case.recommendations.get().due_on == date(2024, 5, 2)


def test_public_words_that_may_name_somebody_are_looked_at_by_whoever_enters_them(officer):
    case = an_upheld_case()
    words_of_it = "Apologise to Mrs Edith Okonkwo of 12 Acacia Avenue."
    page = enter(officer, case, text=words_of_it)
    (told,) = mistakes(page)
    assert "Edith Okonkwo" in told
    assert "12 Acacia Avenue" in told
    assert "may identify a person" in told
    assert case.recommendations.count() == 1
    private = enter(officer, case, text=words_of_it, recommendation_kind=PERSONAL_REMEDY)
    assert private.status_code == 302
    assert enter(officer, case, text=words_of_it, names_nobody="on").status_code == 302
    assert "names_nobody" not in words(officer.get(f"/cases/{case.pk}/recommendations/new"))


def test_nothing_is_recorded_on_a_day_that_is_yet_to_come(officer):
    case = an_upheld_case()
    page = record(officer, case, recorded_on="1/7/2062")
    assert mistakes(page) == ["1 July 2062 is in the future. Enter the date it was done."]
    one = case.recommendations.get()
    told = {"until": "31/5/2063", "granted_on": "29/4/2062", "reason": "The trainer was ill."}
    assert (
        "is in the future"
        in mistakes(send(officer, f"/recommendations/{one.pk}/extend", **told))[0]
    )
    assert Compliance.objects.count() == Extension.objects.count() == 0


# ---- More time -------------------------------------------------------------------------------


@on_both
def test_more_time_moves_the_day_and_is_kept_with_its_reason(database):  # noqa: ARG001
    officer = a_person(Role.COMPLIANCE_OFFICER)
    case = an_upheld_case()
    one = case.recommendations.get()
    address = f"/recommendations/{one.pk}/extend"
    told = {"until": "31/5/2024", "granted_on": "29/4/2024", "reason": "The trainer was ill."}
    assert send(signed_in(officer), address, **told).status_code == 302
    extension = Extension.objects.get()
    assert (extension.until, extension.reason, extension.granted_by) == (
        date(2024, 5, 31),
        "The trainer was ill.",
        officer,
    )
    assert case.recommendations.get().last_day == date(2024, 5, 31)
    assert [each.kind for each in Entry.objects.filter(action="grant more time")] == [
        "extension",
        "recommendation",
    ]


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"until": "3/5/2024"}, "3 May 2024 is not after 3 May 2024, the date it is due now"),
        ({"reason": " "}, "Fill this in."),
        ({"granted_on": "1/3/2024"}, "1 March 2024 is before 4 March 2024, when it was agreed."),
    ],
)
def test_time_that_is_no_more_or_has_no_reason_is_refused(officer, given, mistake):
    one = an_upheld_case().recommendations.get()
    told = {"until": "31/5/2024", "granted_on": "29/4/2024", "reason": "The trainer was ill."}
    page = send(officer, f"/recommendations/{one.pk}/extend", **told | given)
    assert mistakes(page)[0].startswith(mistake)
    assert Extension.objects.count() == 0


# ---- Late ------------------------------------------------------------------------------------


def test_time_granted_is_told_apart_from_the_day_first_agreed():
    one = a_recommendation(a_case(), extended_to=date(2024, 5, 31))
    assert lateness(one, done_on=date(2024, 5, 3)) == ""
    assert lateness(one, done_on=date(2024, 5, 4)).startswith("Done 1 day after the date first")
    assert "normally still counts as late" in lateness(one, done_on=date(2024, 5, 31))
    assert lateness(one, done_on=date(2024, 6, 2)) == "Done 2 days after it was due (31 May 2024)."
    assert lateness(one, done_on=None) == ""


# ---- A failure -------------------------------------------------------------------------------


@on_both
def test_a_failure_opens_a_new_case_about_the_same_authority(database):  # noqa: ARG001
    officer = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    case = an_upheld_case()
    address = f"/cases/{case.pk}/open-from-failure"
    told = {"reference": "24 000 500", "received_on": "13/5/2024"}
    assert "No failure to comply" in mistakes(send(officer, address, **told))[0]
    record(officer, case, NOT_SATISFIED)
    early = send(officer, address, **told | {"received_on": "9/5/2024"})
    assert "is before 10 May 2024" in mistakes(early)[0]
    assert send(officer, address, **told).status_code == 302
    opened = Case.objects.get(reference="24 000 500")
    assert (opened.opened_from, opened.authority, opened.category) == (
        case,
        case.authority,
        "Housing",
    )
    assert "24 000 500" in words(officer.get(f"/cases/{case.pk}"))
    assert "failure to comply in 23 000 001" in words(officer.get(f"/cases/{opened.pk}"))
    again = send(officer, address, **told)
    assert mistakes(again) != []  # the same reference and authority
    assert Case.objects.count() == 2


def test_a_new_case_need_not_wait_for_recommendations_that_are_still_open(officer):
    case = an_upheld_case()
    a_recommendation(case, 2, due_on=date(2024, 9, 2))
    record(officer, case, NOT_SATISFIED)
    assert Compliance.objects.count() == 0
    assert "Open a new case from the failure" in words(officer.get(f"/cases/{case.pk}"))
    told = {"reference": "24 000 500", "received_on": "13/5/2024"}
    assert send(officer, f"/cases/{case.pk}/open-from-failure", **told).status_code == 302
    assert Case.objects.get(reference="24 000 500").opened_from == case
