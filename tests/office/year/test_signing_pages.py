"""The page of what is signed, and the page on which it is signed, which asks who it is again."""

import pytest

from tests.office.cases import words
from tests.office.signed_in import a_person, signed_in
from tests.office.test_sign_in import code, secret_of
from tests.office.year.candidates import SIGNATORY, STATISTICIAN, YEAR, a_candidate, office_in
from tests.whole.country import country_once
from upheld.edition.acts import Act, Kind, write_acts
from upheld.edition.signatures import signed
from upheld.office.clock import now
from upheld.office.models import Signature
from upheld.office.rules.policy import BY_DEED, Deed
from upheld.office.rules.roles import Role
from upheld.office.year.signing_key import secret_of as key_of

pytestmark = pytest.mark.usefixtures("database")
READ, SIGN = f"/years/{YEAR}/signing", f"/years/{YEAR}/sign"


@pytest.fixture
def candidate(database, tmp_path, tmp_path_factory):  # noqa: ARG001  # the office must be there first
    (tmp_path / "editions").mkdir()
    edition = country_once(tmp_path_factory).copied_to(tmp_path / "editions")
    with office_in(tmp_path) as configuration:
        yield a_candidate(configuration, edition=edition)


def confirmed(person):
    """A browser in which the person has entered a second factor again."""
    client = signed_in(person)
    client.post("/account/factors/again/", {"code": code(secret_of(person))})
    return client


def form(candidate, role, **told):
    return {"edition": candidate.hash, "role": role.value, "is_read": "on"} | told


def test_the_page_has_the_whole_hash_and_what_the_private_page_has(candidate):
    page = words(signed_in(candidate.statistician).get(READ))
    assert candidate.hash in page
    for said in (
        "Two people sign, and neither may have asked for the edition to be built.",
        "Nothing has been signed before for this year.",
        "We thank your officers for the 2 visits in May. (Quoted from: Our calendar of visits.)",
        "Public interest reports (1 report about 1 authority): Leeds City Council: 1",
        "The office has no contact in post for 15 of 15 letters",
        "Built for Asked for it, who cannot sign it",
        "Complaints and enquiries received",
    ):
        assert said in page
    assert f"What Of these {YEAR} {YEAR.previous}" in page


def test_each_is_offered_only_the_role_that_is_theirs(candidate):
    for person, said in (
        (candidate.statistician, ["Sign as responsible statistician"]),
        (candidate.signatory, ["Sign as signatory of the letters"]),
        (a_person(Role.DIRECTOR), ["Sign as signatory of the letters"]),
        (candidate.asked, []),
        (a_person(Role.AUDITOR), []),
    ):
        page = words(signed_in(person).get(READ))
        offered = [f"Sign as {role}" for role in (STATISTICIAN, SIGNATORY)]
        assert [each for each in offered if each in page] == said


def test_the_page_to_sign_asks_who_it_is_again_and_comes_back(candidate):
    client = signed_in(candidate.statistician)
    asked = {"edition": candidate.hash, "role": STATISTICIAN.value}
    answer = client.get(SIGN, asked)
    assert (answer.status_code, answer["Location"][:31]) == (302, "/account/factors/again/?next=%2")
    assert client.post(SIGN, form(candidate, STATISTICIAN)).status_code == 302
    assert Signature.objects.count() == 0
    page = words(confirmed(candidate.statistician).get(SIGN, asked))
    assert "By signing you confirm that the figures are right" in page
    assert candidate.hash in page
    assert f"I have read the edition whose hash begins with {candidate.hash[:12]}" in page


def test_two_people_sign_by_pages_and_the_page_says_who(candidate):
    for person, role in (
        (candidate.statistician, STATISTICIAN),
        (candidate.signatory, SIGNATORY),
    ):
        answer = confirmed(person).post(SIGN, form(candidate, role), follow=True)
        assert f"You have signed it as {role}." in words(answer)
    assert candidate.life.why_unsigned == ""
    page = words(signed_in(candidate.asked).get(READ))
    assert "Signed by Who counts on" in page
    assert "Signed by Who writes on" in page


def test_it_must_be_ticked_and_be_the_edition_that_was_read(candidate):
    client = confirmed(candidate.statistician)
    unticked = client.post(SIGN, form(candidate, STATISTICIAN, is_read=""))
    assert "Tick this once you have read it." in words(unticked)
    read = candidate.hash
    candidate.build_again(as_at="2023-04-01")
    told = form(candidate, STATISTICIAN, edition=read)
    assert "Another candidate has been built since you read" in words(client.post(SIGN, told))
    answer = client.get(SIGN, {"edition": read, "role": STATISTICIAN.value}, follow=True)
    assert "Another candidate has been built since you read" in words(answer)
    assert candidate.life.signatures == {}


def test_who_asked_for_it_is_told_why_they_cannot_sign(candidate):
    candidate.build_again()
    review = candidate.review
    assert review.built_for == candidate.asked
    page = words(signed_in(candidate.asked).get(READ))
    assert "Sign as" not in page
    both = a_person(Role.DIRECTOR, email="asked@office.example", name="It, asked for")
    told = words(signed_in(both).get(READ))
    assert "One person counts once, so somebody else must sign it." in told
    answer = confirmed(both).post(SIGN, form(candidate, SIGNATORY))
    assert "One person counts once, so somebody else must sign it." in words(answer)


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_and_signs_only_what_the_policy_says(candidate, role):
    client = signed_in(a_person(role, email="another@office.example"))
    read = 200 if role in BY_DEED[Deed.SEE_YEAR] else 403
    sign = 302 if role in BY_DEED[Deed.SIGN_EDITION] else 403
    assert client.get(READ).status_code == read
    assert client.get(SIGN).status_code == sign
    assert client.post(SIGN, form(candidate, SIGNATORY)).status_code == sign


def test_what_differs_from_the_version_that_was_signed_before_is_shown(candidate):
    folder = candidate.folder
    act = Act(
        kind=Kind.SIGNED,
        edition=candidate.hash,
        at=now().isoformat(),
        people=(candidate.statistician.pk,),
        role=STATISTICIAN,
    )
    write_acts(folder, (signed(act, key_of(candidate.key)),))
    candidate.follow_with_version_2()
    page = words(signed_in(candidate.statistician).get(READ))
    assert "Compared with 2022-23.v1: figures that differ: 1, averages: 0, letters: 1." in page
    assert "Kent County Council Complaints upheld, 2022-23 82% (14 of 17) 1% (14 of 17)" in page
    assert "Letter about Kent County Council: changed Before: We thank your officers" in page
    assert "Now: We again thank your officers" in page


def test_a_file_that_is_torn_is_said_and_shows_nothing_else(candidate):
    write = candidate.folder.with_name(f"{YEAR}.v1.acts.jsonl")
    write.write_text("{torn", "utf-8")
    page = words(signed_in(candidate.statistician).get(READ))
    assert "is not an act" in page
    assert candidate.hash not in page


def test_a_signature_that_counts_for_nothing_is_pointed_out(candidate):
    act = Act(kind=Kind.SIGNED, edition=candidate.hash, at=now().isoformat(), people=(1,))
    write_acts(candidate.folder, (act,))
    page = words(signed_in(candidate.statistician).get(READ))
    assert "the signature under it is not the office's, or something in it was changed" in page


def test_the_reason_for_one_signature_is_shown_and_an_edition_without_a_key_says_what_to_do(
    candidate,
):
    client = signed_in(candidate.statistician)
    because = "We are three people."
    candidate.build_again(signing={"key": candidate.key, "one_signature_because": because})
    said = "One signature is enough here, and this reason is published: We are three people."
    assert said in words(client.get(READ))
    candidate.build_again(signing={})
    page = words(client.get(READ))
    assert "This edition was built without a key, so nobody can sign it." in page
    assert "Sign as" not in page
