"""Importing is safe to repeat, all or nothing, and overwrites nothing that people have entered."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from tests.office.databases import on_both
from tests.office.moving.extracts import NOW, TODAY, extract_of, take, taken_out
from upheld.intake.problems import IntakeError
from upheld.office.ledger.recording import head, writing
from upheld.office.models import (
    Authority,
    Case,
    Decision,
    Entry,
    Extension,
    GivenTable,
    PassedRow,
    Recommendation,
    Statement,
)
from upheld.office.moving.imported import Whose
from upheld.office.moving.importing import Importing
from upheld.office.moving.mistakes import EditedHere, MovingError
from upheld.office.rules.chain import faults
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")

LEEDS = "Leeds City Council"
DECIDED = (
    *("reference", "authority", "decided_on", "outcome", "category", "sequence"),
    *("summary", "statement", "withheld_reason"),
)
AGREED = (
    *("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on", "text"),
    "extended_to",
)


def a_decision(reference="23 000 001", **told) -> list:
    row = {
        "reference": reference,
        "authority": LEEDS,
        "decided_on": "2023-06-01",
        "outcome": "upheld",
        "category": "Housing",
        "sequence": 1,
        "summary": "Mr X complained.",
        "statement": "The complaint\n1. Mr X complained.",
        "withheld_reason": "",
    }
    return [(row | told)[name] for name in DECIDED]


def a_recommendation(**told) -> list:
    row = {
        "reference": "23 000 001",
        "authority": LEEDS,
        "number": 1,
        "kind": "service improvement",
        "remedy": "training or guidance",
        "agreed_on": "2023-06-01",
        "due_on": "2023-09-01",
        "text": "Train officers.",
        "extended_to": "",
    }
    return [(row | told)[name] for name in AGREED]


def an_extract(*decisions: list, recommended: list | None = None, **tables):
    found = {"decided": (DECIDED, decisions or [a_decision(), a_decision("23 000 002")])}
    if recommended:
        found["recommendations"] = (AGREED, [recommended])
    return extract_of(found | tables)


def entries_of(record) -> list[tuple[str, str]]:
    return [(e.who, e.action) for e in Entry.objects.filter(kind=record.kind, record=record.key)]


@on_both
def test_every_record_has_an_entry_in_one_chain():
    take(an_extract(recommended=a_recommendation(extended_to="2023-10-01")))

    made = [Case, Decision, Statement, Recommendation, Extension, GivenTable]
    records = [record for model in made for record in model.objects.all()]
    assert len(records) == 2 + 2 + 2 + 1 + 1 + 2
    assert Entry.objects.count() == len(records)
    assert all(entries_of(record) == [("import", "import an extract")] for record in records)
    assert list(faults((e.chain_entry(), e.hash) for e in Entry.objects.all())) == []
    extension = Extension.objects.get()
    assert (extension.reason, extension.until) == ("as imported", date(2023, 10, 1))
    assert Statement.objects.first().number == 1


@on_both
def test_the_same_extract_again_changes_nothing():
    extract = an_extract(recommended=a_recommendation(extended_to="2023-10-01"))
    assert not take(extract).is_nothing
    before = head()
    later = NOW + timedelta(days=400)  # a day on which more would be public
    assert take(extract, at=later).is_nothing
    assert head() == before


@on_both
def test_of_a_changed_extract_only_what_differs_is_changed():
    take(an_extract(recommended=a_recommendation()))
    done = take(
        an_extract(
            a_decision(statement="Other words."),
            a_decision("23 000 002"),
            a_decision("23 000 003"),
            recommended=a_recommendation(extended_to="2023-10-01"),
        )
    )
    assert dict(done.changed) == {"decided": 1, "recommendations": 1}
    assert (done.made["decided"], done.not_told.total()) == (1, 0)
    changed, same, _ = Decision.objects.all()
    assert (changed.version, changed.statement, changed.statement_version) == (2, "Other words.", 2)
    assert [each.number for each in changed.statements.all()] == [1, 2]
    assert (same.version, same.statement_version) == (1, 1)
    assert [each.until for each in Extension.objects.all()] == [date(2023, 10, 1)]


def test_what_an_extract_does_not_tell_of_stays():
    take(an_extract())
    columns = [name for name in DECIDED if name != "statement"]
    row = dict(zip(DECIDED, a_decision(outcome="not upheld"), strict=True))
    done = take(extract_of({"decided": (columns, [[row[name] for name in columns]])}))
    assert dict(done.not_told) == {"decided": 1}
    decision = Decision.objects.first()
    assert (decision.outcome, decision.statement_version) == ("not upheld", 1)
    assert decision.statement.startswith("The complaint")
    assert "statement" in GivenTable.objects.get(name="decided").columns


def edit_here(**fields) -> Decision:
    decision = Decision.objects.first()
    for name, value in fields.items():
        setattr(decision, name, value)
    with writing("officer@council.example", "edit") as write:
        write.change(decision)
    return decision


@on_both
def test_what_people_have_changed_is_refused_with_a_list_and_nothing_is_imported():
    take(an_extract())
    edit_here(subcategory="Repairs", issue="A")  # the extract does not tell of these
    assert take(an_extract()).is_nothing
    edit_here(outcome="not upheld")
    before = head()
    with pytest.raises(EditedHere) as refused:
        take(an_extract(a_decision(), a_decision("23 000 009")))
    assert len(refused.value.records) == 1
    for words in (
        "1 record has been changed here",
        "Decision 1 in case 23 000 001, Leeds City Council was changed by officer@council.example",
        "The extract differs in outcome.",
        "--take-theirs",
        "--keep-ours",
    ):
        assert words in str(refused.value)
    assert (head(), Decision.objects.count()) == (before, 2)


def test_it_can_be_said_whose_word_counts():
    take(an_extract())
    edit_here(outcome="not upheld")
    extract = an_extract(a_decision(), a_decision("23 000 009"))
    ours = take(extract, whose=Whose.OURS)
    assert (len(ours.kept), ours.made["decided"]) == (1, 1)
    assert Decision.objects.first().outcome == "not upheld"

    assert take(extract, whose=Whose.THEIRS).changed["decided"] == 1
    assert Decision.objects.first().outcome == "upheld"
    assert take(extract).is_nothing  # imported since, so nobody's work is in the way


def test_what_people_have_entered_themselves_is_theirs_too():
    with writing("officer@council.example", "enter") as write:
        case = Case(reference="23 000 001", authority=Authority.objects.get(slug="leeds"))
        write.make(case)
        write.make(Decision(case=case, category="Housing"))
    with pytest.raises(EditedHere, match="Leeds City Council was changed by officer"):
        take(an_extract())
    take(an_extract(), whose=Whose.THEIRS)
    assert {each.state for each in Decision.objects.all()} == {State.PUBLISHED}


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"decided_on": "2024-06-20"}, State.TO_BE_PUBLISHED),  # 41 days before
        ({"decided_on": "2024-06-19"}, State.PUBLISHED),  # six weeks before
        ({"decided_on": "2014-08-01"}, State.PUBLISHED),
        ({"decided_on": "2014-07-31"}, State.PAST_ITS_TIME),  # ten years before
        ({"withheld_reason": "consent"}, State.WITHHELD),
        ({"withheld_reason": "under review"}, State.UNDER_REVIEW),
    ],
)
def test_a_decision_is_in_the_state_that_its_row_tells_of(told, state):
    take(an_extract(a_decision(**told)))
    assert Decision.objects.get().state == state


def test_a_decision_that_is_made_again_is_decided_again_also_if_it_was_imported_before():
    take(an_extract(a_decision()))
    take(an_extract(a_decision(), a_decision(sequence=2, decided_on="2023-08-01")))
    assert [each.state for each in Decision.objects.all()] == [
        State.DECIDED_AGAIN,
        State.PUBLISHED,
    ]


def test_a_decision_that_is_withheld_in_a_later_extract_is_withheld():
    take(an_extract(a_decision()))
    take(an_extract(a_decision(withheld_reason="consent")))
    decision = Decision.objects.get()
    assert (decision.state, decision.withheld_reason) == (State.WITHHELD, "consent")
    take(an_extract(a_decision()))
    assert Decision.objects.get().state == State.PUBLISHED


@on_both
def test_a_case_that_the_office_holds_under_another_spelling_is_told():
    take(an_extract())
    with pytest.raises(IntakeError) as refused:
        take(an_extract(a_decision("23000001")))
    assert [str(problem) for problem in refused.value.problems] == [
        "decided, reference: '23000001' is case '23 000 001' about leeds, which this office already"
        " has, spelt another way. Write 23 000 001."
    ]
    assert Case.objects.count() == 2


@on_both
def test_what_does_not_fit_is_told_and_nothing_is_imported():
    columns = (*DECIDED, "subcategory")
    rows = [[*a_decision(str(number)), "x" * 201] for number in (1, 2)]
    with pytest.raises(IntakeError) as refused:
        take(extract_of({"decided": (columns, rows)}))
    assert len(refused.value.problems) == 2
    assert "(about leeds) is longer than the limit of 200 characters" in str(refused.value)
    assert Entry.objects.count() == 0


@on_both
def test_the_longest_words_that_fit_have_their_whole_key_in_the_ledger():
    take(an_extract(a_decision("9" * 200)))
    assert Entry.objects.filter(record=f"{'9' * 200}, leeds, 1").count() == 1


@on_both
def test_an_import_that_breaks_off_leaves_nothing(monkeypatch):
    def break_off(importing: Importing, _: Whose) -> None:
        assert importing.done.made["decided"] == 2
        importing.write.make_all([Case(reference="23 000 001", authority_id="leeds")])

    monkeypatch.setattr(Importing, "settle", break_off)
    with pytest.raises(DatabaseError):
        take(an_extract())
    assert (Case.objects.count(), Decision.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_table_that_only_passes_through_is_replaced_as_a_whole():
    columns = ("event", "kind", "audience", "held_on", "place", "title")
    rows = [[f"E{n}", "course", "councils", "2023-05-01", "", "Complaints"] for n in (1, 2, 3)]
    take(an_extract(events=(columns, rows)))
    done = take(an_extract(events=(columns, [rows[0], rows[2]])))
    assert dict(done.changed) == {"events": 2}  # one is another's now, and one is gone
    assert [each.cells["event"] for each in PassedRow.objects.all()] == ["E1", "E3"]


def test_a_full_name_that_two_authorities_have_borne_is_read_as_the_same_one(tmp_path):
    """Where the name would be another's on that day, the extract gives the code."""
    bodies = [each.slug for each in Authority.objects.all()]
    with writing("import", "import") as write:
        cases = [Case(reference=slug, authority_id=slug) for slug in bodies]
        write.make_all(cases)
        write.make_all(
            [
                Decision(
                    case=case,
                    category="Housing",
                    outcome="upheld",
                    decided_on=max(case.authority.first_day or TODAY, TODAY),
                    state=State.PUBLISHED,
                )
                for case in cases
            ]
        )
    rows = taken_out(tmp_path / "out").tables["decided"].to_pylist()
    assert [row["authority"] for row in rows] == bodies


def test_an_authority_that_the_office_does_not_know_is_told():
    extract = an_extract()
    Authority.objects.filter(slug="leeds").delete()
    with pytest.raises(IntakeError, match="'leeds' is not an authority in this office"):
        take(extract)


def test_a_table_that_lies_elsewhere_is_refused():
    from dataclasses import replace

    extract = an_extract()
    with pytest.raises(MovingError, match="counted where it is stored"):
        take(replace(extract, in_place={"decided": None}))
