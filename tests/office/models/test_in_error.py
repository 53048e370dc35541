"""What was entered in error is left out by every way to it, and no kind of record is forgotten."""

import pytest

from tests.office.small_office import small_office
from upheld.office.ledger.recording import kinds_of_records, writing
from upheld.office.models import CanBeInError, Case, Evidence, Kept, Recommendation, next_number
from upheld.office.models.hanging import HANGING, all_of
from upheld.office.models.in_error import NotInError

pytestmark = pytest.mark.usefixtures("database")
ACCOUNTS = {"person", "held", "proposal", "unconfirmed"}
OF_A_YEAR = {"annualreview", "signature", "movedhour", "earlyaccess", "signingkey"}
OF_NO_CASE = {"contact", "erasure", "letter", "giventable", "passedrow"} | ACCOUNTS | OF_A_YEAR
HELD_OPEN = {"answer", "correction", "query", "restriction", "namedreader"}  # they stay to be found


def put_in_error(record: Kept) -> None:
    record.in_error = True
    with writing("test", "enter in error") as write:
        write.change(record)


def test_every_kind_of_record_is_of_a_case_or_is_known_not_to_be():
    of_a_case = {"case", *(model._meta.model_name for model, _ in HANGING)}
    assert of_a_case | OF_NO_CASE == set(kinds_of_records())
    assert of_a_case & OF_NO_CASE == set()


def test_every_kind_of_record_of_a_case_leaves_out_what_was_entered_in_error():
    leaves_out = {
        model._meta.model_name
        for model, _ in ((Case, ""), *HANGING)
        if isinstance(model._default_manager, NotInError)
    }
    assert leaves_out == {
        "case",
        *(
            model._meta.model_name
            for model, _ in HANGING
            if model._meta.model_name not in HELD_OPEN
        ),
    }


def test_what_belongs_to_a_case_entered_in_error_is_left_out_with_it():
    case = Case.objects.get(pk=small_office().parts["case"])
    before = {record.kind for record in all_of(case)}
    put_in_error(case)
    assert {record.kind for record in all_of(case)} == before
    for model, way in ((Case, "pk"), *HANGING):
        if model._meta.model_name not in HELD_OPEN:
            assert list(model.objects.filter(**{way: case.pk})) == []
    assert list(case.decisions.all()) == []
    assert list(case.recommendations.all()) == []


@pytest.mark.parametrize(
    "model", [model for model, _ in HANGING if issubclass(model, CanBeInError)]
)
def test_each_record_of_a_case_can_be_in_error_by_itself(model):
    case = Case.objects.get(pk=small_office().parts["case"])
    found = [each for each in all_of(case) if isinstance(each, model)]
    if found:
        put_in_error(found[0])
        assert not model.objects.filter(pk=found[0].pk).exists()
        assert model.everything.filter(pk=found[0].pk).exists()
        assert Case.objects.filter(pk=case.pk).exists()


def test_a_number_is_never_given_twice():
    case = Case.objects.get(pk=small_office().parts["case"])
    put_in_error(case.recommendations.get())
    put_in_error(case.evidence.get())
    assert next_number(Recommendation, case=case) == 2
    assert next_number(Evidence, case=case) == 2
