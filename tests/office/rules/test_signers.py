"""Two people sign, neither of whom asked for the edition, and two accounts of one are one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from upheld.office.rules.roles import Role
from upheld.office.rules.signers import SIGN_AS, roles_to_sign_in, why_not_signer
from upheld.ombudsman.signing_settings import ROLES, SigningRole

AT = datetime(2020, 7, 20, 9, tzinfo=UTC)
STATISTICIAN, SIGNATORY = SigningRole


@dataclass(frozen=True, kw_only=True)
class Somebody:
    pk: int
    name: str = ""
    email: str = ""
    roles: frozenset[Role] = frozenset(Role)
    link_by_id: int | None = None
    link_agreed_by_id: int | None = None
    link_on: datetime | None = None
    own_factor_on: datetime | None = None

    def __str__(self) -> str:
        return self.name


def somebody(pk: int, **told: object) -> Somebody:
    return Somebody(**{"pk": pk, "name": f"Name {pk}", "email": f"{pk}@office.example"} | told)


ONE, TWO, THREE = (somebody(pk) for pk in (1, 2, 3))


def why(signer, role=SIGNATORY, *, built_for=THREE, signed=None):
    return why_not_signer(signer, role, built_for=built_for, signed=signed or {}, at=AT)


@pytest.mark.parametrize("role", Role)
def test_each_role_signs_only_as_what_it_is(role):
    expected = {
        Role.RESPONSIBLE_STATISTICIAN: [STATISTICIAN],
        Role.SIGNATORY: [SIGNATORY],
        Role.DIRECTOR: [SIGNATORY],
    }
    assert roles_to_sign_in([role]) == expected.get(role, [])
    signer = somebody(1, roles=frozenset({role}))
    refused = [each for each in SigningRole if why(signer, each)]
    assert refused == [each for each in SigningRole if each not in expected.get(role, [])]


def test_every_role_in_which_an_edition_is_signed_has_somebody_who_can():
    assert tuple(SIGN_AS) == ROLES


def test_two_different_people_can_sign():
    assert why(ONE, STATISTICIAN) == ""
    assert why(TWO, SIGNATORY, signed={STATISTICIAN: ONE}) == ""


def test_who_asked_for_it_cannot_sign_it():
    assert why(ONE, built_for=ONE) == (
        "You cannot sign it: your account asked for this edition to be built. Somebody else must"
        " sign it."
    )


def test_nobody_signs_in_both_roles_and_no_role_is_signed_twice():
    assert "your account has signed it as responsible statistician" in why(
        ONE, signed={STATISTICIAN: ONE}
    )
    assert why(TWO, STATISTICIAN, signed={STATISTICIAN: ONE}) == (
        "Name 1 has signed it as responsible statistician already."
    )


@pytest.mark.parametrize(
    "second",
    [
        somebody(2, name="1 NAME"),
        somebody(2, name="Name,  1"),
        somebody(2, email="1+director@Office.example"),
    ],
    ids=["the name in another order", "the name with a comma", "the same mailbox"],
)
def test_two_accounts_written_alike_are_one_person(second):
    said = "One person counts once, so somebody else must sign it."
    assert why(second, signed={STATISTICIAN: ONE}).endswith(said)
    assert why(second, built_for=ONE).endswith(said)


def test_whoever_had_a_link_to_the_other_account_could_be_both_in_either_order():
    linked = somebody(2, link_by_id=1, link_on=AT - timedelta(days=3))
    assert "Name 1 has signed it as responsible statistician, and had a link to your" in why(
        linked, signed={STATISTICIAN: ONE}
    )
    assert why(ONE, signed={STATISTICIAN: linked}) == (
        "Name 2 has signed it as responsible statistician, and you had a link to their account, so"
        " somebody else must sign it."
    )
    assert why(linked, built_for=ONE) != ""
    trusted = somebody(2, link_by_id=1, link_on=AT - timedelta(days=31), own_factor_on=AT)
    assert why(trusted, signed={STATISTICIAN: ONE}) == why(ONE, signed={STATISTICIAN: trusted})
