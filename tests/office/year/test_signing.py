"""An edition is signed by two people who did not ask for it, over the hash that they read."""

import json

import pytest

from tests.office.databases import on_both
from tests.office.signed_in import a_person
from tests.office.year.candidates import SIGNATORY, STATISTICIAN, YEAR, a_candidate, office_in
from upheld.edition.acts import Act, Kind, acts_path, read_acts, write_acts
from upheld.edition.signatures import new_secret, signed
from upheld.office.clock import now
from upheld.office.jobs.worker import work
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.ledger.who import named
from upheld.office.models import Authority, Entry, Query, Signature
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import Ground
from upheld.office.year.signing import REPLACED, make_records_agree, sign, signers
from upheld.office.year.signing_key import NoKey, secret_of

pytestmark = pytest.mark.usefixtures("database")
NOBODY = "it has not been signed by a responsible statistician and a signatory of the letters"


@pytest.fixture
def candidate(database, tmp_path):  # noqa: ARG001  # the office must be there first
    with office_in(tmp_path) as configuration:
        yield a_candidate(configuration)


def sign_as(candidate, role, by, *, edition_hash="", reason=""):
    return sign(
        YEAR,
        role,
        candidate.configuration,
        by=by,
        edition_hash=edition_hash or candidate.hash,
        reason=reason,
    )


def refused(candidate, role, by, **told):
    """Why, when nothing was written."""
    before = acts_path(candidate.folder).exists() and acts_path(candidate.folder).read_bytes()
    records = Signature.objects.count()
    with pytest.raises(NotAllowed) as refusal:
        sign_as(candidate, role, by, **told)
    assert Signature.objects.count() == records
    path = acts_path(candidate.folder)
    assert (path.exists() and path.read_bytes()) == before
    return str(refusal.value)


def records():
    return [(each.role, each.person.name, each.over_queries) for each in Signature.objects.all()]


@on_both
def test_two_people_sign_it_and_the_ledger_says_so(database, tmp_path):  # noqa: ARG001
    with office_in(tmp_path) as configuration:
        candidate = a_candidate(configuration)
        assert candidate.life.why_unsigned == NOBODY
        sign_as(candidate, STATISTICIAN, candidate.statistician)
        assert candidate.life.why_unsigned == "it has not been signed by a signatory of the letters"
        sign_as(candidate, SIGNATORY, candidate.signatory)
        assert candidate.life.why_unsigned == ""
        assert signers(candidate.life) == {
            STATISTICIAN: candidate.statistician,
            SIGNATORY: candidate.signatory,
        }
        assert records() == [
            ("responsible statistician", "Who counts", ""),
            ("signatory of the letters", "Who writes", ""),
        ]
        assert audit().faults == ()


def test_a_director_signs_in_place_of_the_signatory(candidate):
    sign_as(candidate, SIGNATORY, a_person(Role.DIRECTOR))
    assert list(candidate.life.signatures) == [SIGNATORY]


def test_the_file_names_people_by_number_alone(candidate):
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    assert read_acts(candidate.folder)[0].people == (candidate.statistician.pk,)
    assert "Who counts" not in acts_path(candidate.folder).read_text("utf-8")


def test_who_asked_for_it_is_refused_in_any_role(candidate):
    review = candidate.review
    review.built_for = candidate.statistician
    with writing("test", "ask") as write:
        write.change(review)
    assert "your account asked for this edition to be built" in refused(
        candidate, STATISTICIAN, candidate.statistician
    )


def test_one_person_with_two_accounts_is_refused(candidate):
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    second = a_person(Role.SIGNATORY, email="other@office.example", name="counts, who")
    assert "it is yours by its name or address" in refused(candidate, SIGNATORY, second)


def test_a_signature_over_another_hash_is_refused(candidate):
    read = candidate.hash
    candidate.build_again(as_at="2023-04-01")
    said = refused(candidate, STATISTICIAN, candidate.statistician, edition_hash=read)
    assert said == REPLACED


def test_a_candidate_that_was_changed_on_the_disk_is_refused(candidate):
    read = candidate.hash
    text = candidate.folder / "edition.json"
    text.write_text(text.read_text("utf-8").replace("2023-03-31", "2023-03-30"), "utf-8")
    said = refused(candidate, STATISTICIAN, candidate.statistician, edition_hash=read)
    assert said == "First: candidate built."


def test_a_new_candidate_needs_new_signatures(candidate):
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    sign_as(candidate, SIGNATORY, candidate.signatory)
    candidate.build_again(as_at="2023-04-01")
    assert candidate.life.why_unsigned == NOBODY
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    assert list(candidate.life.signatures) == [STATISTICIAN]
    assert Signature.objects.count() == 3


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"letters_on": "", "public_at": ""}, "The candidate is a draft."),
        ({"signing": {}}, "The candidate was built without a key"),
        ({"signing": {"key": "f" * 64}}, "which this office does not have"),
    ],
    ids=["a draft", "without a key", "with a key of another office"],
)
def test_what_cannot_be_signed_says_why(candidate, changed, said):
    candidate.build_again(**changed)
    assert said in refused(candidate, STATISTICIAN, candidate.statistician)


def test_a_key_that_is_gone_is_named(candidate):
    with pytest.raises(NoKey, match="which this office does not have"):
        secret_of("a" * 64)
    candidate.build_again(signing={"key": "a" * 64})
    assert f"the key {'a' * 64}" in refused(candidate, SIGNATORY, candidate.signatory)


def test_queries_are_closed_before_anything_is_signed(candidate):
    review = candidate.review
    review.queries_closed_at, review.queries_closed_by = None, None
    with writing("test", "open queries") as write:
        write.change(review)
    assert refused(candidate, STATISTICIAN, candidate.statistician) == "First: queries closed."


def test_signing_over_an_open_query_needs_a_reason_which_the_act_has(candidate):
    query = Query(
        review=candidate.review,
        number=1,
        authority=Authority.objects.get(slug="leeds"),
        received_on=now().date(),
        ground=Ground.TWICE,
        says="It is there twice.",
        entered_by=candidate.asked,
    )
    with writing("test", "enter a query") as write:
        write.make(query)
    said = "Queries that are still open: 1. Give the reason for signing all the same."
    assert refused(candidate, STATISTICIAN, candidate.statistician) == said
    assert refused(candidate, STATISTICIAN, candidate.statistician, reason=" ") == said
    reason = "It changes no figure."
    act = sign_as(candidate, STATISTICIAN, candidate.statistician, reason=reason)
    assert act.reason == reason
    assert records() == [("responsible statistician", "Who counts", reason)]


def test_one_signature_is_enough_where_the_office_says_why(candidate):
    candidate.build_again(
        signing={"key": candidate.key, "one_signature_because": "We are three people."}
    )
    sign_as(candidate, SIGNATORY, candidate.signatory)
    assert candidate.life.why_unsigned == ""


def typed(candidate, *, by, role=STATISTICIAN, secret=None, **told):
    """A line in the file, as somebody could write it who can write there."""
    act = Act(
        kind=Kind.SIGNED,
        edition=candidate.hash,
        at=now().isoformat(),
        people=(by.pk,),
        role=role,
        **told,
    )
    return signed(act, secret) if secret else act


def test_a_signature_typed_by_hand_is_none_and_nobody_is_held_by_it(candidate):
    by_hand = typed(candidate, by=candidate.statistician)
    with_another_key = typed(candidate, by=candidate.statistician, secret=new_secret())
    write_acts(candidate.folder, (by_hand, with_another_key))
    assert candidate.life.why_unsigned == NOBODY
    make_records_agree(YEAR, candidate.configuration)
    assert records() == []
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    assert list(candidate.life.signatures) == [STATISTICIAN]


def test_a_signature_in_which_the_person_was_changed_is_none(candidate):
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    path = acts_path(candidate.folder)
    told = json.loads(path.read_text("utf-8")) | {"people": [candidate.signatory.pk]}
    path.write_text(json.dumps(told), "utf-8")
    assert candidate.life.why_unsigned == NOBODY


def test_an_act_without_its_record_gets_one_as_after_a_kill_between_the_two(candidate):
    secret = secret_of(candidate.key)
    act = typed(candidate, by=candidate.statistician, secret=secret, reason="It changes nothing.")
    write_acts(candidate.folder, (act,))
    assert records() == []
    work(candidate.configuration, once=True)
    assert records() == [("responsible statistician", "Who counts", "It changes nothing.")]
    entry = Entry.objects.filter(kind="signature").get()
    assert named(entry.who) == "the acts next to an edition"
    assert Signature.objects.get().signed_at == act.moment
    work(candidate.configuration, once=True)
    assert Signature.objects.count() == 1
    assert audit().faults == ()


def test_a_record_without_its_act_is_no_signature_and_goes(candidate):
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    acts_path(candidate.folder).unlink()
    assert candidate.life.why_unsigned == NOBODY
    make_records_agree(YEAR, candidate.configuration)
    assert records() == []
    sign_as(candidate, STATISTICIAN, candidate.statistician)
    assert records() == [("responsible statistician", "Who counts", "")]
    assert audit().faults == ()


def test_an_act_of_a_person_whom_the_office_does_not_know_still_counts(candidate):
    stranger = replace_pk(candidate.statistician, 999)
    write_acts(candidate.folder, (typed(candidate, by=stranger, secret=secret_of(candidate.key)),))
    make_records_agree(YEAR, candidate.configuration)
    assert records() == []
    assert signers(candidate.life)[STATISTICIAN].name == "person number 999"
    assert "has signed it as responsible statistician already" in refused(
        candidate, STATISTICIAN, candidate.statistician
    )
    sign_as(candidate, SIGNATORY, candidate.signatory)
    assert candidate.life.why_unsigned == ""


def replace_pk(person, pk):
    other = type(person)(name=person.name)
    other.pk = pk
    return other


def test_nobody_signs_once_the_letters_have_gone(candidate):
    candidate.build_again(
        signing={"key": candidate.key, "one_signature_because": "We are three people."}
    )
    sign_as(candidate, SIGNATORY, candidate.signatory)
    sent = Act(kind=Kind.SENT, edition=candidate.hash, at=now().isoformat(), number=15)
    write_acts(candidate.folder, (*read_acts(candidate.folder), sent))
    said = refused(candidate, STATISTICIAN, candidate.statistician)
    assert said == "Its letters have gone, so nobody signs it any more."
