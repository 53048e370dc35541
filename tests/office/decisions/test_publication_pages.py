"""The pages of publication, as a browser asks for them."""

import io
import re
import zipfile
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.decisions.test_publication import NAMED
from tests.office.publishing import TEXT, do, draft, person
from upheld.office.models import Cleared, Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import TRANSITIONS, Action, State
from upheld.office.web import urls  # noqa: F401  # the pages are registered where it is read
from upheld.office.web.pages import REGISTERED

pytestmark = pytest.mark.usefixtures("database")


def browser(who):
    TOTP.activate(who, generate_totp_secret())
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(who)
    return client


@pytest.fixture
def caseworker(database):  # noqa: ARG001  # the office must be there first
    return person(Role.CASEWORKER)


@pytest.fixture
def manager(database):  # noqa: ARG001
    return person(Role.PUBLISHING_MANAGER)


def decided(caseworker, text=NAMED):
    return do(Action.DECIDE, draft(by=caseworker, text=text), by=caseworker)


def post(client, decision, what, **form):
    version = Decision.objects.get(pk=decision.pk).version
    told = {"version": version} | form
    return client.post(f"/publication/{decision.pk}/{what}", told, follow=True)


def words_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_every_action_of_a_person_has_a_page_that_needs_that_action():
    of_actions = {each.needs for each in REGISTERED if isinstance(each.needs, Action)}
    assert of_actions == {each.action for each in TRANSITIONS if each.is_asked_for}


def test_findings_are_marked_in_place_and_cleared_with_why_and_then_the_statement_is(
    caseworker, manager
):
    decision, client = decided(caseworker), browser(manager)
    page = client.get(f"/publication/{decision.pk}").content.decode()
    assert 'Mr B told <mark id="place-1">Martha Holroyd</mark>' in page
    refused = post(client, decision, "clear-for-publication")
    assert refused.status_code == 422
    assert 'href="#findings">Finding 1 of the scan' in refused.content.decode()
    (why,) = re.findall(r'name="(why_\w+)"', page)
    assert post(client, decision, "clear-findings", **{why: ""}).status_code == 422
    too_long = post(client, decision, "clear-findings", **{why: "It is a street. " * 20})
    assert too_long.status_code == 422
    assert "200 characters" in too_long.content.decode()
    post(client, decision, "clear-findings", **{why: "The leader of the council."})
    assert Cleared.objects.get().why == "The leader of the council."
    done = post(client, decision, "clear-for-publication")
    assert "The statement has been cleared for publication." in words_of(done)
    assert Decision.objects.get().state == State.TO_BE_PUBLISHED


def test_withholding_is_proposed_by_one_and_confirmed_by_another(caseworker, manager):
    decision = decided(caseworker)
    first, second = browser(caseworker), browser(manager)
    given = {"reason": "She has not agreed.", "withheld_reason": "consent"}
    assert "A second person must confirm" in words_of(post(first, decision, "withhold", **given))
    assert "Confirm: withhold" not in words_of(first.get(f"/publication/{decision.pk}"))
    assert post(first, decision, "confirm").status_code == 403
    assert "23 000 001" in words_of(second.get("/publication?list=proposed"))
    assert "Confirmed: the decision is withheld." in words_of(post(second, decision, "confirm"))
    assert Decision.objects.get().state == State.WITHHELD


def test_what_was_given_is_still_there_when_something_is_refused(caseworker):
    page = post(browser(caseworker), decided(caseworker), "withhold", reason="She is shy.")
    assert page.status_code == 422
    assert '<a href="#withhold-withheld_reason">' in page.content.decode()
    assert 'id="withhold-withheld_reason"' in page.content.decode()
    assert "She is shy.</textarea>" in page.content.decode()


def test_who_acts_on_what_somebody_has_changed_is_told_and_nothing_is_done(caseworker, manager):
    decision = decided(caseworker, text=TEXT)
    do(Action.BEGIN_REVIEW, Decision.objects.get(), by=caseworker)
    do(Action.END_REVIEW, Decision.objects.get(), by=person(Role.DIRECTOR))
    page = post(browser(manager), decision, "clear-for-publication", version=decision.version)
    assert page.status_code == 409
    assert "changed by director" in words_of(page)
    assert Decision.objects.get().state == State.DECIDED


def test_the_lists_tell_what_waits_and_from_which_day_it_may_be_public(caseworker, manager):
    decided(caseworker)
    client = browser(manager)
    page = words_of(client.get("/publication"))
    assert "To be cleared : 1" in page
    assert "21 February 2024" in page
    assert "There is nothing on this list" in words_of(client.get("/publication?list=review"))
    assert client.get("/publication?list=none").status_code == 400


def test_a_page_has_a_button_for_what_its_reader_may_do_and_for_nothing_else(caseworker, manager):
    decision = decided(caseworker)
    at = f"/publication/{decision.pk}"
    buttons = {
        who: set(re.findall(r'id="do-([\w-]+)"', browser(who).get(at).content.decode()))
        for who in (caseworker, manager, person(Role.AUDITOR))
    }
    assert list(buttons.values()) == [
        {"begin-a-review", "withhold"},
        {"begin-a-review", "withhold", "clear-for-publication"},
        set(),
    ]


def test_deciding_again_from_the_page_makes_the_next_decision(caseworker):
    decision, client = decided(caseworker), browser(caseworker)
    post(client, decision, "begin-a-review", reason="New evidence.")
    given = {"reason": "It was so.", "outcome": "not upheld", "text": "1. Mr B was late."}
    post(client, decision, "decide-again", decided_on="2024-02-31", **given)
    assert Decision.objects.count() == 1
    post(client, decision, "decide-again", decided_on="2024-03-27", **given)
    second = Decision.objects.get(sequence=2)
    assert (second.decided_on, second.statement) == (date(2024, 3, 27), "1. Mr B was late.")


def a_docx(body):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        text = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
    return SimpleUploadedFile("statement.docx", file.getvalue())


def test_a_file_becomes_the_next_version_unless_something_is_hidden_in_it(caseworker):
    decision, client = decided(caseworker), browser(caseworker)
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Martha</w:t></w:r></w:p>"
    refused = post(client, decision, "file", file=a_docx(hidden))
    assert "has hidden text. Show it, delete it" in words_of(refused)
    post(client, decision, "file", file=a_docx("<w:p><w:r><w:t>1. Mr C.</w:t></w:r></w:p>"))
    assert (Decision.objects.get().statement, Decision.objects.get().statement_version) == (
        "1. Mr C.",
        2,
    )


def test_words_that_look_like_a_page_are_words(caseworker):
    decision = decided(caseworker, text="<script>alert('Martha')</script>")
    page = browser(caseworker).get(f"/publication/{decision.pk}").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
