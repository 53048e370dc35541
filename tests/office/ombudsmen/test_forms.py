"""The forms and pages of the office of an ombudsman that shares no word with the packaged one."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from tests.office.cases import mistakes, send, words
from tests.office.ombudsmen.own_extracts import OMBUDSMEN, read, taken_out
from tests.office.signed_in import a_person, signed_in
from tests.profiles import LGSCO
from upheld.office.configuration import own_profile
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Compliance, Contact, Decision, Recommendation
from upheld.office.rules.roles import Role
from upheld.office.web.pages import REGISTERED


@pytest.fixture
def waterways(office_in):
    """An office that shares no word with the packaged one, and one case begun in its forms."""
    office_in(OMBUDSMEN / "waterways")
    caseworker = signed_in(a_person(Role.CASEWORKER))
    told = {
        "authority": "Eastmouth Harbour Trust",
        "received_on": "8/1/2024",
        "category": "Dredging",
    }
    saved(send(caseworker, "/cases/new", reference="W-90001", **told))
    case = Case.objects.get()
    told = {"outcome": "breach", "decided_on": "4/3/2024", "category": "Dredging"}
    saved(send(caseworker, f"/cases/{case.pk}/decisions/new", **told))
    told = {"remedy": "new survey", "agreed_on": "4/3/2024", "due_on": "3/5/2024"}
    kind = {"recommendation_kind": "service improvement", "text": "Survey the canal."}
    saved(send(caseworker, f"/cases/{case.pk}/recommendations/new", **told, **kind))
    told = {"role": "managing director", "name": "Mx Reed", "email": "reed@trust.example"}
    saved(send(caseworker, "/authorities/eastmouth-harbour-trust/contacts/new", **told))
    return caseworker


def saved(answer) -> None:
    assert answer.status_code == 302, mistakes(answer)


def decide(caseworker) -> Decision:
    decision = Decision.objects.get()
    page = caseworker.get(f"/decisions/{decision.pk}/look-over")
    seen = re.findall(r'name="(version|seen)" value="(\w+)"', page.content.decode())
    assert caseworker.post(f"/publication/{decision.pk}/decide", dict(seen)).status_code == 302
    return Decision.objects.get()


def offered(page, field: str) -> list[str]:
    """What a form can be answered with, without the empty answer."""
    return [word for word, _ in page.context["form"].fields[field].choices if word]


def test_what_will_be_counted_and_read_is_in_the_words_of_the_profile(waterways):
    decision = Decision.objects.get()
    told = words(waterways.get(f"/decisions/{decision.pk}/look-over"))
    assert "Breaches found: one ruling, and counted among breaches." in told
    assert "Decision Breach What that means We examined the complaint and found that a rule" in told


def test_every_form_offers_the_words_of_the_profile_and_no_others(waterways):
    profile, case, decision = own_profile(), Case.objects.get(), decide(waterways)
    officer = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    director = signed_in(a_person(Role.DIRECTOR))
    recommendation, contact = Recommendation.objects.get(), Contact.objects.get()
    compliance = f"/cases/{case.pk}/compliance/new"
    for client, address, field, known in (
        (waterways, "/cases/new", "category", profile.categories),
        (waterways, f"/cases/{case.pk}/edit", "category", profile.categories),
        (waterways, f"/decisions/{decision.pk}/correct", "outcome", profile.outcomes),
        (waterways, f"/decisions/{decision.pk}/correct", "category", profile.categories),
        (waterways, f"/recommendations/{recommendation.pk}/edit", "remedy", profile.remedies),
        (waterways, f"/contacts/{contact.pk}/edit", "role", profile.roles),
        (waterways, "/contacts", "role", profile.roles),
        (waterways, "/cases", "outcome", profile.outcomes),
        (waterways, "/authorities", "group", (*profile.groups, "of no group")),
        (director, compliance, "status_1", profile.compliance),
        (
            officer,
            compliance,
            "status_1",
            [w for w in profile.compliance if w != "not carried out"],
        ),
    ):
        assert offered(client.get(address), field) == list(known), (address, field)
    told = words(officer.get(compliance))
    assert "Only a director may record “not carried out”." in told


def test_every_form_saves_the_words_that_it_shows(waterways):
    decision, contact = Decision.objects.get(), Contact.objects.get()
    forms = (
        f"/cases/{decision.case_id}/edit",
        f"/decisions/{decision.pk}/edit",
        f"/recommendations/{Recommendation.objects.get().pk}/edit",
        f"/contacts/{contact.pk}/edit",
    )
    before = taken_words()
    for address in forms:
        saved(send(waterways, address))
    assert taken_words() == before


def taken_words() -> list[tuple[str, ...]]:
    decision, contact = Decision.objects.get(), Contact.objects.get()
    case, recommendation = Case.objects.get(), Recommendation.objects.get()
    return [
        (case.category, decision.category, decision.outcome),
        (recommendation.remedy, contact.role, contact.name),
    ]


def test_a_decision_is_withheld_reviewed_and_made_again_in_the_words_of_the_profile(
    waterways, tmp_path
):
    profile, decision = own_profile(), decide(waterways)
    page = f"/publication/{decision.pk}"

    def asked_for(action: str):
        actions = waterways.get(page).context["actions"]
        return next(each["form"] for each in actions if each["action"] == action)

    reasons = [word for word, _ in asked_for("withhold").fields["withheld_reason"].choices if word]
    assert reasons == ["a boater could be recognised", "for another cause"] == [*profile.lasting]
    do(waterways, decision, "begin-a-review", reason="A new map.")
    assert withheld(tmp_path / "reviewed") == ["looked at again"]
    again = asked_for("decide again").fields["outcome"].choices
    assert [word for word, _ in again if word] == [*profile.outcomes]
    do(waterways, decision, "decide-again", reason="The map.", outcome="breach", text="1. Fault.")
    assert withheld(tmp_path / "again") == ["for another cause", "too soon"]


def do(client, decision: Decision, action: str, **given: str) -> None:
    told = {"version": Decision.objects.get(pk=decision.pk).version, **given}
    answer = client.post(f"/publication/{decision.pk}/{action}", told)
    assert answer.status_code == 302, words(answer)


def withheld(folder: Path) -> list[str]:
    return read(taken_out(folder)).tables["decided"]["withheld_reason"].to_pylist()


def test_what_was_agreed_is_followed_up_in_the_words_of_the_profile(waterways, tmp_path):
    decide(waterways)
    case = Case.objects.get()
    officer = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    assert "managing director" in words(officer.get("/reminders"))
    form, on = f"/cases/{case.pk}/compliance/new", {"recorded_on": "10/5/2024", "record": "yes"}
    refused = mistakes(send(officer, form, status_1="carried out badly", **on))
    assert refused == ["Enter the date it was done."]
    told = {"status_1": "carried out badly", "completed_on_1": "1/5/2024"}
    saved(send(officer, form, **told, **on))
    assert Compliance.objects.get().outcome == "carried out badly"
    assert "Open a new case" in words(officer.get(f"/cases/{case.pk}"))

    out = taken_out(tmp_path / "out")
    assert read(out).tables["compliance"]["outcome"].to_pylist() == ["carried out badly"]
    assert b",too soon," in out["decided"]  # it has not been cleared yet


def test_a_decision_that_finds_no_fault_has_nothing_to_remedy(waterways):
    decision = decide(waterways)
    told = {"outcome": "no breach", "remedied_by_authority": "yes", "reason": "A slip."}
    assert mistakes(send(waterways, f"/decisions/{decision.pk}/correct", **told)) == [
        "Only a complaint in which we found fault can have a satisfactory remedy. Choose no, or"
        " correct the outcome.",
        "Recommendations or outcomes are recorded for this case, and only a complaint in which we"
        " found fault can have any. Say first that they were entered in error: recommendation 1.",
    ]


def test_two_people_are_not_written_to_at_once(waterways):
    told = {"role": "managing director", "name": "Mx Moss", "email": "moss@trust.example"}
    (refused,) = mistakes(
        send(waterways, "/authorities/eastmouth-harbour-trust/contacts/new", **told)
    )
    assert refused.startswith("Mx Reed is also managing director on one of these days.")


@pytest.mark.usefixtures("waterways")
def test_a_word_that_the_profile_has_not_is_refused_whatever_writes_it():
    case = Case.objects.get()
    case.category = "Housing"
    said = r"'Housing' is not a category that we have\. Choose: Moorings, Lock closures,"
    with pytest.raises(ValidationError, match=said), writing("test", "edit") as write:
        write.change(case)


NEVER_HERE = re.compile(
    "|".join(
        rf"\b{re.escape(word.casefold())}\b"
        for word in (
            *(set(LGSCO.outcomes) - {"upheld"}),
            *LGSCO.compliance,
            *(set(LGSCO.categories) - {"Housing", "Other"}),
            *(set(LGSCO.remedies) - {"other"}),
            *(set(LGSCO.roles) - {"leader"}),
            *(set(LGSCO.reasons) - {"other", "consent", "employment"}),
            *(each.title for each in LGSCO.measures),
            *("upheld complaint", "council", "councils", "district"),
        )
    )
)


def test_no_page_has_a_word_of_another_ombudsman(waterways):
    decide(waterways)
    client = signed_in(a_person(*Role, email="all@office.example"))
    records = {
        "authority": "eastmouth-harbour-trust",
        "case": Case.objects.get().pk,
        "decision": Decision.objects.get().pk,
        "recommendation": Recommendation.objects.get().pk,
        "contact": Contact.objects.get().pk,
    }
    looked = []
    for each in REGISTERED:
        names = re.findall(r"<\w+:(\w+)>", each.address)
        if "GET" not in each.methods or not set(names) <= records.keys():
            continue
        address = re.sub(r"<\w+:(\w+)>", lambda found: str(records[found[1]]), f"/{each.address}")
        answer = client.get(address)
        if answer.status_code == 200 and not answer.streaming:
            looked.append(address)
            found = NEVER_HERE.findall(words(answer).casefold())
            assert found == [], address
    assert len(looked) > 40
