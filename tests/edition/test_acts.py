"""What was done with an edition stands beside it: signed, sent, published, and from what hour."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.edition.acts import Act, Kind, acts_of, acts_path, add_act, read_acts
from upheld.edition.life import Life, life_of, why_not_holding
from upheld.edition.manifest import EditionError, Manifest, edition_hash, write_manifest
from upheld.edition.signatures import is_signed, new_secret, public_of, signed
from upheld.ombudsman.signing_settings import ROLES

SECRET, ANOTHER = new_secret(), new_secret()
STATISTICIAN, SIGNATORY = ROLES
HOUR = datetime(2020, 7, 29, tzinfo=UTC)
DAY = timedelta(days=1)


def manifest(**changed):
    told = {
        "year": "2019-20",
        "version": 1,
        "as_at": "2020-03-31",
        "letters_on": "2020-07-22",
        "public_at": HOUR.isoformat(),
        "office": "The Ombudsman",
        "notice": "",
        "methodology": "2",
        "software": "upheld 0",
        "inputs": {},
        "signing": {"key": public_of(SECRET)},
    }
    return Manifest(**told | changed)


def an_edition(folder, **changed):
    edition = folder / "2019-20.v1"
    edition.mkdir(exist_ok=True)
    write_manifest(edition, manifest(**changed))
    return edition


def act(kind, *people, secret=SECRET, edition="hash", days=0, **told):
    made = Act(
        kind=kind, edition=edition, at=(HOUR + days * DAY).isoformat(), people=people, **told
    )
    return signed(made, secret) if secret else made


def signature(role, person, **told):
    return act(Kind.SIGNED, person, role=role, **told)


def moved(kind, *people, to, **told):
    return act(kind, *people, hour=(HOUR + to * DAY).isoformat(), **told)


def stands(*acts, **changed):
    return Life(manifest=manifest(**changed), acts=acts)


BOTH = (signature(STATISTICIAN, 1), signature(SIGNATORY, 2))


def test_an_act_is_read_back_as_it_was_written(tmp_path):
    edition = an_edition(tmp_path)
    written = [
        replace(each, edition=edition_hash(edition))
        for each in (act(Kind.SENT, number=381), *BOTH, act(Kind.ACCESS_GIVEN, to=("Minister",)))
    ]
    for each in written:
        add_act(edition, each)
    assert list(acts_of(edition)) == written


def test_an_act_of_an_edition_that_was_replaced_is_not_written_and_not_read(tmp_path):
    edition = an_edition(tmp_path)
    add_act(edition, act(Kind.BUILT, edition=edition_hash(edition)))
    before = edition_hash(edition)
    an_edition(tmp_path, as_at="2020-04-01")
    assert acts_of(edition) == ()
    with pytest.raises(EditionError, match="has been replaced since"):
        add_act(edition, act(Kind.SENT, edition=before))
    assert acts_of(edition) == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "Expecting property name"),
        ('{"kind": "burnt"}', "burnt"),
        ('{"kind": "signed", "edition": "x", "at": "2020-01-01", "by": "me"}', "by"),
        ('{"kind": "signed", "edition": "x", "at": "2020-01-01"}', "no offset"),
        ('{"kind": "signed", "edition": "x"}', "at"),
        ('{"kind": "signed", "edition": "x", "at": "2020-01-01T00:00Z", "people": ["1"]}', "type"),
        ("[]", "not an act"),
    ],
)
def test_a_file_typed_by_hand_is_refused_with_its_line(tmp_path, line, why):
    edition = an_edition(tmp_path)
    acts_path(edition).write_text(f"{line}\n")
    with pytest.raises(EditionError, match=f"(?s)2019-20.v1.acts.jsonl, line 1.*{why}"):
        read_acts(edition)


def test_two_people_sign_each_in_a_role():
    assert stands(*BOTH).why_unsigned == ""
    assert stands(BOTH[0]).why_unsigned == "it has not been signed by a signatory of the letters"
    assert stands(*BOTH[:1] * 2).why_unsigned != ""
    both_roles = (BOTH[0], signature(SIGNATORY, 1))
    assert stands(*both_roles).why_unsigned == (
        "it has not been signed by a signatory of the letters"
    )
    neither = "it has not been signed by a responsible statistician and a signatory of the letters"
    assert stands().why_unsigned == neither


def test_one_signature_is_enough_where_the_folder_says_why():
    alone = {"key": public_of(SECRET), "one_signature_because": "We are three people."}
    assert stands(BOTH[1], signing=alone).why_unsigned == ""
    assert stands(signing=alone).why_unsigned != ""


def test_an_ombudsman_without_a_key_signs_nothing():
    assert stands(signing={}).why_unsigned == ""
    assert stands(*BOTH, signing={}).signatures == {}


@pytest.mark.parametrize(
    "wrong",
    [
        signature(SIGNATORY, 2, secret=None),
        signature(SIGNATORY, 2, secret=ANOTHER),
        replace(signature(SIGNATORY, 2), signature="00" * 64),
        replace(signature(SIGNATORY, 2), signature="nonsense"),
        replace(signature(SIGNATORY, 2), people=(3,)),
        replace(signature(STATISTICIAN, 2), role=SIGNATORY),
        replace(signature(SIGNATORY, 2), edition="another"),
        replace(signature(SIGNATORY, 2), at="2020-01-01T00:00:00+00:00"),
        act(Kind.SIGNED, 2, 3, role=SIGNATORY),
        act(Kind.SIGNED, role=SIGNATORY),
        signature("friend of the house", 2),
    ],
)
def test_what_the_office_did_not_sign_counts_for_nothing(wrong):
    life = stands(BOTH[0], wrong)
    assert why_not_holding(wrong, life.signing)
    assert life.why_unsigned == "it has not been signed by a signatory of the letters"


@given(place=st.integers(min_value=0), to=st.integers(min_value=1, max_value=255))
def test_no_byte_of_what_was_signed_can_be_changed(place, to):
    words = bytearray(BOTH[0].words)
    words[place % len(words)] ^= to
    try:
        told = json.loads(bytes(words).split(b"\n")[1])
        changed = Act(**told | {"kind": Kind(told["kind"]), "people": tuple(told["people"])})
    except (ValueError, TypeError, KeyError, IndexError):
        return
    holds = is_signed(replace(changed, signature=BOTH[0].signature), public_of(SECRET))
    assert holds == (changed.words == BOTH[0].words)


def test_a_mark_needs_no_key_to_protect_an_edition():
    assert not stands(act(Kind.BUILT, secret=None)).is_marked
    for kind in (Kind.SIGNED, Kind.SENT, Kind.PUBLISHED):
        assert stands(act(kind, secret=None)).is_marked


def test_the_hour_is_postponed_and_published_early_by_two_people_alone():
    assert stands().public_at == HOUR
    assert stands(moved(Kind.POSTPONED, 1, 2, to=3)).public_at == HOUR + 3 * DAY
    assert stands(moved(Kind.EMBARGO_BROKEN, 1, 2, to=-2)).public_at == HOUR - 2 * DAY
    for wrong in (
        moved(Kind.POSTPONED, 1, to=3),
        moved(Kind.POSTPONED, 1, 1, to=3),
        moved(Kind.POSTPONED, 1, 2, to=3, secret=ANOTHER),
        moved(Kind.POSTPONED, 1, 2, to=3, secret=None),
        act(Kind.POSTPONED, 1, 2),
        moved(Kind.POSTPONED, 1, 2, to=-3),  # later is not earlier
        moved(Kind.EMBARGO_BROKEN, 1, 2, to=3),
    ):
        assert stands(wrong).public_at == HOUR


def test_the_last_decision_about_the_hour_stands_wherever_its_line_is():
    postponed = moved(Kind.POSTPONED, 1, 2, to=3, days=-9)
    again = moved(Kind.POSTPONED, 1, 2, to=7, days=-5)
    broken = moved(Kind.EMBARGO_BROKEN, 1, 3, to=-1, days=-1)
    assert stands(postponed, again, broken).public_at == HOUR - DAY
    assert stands(broken, again, postponed).public_at == HOUR - DAY
    assert stands(broken, postponed).public_at == HOUR - DAY


def test_it_is_public_from_its_hour_once_it_is_signed():
    life = stands(*BOTH, moved(Kind.POSTPONED, 1, 2, to=1))
    assert not life.is_public(at=HOUR)
    assert life.is_public(at=HOUR + DAY)
    assert not stands(BOTH[0]).is_public(at=HOUR + 9 * DAY)
    assert not stands(*BOTH, public_at="").is_public(at=HOUR)


def test_an_edition_with_no_acts_stands_as_it_was_built(tmp_path):
    life = life_of(an_edition(tmp_path))
    assert (life.acts, life.is_marked, life.public_at) == ((), False, HOUR)
