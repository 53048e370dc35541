"""Killed as somebody signs, and two accounts of one person that sign in the same moment."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tests.disk.killing import killed_at_change, killed_at_flush
from tests.office.databases import on_both
from tests.office.forked import forget_connection
from tests.office.signed_in import a_person
from tests.office.year.candidates import SIGNATORY, STATISTICIAN, YEAR, a_candidate, office_in
from upheld.edition.acts import acts_path
from upheld.office.ledger.audit import audit
from upheld.office.models import Signature
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed
from upheld.office.year.signing import make_records_agree, sign

pytestmark = pytest.mark.usefixtures("database")


def sign_as(candidate, role, by):
    return sign(YEAR, role, candidate.configuration, by=by, edition_hash=candidate.hash)


def signed(candidate) -> tuple[int, int]:
    """How many signatures count, and how many records there are."""
    return len(candidate.life.signatures), Signature.objects.count()


@on_both
def test_killed_at_any_change_it_is_signed_or_not_and_the_records_agree(database, tmp_path):  # noqa: ARG001
    seen = set()
    with office_in(tmp_path) as configuration:
        candidate = a_candidate(configuration)

        def sign_in_a_child():
            forget_connection()
            sign_as(candidate, STATISTICIAN, candidate.statistician)

        for killed in (killed_at_change, killed_at_flush):
            for number in itertools.count(1):
                connections["default"].close()
                if not killed(number, sign_in_a_child):
                    break
                seen.add(signed(candidate))
                make_records_agree(YEAR, configuration)
                assert signed(candidate) in {(0, 0), (1, 1)}
                acts_path(candidate.folder).unlink(missing_ok=True)
                make_records_agree(YEAR, configuration)
            assert signed(candidate) == (1, 1)
            acts_path(candidate.folder).unlink()
            make_records_agree(YEAR, configuration)
    assert seen == {(0, 0), (1, 0)}, "nothing yet, or the act alone"
    assert audit().faults == ()


@on_both
def test_two_accounts_of_one_person_cannot_sign_in_the_same_moment(database, tmp_path):  # noqa: ARG001
    with office_in(tmp_path) as configuration:
        candidate = a_candidate(configuration)
        second = a_person(Role.SIGNATORY, email="other@office.example", name="counts, who")
        start = Barrier(2)

        def try_to_sign(role, by):
            start.wait()
            try:
                sign_as(candidate, role, by)
            except NotAllowed as refusal:
                return str(refusal)
            finally:
                connections["default"].close()
            return ""

        with ThreadPoolExecutor(2) as threads:
            tried = [
                threads.submit(try_to_sign, role, by)
                for role, by in ((STATISTICIAN, candidate.statistician), (SIGNATORY, second))
            ]
            said = sorted(each.result() for each in tried)
        assert said[0] == ""
        assert "One person counts once" in said[1]
        assert signed(candidate) == (1, 1)
