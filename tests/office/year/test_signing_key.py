"""The office's key is made once, opens only with the office's secret, and is never printed."""

import pytest
from django.test import override_settings

from tests.office.running.servers import office
from upheld.edition.signatures import public_of
from upheld.office.ledger.audit import audit
from upheld.office.models import PersonalValue, SigningKey
from upheld.office.year.signing_key import NoKey, make_key, newest_key, secret_of

pytestmark = pytest.mark.usefixtures("database")


def test_the_command_makes_one_key_and_then_prints_its_public_half_again():
    first, again = office("signing-key"), office("signing-key")
    assert first.stdout == again.stdout
    assert first.stdout == f'[signing]\nkey = "{newest_key().public}"\n'
    assert first.stderr == "The key was made.\n"
    assert again.stderr == ""
    assert SigningKey.objects.count() == 1


def test_another_key_is_made_when_it_is_asked_for_and_the_first_can_still_sign():
    office("signing-key")
    first = newest_key().public
    another = office("signing-key", "--new")
    assert "Editions built with the one before keep it" in another.stderr
    assert newest_key().public != first
    assert [public_of(secret_of(key.public)) for key in SigningKey.objects.all()] == [
        newest_key().public,
        first,
    ]


def test_the_secret_half_is_neither_in_the_database_nor_in_the_ledger():
    key = make_key()
    secret = secret_of(key.public).hex()
    assert secret not in SigningKey.objects.get().encrypted
    assert PersonalValue.objects.filter(value__isnull=False).count() == 0
    assert audit().faults == ()


def test_a_key_that_the_office_does_not_have_is_named_with_what_to_do():
    key = make_key()
    with pytest.raises(NoKey, match=r"f{64}, which this office does not have"):
        secret_of("f" * 64)
    with (
        override_settings(SECRET_KEY="t" * 50),
        pytest.raises(NoKey, match="another UPHELD_OFFICE_SECRET since it was made"),
    ):
        secret_of(key.public)
