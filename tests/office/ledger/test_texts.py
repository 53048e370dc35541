"""Every text that the office takes is one that intake takes of an extract, kept in its plain form."""

from random import Random

import pytest
from django.core.exceptions import ValidationError

from tests.office.cases import a_case, a_decision, a_recommendation, mistakes, send, words
from tests.office.moving.extracts import taken_out
from tests.office.signed_in import a_person, signed_in
from tests.sampling import trials
from upheld.core.vocabulary import PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.intake.checks.one_text import read_text
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.problems import IntakeError
from upheld.office.ledger.held import _columns_of
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Case,
    Contact,
    Decision,
    Extension,
    Letter,
    Recommendation,
    Report,
    Statement,
)
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

UNPRINTED = "One\n東 two"
WHY = (
    " has a character that our letters cannot print: '東' (cjk unified ideograph-6771, U+6771), which"
    " is character {at}, after {after}. Write it in Latin letters."
)
ODD, PLAIN = "Co\u2011op re\ufb01t\u00a0\uf0b7 Zoe\u0308", "Co-op refit • Zoë"
KINDS = 6  # of forms that are sent at random below
SENT = trials(30, whole=600)


@pytest.fixture
def office(database):  # noqa: ARG001
    """Somebody with every role that enters texts, and a case with a decision."""
    roles = (Role.CASEWORKER, Role.COMPLIANCE_OFFICER, Role.STATISTICIAN, Role.DIRECTOR)
    case = a_case()
    a_decision(case)
    return signed_in(a_person(*roles)), case


def contact(text="A person", **given):
    told = {"role": "link officer", "name": text, "email": "link@council.example"}
    return "/authorities/leeds/contacts/new", told | given


def letter(text, **given):
    return "/authorities/leeds/letter", {"send": "yes", "paragraph": text} | given


def recommendation(case, text, kind=SERVICE_IMPROVEMENT):
    told = {
        "recommendation_kind": kind,
        "remedy": "training or guidance",
        "agreed_on": "4/3/2024",
        "due_on": "3/5/2024",
        "text": text,
        "names_nobody": "on",
    }
    return f"/cases/{case.pk}/recommendations/new", told


def report(case, title):
    return f"/cases/{case.pk}/report", {"title": title, "published_on": "1/6/2024"}


def sent(client, page):
    address, given = page
    return send(client, address, **given)


@pytest.mark.parametrize(
    ("page", "field"),
    [
        (lambda _, text: contact(text), "name"),
        (lambda _, text: contact(title=text), "title"),
        (lambda _, text: letter(text), "paragraph"),
        (recommendation, "text"),
        (report, "title"),
    ],
)
def test_a_form_refuses_what_no_letter_prints_and_keeps_what_was_typed(office, page, field):
    client, case = office
    answer = sent(client, page(case, UNPRINTED))
    one_line = field in ("name", "title")
    place = {"at": 5, "after": repr("One ")} if one_line else {"at": 5, "after": repr("One\n")}
    assert mistakes(answer) == [f"This text{WHY.format(**place)}"]
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"][field].value() == UNPRINTED
    assert "東 two" in answer.content.decode()
    assert not any(kind.objects.exists() for kind in (Contact, Letter, Recommendation, Report))


def test_a_short_text_is_named_in_the_message(office):
    client, case = office
    why = WHY.format(at=5, after=repr("One "))
    assert mistakes(sent(client, report(case, "One 東"))) == [f"{'One 東'!r}{why}"]


def test_what_has_a_plain_form_is_stored_in_it(office):
    client, case = office
    pages = (contact(ODD, title=ODD), letter(ODD), recommendation(case, ODD), report(case, ODD))
    for page in pages:
        assert sent(client, page).status_code == 302
    send(client, f"/cases/{case.pk}/edit", subcategory=ODD, complainant=ODD)
    improvement = Recommendation.objects.get()
    extend = {"until": "1/7/2024", "granted_on": "1/5/2024", "reason": ODD}
    assert send(client, f"/recommendations/{improvement.pk}/extend", **extend).status_code == 302
    decision = Decision.objects.get()
    statement = {"summary": ODD, "statement": ODD}
    assert send(client, f"/decisions/{decision.pk}/statement", **statement).status_code == 302
    stored = [
        *Contact.objects.values_list("name", "title"),
        *Letter.objects.values_list("paragraph"),
        *Recommendation.objects.values_list("text"),
        *Report.objects.values_list("title"),
        *Case.objects.values_list("subcategory", "complainant"),
        *Extension.objects.values_list("reason"),
        *Statement.objects.values_list("summary", "text"),
        *Decision.objects.values_list("summary", "statement"),
    ]
    assert {text for row in stored for text in row} == {PLAIN}


def test_a_personal_remedy_is_in_no_letter_and_may_have_any_character(office):
    client, case = office
    remedy = recommendation(case, "Write to 李明.", kind=PERSONAL_REMEDY)
    assert sent(client, remedy).status_code == 302
    assert Recommendation.objects.get().text == "Write to 李明."


def test_words_for_nothing_are_nobody_in_a_form_either(office):
    client, case = office
    page = send(client, f"/cases/{case.pk}/edit", complainant="N/A", subcategory="#REF!")
    assert sorted(mistakes(page)) == [
        "'#REF!' is a spreadsheet error. Correct the formula, or leave these cells empty.",
        "'N/A' means that there is no value, but would count as one complainant."
        " Leave these cells empty.",
    ]
    assert sent(client, contact("Somebody 2")).context["form"].errors == {
        "name": [
            "'Somebody 2' has a digit in it. Every number in a letter is checked against the"
            " figures. Write it in words."
        ]
    }


def test_a_source_that_is_none_does_not_stand_behind_a_number(office):
    """Read as an empty cell, it would leave an extract that intake refuses."""
    client, _ = office
    page = sent(client, letter("It took [40] days.", source="N/A", checked_by="Another"))
    assert "The paragraph quotes 40 without a source" in mistakes(page)[0]


def test_what_is_looked_for_is_looked_for_in_its_plain_form(office):
    client, case = office
    send(client, f"/cases/{case.pk}/edit", subcategory=PLAIN)
    form = client.get("/cases", {"words": ODD}).context["form"]
    assert form.cleaned_data["words"] == PLAIN


def test_a_command_is_held_as_a_form_is(office):
    """Whatever writes a record: the rule is where records are written."""
    _, case = office
    with pytest.raises(ValidationError, match="has a character that our letters cannot print"):
        a_recommendation(case, text=UNPRINTED)


def test_a_text_that_an_earlier_version_took_stops_nobody_who_changes_something_else(office):
    client, case = office
    known = a_recommendation(case)
    Recommendation.objects.update_in_ledger(text=UNPRINTED)
    extend = {"until": "1/7/2024", "granted_on": "1/5/2024", "reason": "It takes longer."}
    assert send(client, f"/recommendations/{known.pk}/extend", **extend).status_code == 302
    page = send(client, f"/recommendations/{known.pk}/edit", due_on="4/5/2024")
    assert "has a character that our letters cannot print" in mistakes(page)[0]


def test_a_remedy_that_becomes_an_improvement_is_held_as_one(office):
    _, case = office
    remedy = a_recommendation(case, text=UNPRINTED, recommendation_kind=PERSONAL_REMEDY)
    remedy.recommendation_kind = SERVICE_IMPROVEMENT
    with (
        pytest.raises(ValidationError, match="has a character that our letters cannot print"),
        writing("test", "change the kind") as write,
    ):
        write.change(remedy)


@pytest.mark.parametrize("table", ["recommendations", "reports", "contacts", "letters"])
def test_an_extract_with_such_a_text_is_refused_in_the_same_words(table):
    column = {"recommendations": "text", "letters": "paragraph"}.get(table, "title")
    with pytest.raises(Unreadable) as why:
        read_text(table, column, UNPRINTED, kind=SERVICE_IMPROVEMENT)
    after = repr("One ") if column == "title" else repr("One\n")
    assert f" {why.value}" == WHY.format(at=5, after=after)


def test_every_text_that_leaves_in_an_extract_is_held():
    """Of each record: a column that the contract gains is held without being named here."""
    held = {
        kind.__name__: sorted(_columns_of(kind))
        for kind in (Case, Decision, Statement, Recommendation, Report, Contact, Letter)
    }
    assert held == {
        "Case": ["complainant", "subcategory"],
        "Decision": ["issue", "statement", "subcategory", "summary"],
        "Statement": ["summary", "text"],
        "Recommendation": ["text"],
        "Report": ["file", "title"],
        "Contact": ["email", "name", "title"],
        "Letter": ["approved_by", "checked_by", "paragraph", "source"],
    }


SIGNS = "abc ÀÉŵŷṄẹ\u0301\u0304\u2011\ufb01\u00a0\uf0b7\u2705\u2022\u2013\u2028\t\n₦"
ODD_SIGNS = "\ue000東🙂\u202e\u0378\u0c85"
LINES = ("NULL", "-", "#REF!", "Total", "\u2800", "a" * 160, "a" * 2_100)


def random_text(random: Random) -> str:
    if random.random() < 0.15:
        return random.choice(LINES)
    signs = SIGNS + (ODD_SIGNS if random.random() < 0.3 else "")
    return "".join(random.choices(signs, k=random.randint(1, 30)))


@pytest.mark.sampled
def test_what_the_forms_accept_intake_reads_and_no_text_is_another(office, tmp_path):
    client, case = office
    random = Random(11)
    accepted = refused = 0
    for number in range(SENT):
        text = random_text(random)
        pages = [
            contact(text, email=f"a{number}@council.example"),
            contact("A name", title=text, role="leader"),
            letter(text),
            recommendation(case, text),
            report(case, text),
            (f"/cases/{case.pk}/edit", {"subcategory": text, "complainant": text}),
        ]
        assert len(pages) == KINDS
        answer = sent(client, pages[number % KINDS])
        accepted += answer.status_code == 302
        refused += answer.status_code != 302
    assert accepted > SENT / 4
    assert refused > SENT / 8
    approve = {"version": Letter.objects.get().version}
    client.post("/authorities/leeds/letter/approve", approve)
    try:
        out = taken_out(tmp_path / "out")
    except IntakeError as error:
        pytest.fail(str(error))
    told = out.tables
    assert sorted(told["contacts"]["name"].to_pylist()) == sorted(
        Contact.objects.values_list("name", flat=True)
    )
    assert told["recommendations"]["text"].to_pylist() == [
        each.text for each in Recommendation.objects.order_by("pk")
    ]
    assert told["reports"]["title"].to_pylist() == [each.title for each in Report.objects.all()]
    assert words(client.get(f"/cases/{case.pk}"))
