"""Queries of authorities: entered, worked out, answered by somebody else, and closed."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.office.cases import send
from tests.office.signed_in import a_person, signed_in
from tests.office.year.conftest import YEAR
from tests.profiles import NOT_UPHELD
from upheld.core.working_days import ENGLAND_AND_WALES
from upheld.edition.acts import Kind, acts_of
from upheld.office.clock import now, today
from upheld.office.decisions.restricting import restrict
from upheld.office.jobs.worker import work
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Case, Decision, Entry, Query
from upheld.office.rules.roles import Role
from upheld.office.rules.year_steps import EVIDENCE, Ground
from upheld.office.year import querying
from upheld.office.year.places import frozen_folder
from upheld.office.year.querying import close
from upheld.office.year.what_if_kept import kept_of

AT = f"/years/{YEAR}/queries"
CASE = "23 000 001"
GIVEN = {
    "authority": "leeds",
    "reference": CASE,
    "received_on": "3/6/2024",
    "says": "It was not upheld.",
    "evidence": "The decision of 4 March.",
}


@pytest.fixture
def statistician(built_office):
    return signed_in(built_office.statistician)


@pytest.fixture
def responsible(built_office):
    return signed_in(built_office.people[Role.RESPONSIBLE_STATISTICIAN])


def enter(client, ground="outcome", **given) -> Query:
    told = {**GIVEN, "should_be": NOT_UPHELD} | given
    response = send(client, f"{AT}/new?ground={ground}", **told)
    assert response.status_code == 302, response.context["form"].errors
    return Query.objects.get(pk=int(response.url.rpartition("/")[2]))


def answer(client, query: Query, effect: str):
    return send(client, f"{AT}/{query.pk}/answer", answer="It was.", effect=effect)


def mistakes(response) -> str:
    return " ".join(text for texts in response.context["form"].errors.values() for text in texts)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_ground_is_offered_with_the_evidence_that_it_needs(statistician):
    page = text_of(statistician.get(f"{AT}/new"))
    for ground in Ground:
        assert f'<a class="govuk-link" href="?ground={ground.name.lower()}">' in page
        assert EVIDENCE[ground] in page
    assert "That is not a query, and it is not entered here." in page


def test_a_query_is_entered_about_a_case_that_its_reference_finds(built_office, statistician):
    query = enter(statistician)
    assert (query.number, query.case, query.should_be) == (1, Case.objects.get(), NOT_UPHELD)
    assert (query.ground, query.is_open) == (Ground.OUTCOME, True)
    assert query.entered_by == built_office.statistician
    assert enter(statistician, "not_ours", should_be="Kent").should_be == "kent"
    assert enter(statistician, "year", should_be="9/4/2024").should_be == "2024-04-09"
    assert enter(statistician, "name", reference="", should_be="").case is None
    edited = f"{AT}/{query.pk}/edit"
    assert send(statistician, edited, says="Our own words.").status_code == 302
    query.refresh_from_db()
    assert (query.says, query.should_be) == ("Our own words.", NOT_UPHELD)


def test_what_cannot_be_is_refused_next_to_its_field(built_office, statistician):
    def refused(ground="outcome", **given) -> str:
        told = {**GIVEN, "should_be": NOT_UPHELD} | given
        return mistakes(send(statistician, f"{AT}/new?ground={ground}", **told))

    assert refused(authority="kent") == (
        f"There is no case {CASE} about Kent County Council. Look at the case sheets."
    )
    assert refused("not_ours", should_be="leeds") == (
        "This is the authority that asks. Give the other body."
    )
    assert "is in the future" in refused(received_on="1/1/2199")
    director = built_office.people[Role.DIRECTOR]
    restrict(Case.objects.get(), reason="Staff.", named=[], by=director, at=now())
    assert refused().startswith(f"{CASE}: this case is restricted. Only directors")
    assert Query.objects.count() == 0


def test_a_query_about_a_restricted_case_is_listed_by_its_reference_alone(
    built_office, statistician
):
    query = enter(statistician)
    director = built_office.people[Role.DIRECTOR]
    restrict(query.case, reason="Staff.", named=[], by=director, at=now())
    listed = text_of(statistician.get(AT))
    assert "This case is restricted" in listed
    assert query.ground not in listed
    assert statistician.get(f"{AT}/{query.pk}").status_code == 403
    assert query.says in text_of(signed_in(director).get(f"{AT}/{query.pk}"))
    signing = text_of(statistician.get(f"/years/{YEAR}/signing"))
    assert f"Query 1, {CASE}: this case is restricted" in signing
    assert query.ground not in signing


def test_the_worker_works_out_what_each_open_query_would_change(built_office, statistician):
    query = enter(statistician)
    assert "The worker is counting the cases again" in text_of(statistician.get(f"{AT}/{query.pk}"))
    work(built_office.configuration, once=True)
    kept = kept_of(query, built_office.configuration)
    assert [each.before for each in kept.found.totals] == ["0", "1"]
    page = text_of(statistician.get(f"{AT}/{query.pk}"))
    assert "Leeds City Council: Complaints upheld, 2023-24" in page
    assert "0% (0 of 1)" in page
    enter(statistician, "twice", should_be="")
    before = kept_of(query, built_office.configuration)
    work(built_office.configuration, once=True)
    assert kept_of(query, built_office.configuration) == before


def test_what_is_waiting_waits_on_while_the_frozen_cases_are_erased(built_office, statistician):
    query = enter(statistician)
    frozen = frozen_folder(built_office.configuration, YEAR)
    aside = frozen.rename(frozen.with_name("aside"))
    work(built_office.configuration, once=True)
    assert kept_of(query, built_office.configuration) is None
    page = text_of(statistician.get(f"{AT}/{query.pk}"))
    assert "The frozen cases are not there. Freeze them again first" in page
    aside.rename(frozen)
    work(built_office.configuration, once=True)
    assert kept_of(query, built_office.configuration).found.why_not == ""


def test_nobody_answers_who_is_the_officer_of_the_case_or_decided_it(built_office, responsible):
    query = enter(responsible)
    person = built_office.people[Role.RESPONSIBLE_STATISTICIAN]
    case = query.case
    case.officer = person
    with writing("test", "assign") as write:
        write.change(case)
    assert mistakes(answer(responsible, query, "nothing")) == (
        f"You are the officer of {CASE}. Ask somebody else with your role to answer."
    )
    case.officer = None
    decision = Decision.objects.get()
    decision.issue = "Repairs"
    with writing("test", "assign") as write:
        write.change(case)
    with writing(person, "decide") as write:
        write.change(decision)
    why = f"You took part in deciding, writing or clearing {CASE}."
    assert why in mistakes(answer(responsible, query, "nothing"))
    assert why in text_of(responsible.get(f"{AT}/{query.pk}"))
    other = signed_in(a_person(Role.STATISTICIAN, email="other@office.example"))
    assert answer(other, query, "nothing").status_code == 302


def test_an_answer_says_what_is_changed_and_that_must_be_known(built_office, responsible):
    query = enter(responsible)
    assert "has not been worked out yet" in mistakes(
        answer(responsible, query, "changed before publication")
    )
    assert mistakes(answer(responsible, query, "a correction")) == (
        "The letters have not gone, so it is changed before publication."
    )
    work(built_office.configuration, once=True)
    bare = enter(responsible, evidence="")
    assert mistakes(answer(responsible, bare, "changed before publication")) == (
        f"There is no evidence yet, so nothing is changed. Needed: {EVIDENCE[Ground.OUTCOME]}"
    )
    assert answer(responsible, query, "changed before publication").status_code == 302
    query.refresh_from_db()
    assert (query.answered_on, query.answer) == (today(), "It was.")
    assert "has been answered" in mistakes(answer(responsible, query, "nothing"))
    assert "has been answered" in mistakes(send(responsible, f"{AT}/{query.pk}/edit"))


def test_closing_publishes_how_many_queries_there_were_and_how_many_figures_changed(
    built_office, responsible, statistician
):
    query = enter(statistician)
    still = enter(statistician, "name", reference="", should_be="")
    work(built_office.configuration, once=True)
    answer(responsible, query, "changed before publication")
    assert statistician.get(f"{AT}/close").status_code == 403
    page = text_of(responsible.get(f"{AT}/close"))
    assert f"Query {still.number}</a>, Leeds City Council: {still.ground}" in page
    assert mistakes(send(responsible, f"{AT}/close")) == "Tick this, or answer them first."
    assert send(responsible, f"{AT}/close", left_open="on").status_code == 302
    edition = built_office.stands().edition
    (act,) = (each for each in acts_of(edition) if each.kind == Kind.QUERIES_CLOSED)
    kept = kept_of(query, built_office.configuration)
    assert (act.number, act.changed) == (2, len(kept.found.counted))
    assert act.changed > 0
    assert act.people == (built_office.people[Role.RESPONSIBLE_STATISTICIAN].pk,)
    review = AnnualReview.objects.get()
    assert (review.queries_closed_at, review.queries_closed_by_id) == (act.moment, act.people[0])


def test_closing_that_was_killed_after_its_act_is_finished_by_closing_again(
    built_office, monkeypatch
):
    person, configuration = built_office.people[Role.RESPONSIBLE_STATISTICIAN], None
    configuration = built_office.configuration

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(querying, "writing", killed)
        with pytest.raises(KeyboardInterrupt):
            close(AnnualReview.objects.get(), by=person, configuration=configuration)
    acts = acts_of(built_office.stands().edition)
    assert AnnualReview.objects.get().queries_closed_at is None
    other = built_office.people[Role.DIRECTOR]
    close(AnnualReview.objects.get(), by=other, configuration=configuration)
    assert acts_of(built_office.stands().edition) == acts
    assert AnnualReview.objects.get().queries_closed_by == person
    with pytest.raises(querying.QueriesError, match="closed already"):
        close(AnnualReview.objects.get(), by=person, configuration=configuration)


def test_the_last_day_is_a_working_day_and_the_next_one_is_offered(statistician):
    def set_to(day: date):
        return send(statistician, f"{AT}/last-day", last_day=day.isoformat())

    assert mistakes(set_to(date(2024, 8, 26))) == (
        "26 August 2024 is not a working day. The next one is 27 August 2024."
    )
    assert mistakes(set_to(date(2024, 8, 24))).endswith("The next one is 27 August 2024.")
    assert set_to(date(2024, 8, 27)).status_code == 302
    assert AnnualReview.objects.get().last_day_of_queries == date(2024, 8, 27)
    assert ENGLAND_AND_WALES.are_on(date(2024, 8, 27))


def test_provisional_sheets_say_so_in_their_first_line_and_are_in_the_ledger(
    built_office, statistician
):
    at = f"/years/{YEAR}/provisional"
    assert statistician.get(f"{at}/leeds").status_code == 404  # without a last day
    send(statistician, f"{AT}/last-day", last_day="27/8/2024")
    one = statistician.get(f"{at}/leeds")
    assert one["Content-Disposition"] == (f'attachment; filename="leeds-{YEAR}-provisional.xlsx"')
    edition = built_office.stands().edition
    private = edition.with_name(f"{edition.name}.private") / "leeds.xlsx"
    ours, theirs = (CalamineWorkbook.from_filelike(BytesIO(content))
                    for content in (private.read_bytes(), one.content))  # fmt: skip
    assert theirs.sheet_names == ours.sheet_names
    for name in ours.sheet_names:
        was, now_ = (book.get_sheet_by_name(name).to_python() for book in (ours, theirs))
        if name == "about":
            first = now_.pop(1)
            assert first[0] == "Provisional"
            assert "tell us by 27 August 2024, the last day of queries" in first[1]
        assert now_ == was
    packed = zipfile.ZipFile(BytesIO(statistician.get(f"{at}.zip").content))
    assert packed.read(f"leeds-{YEAR}-provisional.xlsx") == one.content
    taken = Entry.objects.filter(kind="provisional sheets").values_list("record", "after")
    assert [(record, after["authorities"]) for record, after in taken] == [
        (f"{YEAR}, leeds", 1),
        (f"{YEAR}, {len(packed.namelist())} authorities", len(packed.namelist())),
    ]
