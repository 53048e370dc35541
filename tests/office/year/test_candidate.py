"""Cases are frozen and a candidate is built: what each does, undoes, and leaves if it is killed."""

import shutil
from dataclasses import replace

import pytest

from tests.office.cases import an_upheld_case
from tests.office.running.servers import office
from tests.office.year.conftest import YEAR
from upheld.edition.acts import Kind, acts_of, acts_path
from upheld.edition.manifest import edition_hash
from upheld.office.configuration import EVIDENCE
from upheld.office.erasing.outside import outside
from upheld.office.erasing.targets import possible
from upheld.office.jobs.forgetting import forget_files
from upheld.office.models import AnnualReview, Case
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.outputs import Output
from upheld.office.rules.roles import Role
from upheld.office.rules.year_steps import Step
from upheld.office.year import candidate, freezing
from upheld.office.year.candidate import record_built
from upheld.office.year.places import frozen_folder
from upheld.office.year.steps import LETTERS_GONE, NotYetError
from upheld.publish.annual.building import Built
from upheld.publish.letters.all_letters import Reissued


class Killed(BaseException):
    pass


def killed(*_: object, **__: object) -> None:
    raise Killed


def test_the_worker_freezes_the_cases_for_the_owner_alone(year_office):
    job = year_office.ask(Output.FROZEN)
    assert job.stage == "done", job.says
    stands = year_office.stands()
    assert stands.taken(Step.FROZEN).by == (year_office.statistician.name,)
    assert stands.next_step == Step.BUILT
    for path in (folder := frozen_folder(year_office.configuration, YEAR)), *folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_a_candidate_has_its_acts_next_to_it_and_its_hash_on_record(built_office):
    stands = built_office.stands()
    assert stands.next_step == Step.CLOSED
    assert stands.missing(Step.CLOSED) == []
    assert stands.review.edition_hash == edition_hash(stands.edition)
    frozen, built = acts_of(stands.edition)
    assert (frozen.kind, built.kind) == (Kind.FROZEN, Kind.BUILT)
    assert frozen.people == built.people == (built_office.statistician.pk,)
    assert frozen.moment == stands.review.frozen_at.replace(microsecond=0)
    assert stands.edition.parent.stat().st_mode & 0o077 == 0


def test_what_is_entered_after_the_freezing_is_not_in_the_candidate(built_office):
    before = built_office.stands().review.edition_hash
    an_upheld_case("23 000 002")
    job = built_office.ask(Output.CANDIDATE)
    assert job.says.endswith("the same cases and folder gave the same edition.")
    assert built_office.stands().review.edition_hash == before
    built_office.freeze()
    assert f"with the hash {before}" in built_office.ask(Output.CANDIDATE).says
    assert built_office.stands().review.edition_hash != before


def test_freezing_again_undoes_what_came_after(built_office):
    built_office.close_and_sign()
    assert built_office.stands().next_step == Step.SENT
    built_office.freeze()
    stands = built_office.stands()
    assert (stands.next_step, stands.edition) == (Step.BUILT, None)
    assert stands.review.queries_closed_at is None


def test_freezing_that_fails_leaves_the_year_as_it_was(built_office, monkeypatch):
    def failing(*_: object, **__: object) -> None:
        raise MovingError("Nothing to count.")

    before = built_office.stands()
    monkeypatch.setattr(freezing, "extract_to", failing)
    assert built_office.ask(Output.FROZEN).says == "Nothing to count."
    assert built_office.stands() == before


@pytest.mark.parametrize("at", ["_replace", "keep"])
def test_freezing_killed_anywhere_is_done_again(built_office, monkeypatch, at):
    """Never is a year said to be frozen whose frozen cases are not in place."""
    with monkeypatch.context() as patched:
        patched.setattr(freezing, at, killed)
        with pytest.raises(Killed):
            built_office.freeze()
    stands = built_office.stands()
    assert stands.taken(Step.FROZEN) is None or stands.edition
    built_office.freeze()
    assert built_office.stands().next_step == Step.BUILT


@pytest.mark.parametrize("at", ["_leave_acts", "keep"])
def test_building_killed_before_the_acts_or_the_record_is_done_again(built_office, monkeypatch, at):
    """Whoever asked first is who may not sign it, as far as the acts say."""
    before, other = built_office.stands(), built_office.people[Role.DIRECTOR]
    AnnualReview.objects.filter(year=str(YEAR)).update_in_ledger(edition="", edition_hash="")
    acts_path(before.edition).unlink()
    built = Built(
        folder=before.edition, manifest=before.life.manifest, is_new=False, reissued=Reissued()
    )
    with monkeypatch.context() as patched:
        patched.setattr(candidate, at, killed)
        with pytest.raises(Killed):
            record_built(built, YEAR, by=built_office.statistician)
    assert built_office.stands().taken(Step.BUILT) is None
    record_built(built, YEAR, by=other)
    stands = built_office.stands()
    first = other if at == "_leave_acts" else built_office.statistician
    assert stands.review.edition_hash == before.review.edition_hash
    assert stands.review.built_for == first
    assert [act.people for act in acts_of(stands.edition)][1] == (first.pk,)


def test_after_an_erasure_the_cases_must_be_frozen_again_to_build(built_office):
    forget_files(built_office.configuration)
    assert not frozen_folder(built_office.configuration, YEAR).exists()
    stands = built_office.stands()
    assert "Freeze the cases again." in stands.missing(Step.BUILT)[0]
    assert stands.missing(Step.CLOSED) == []  # the candidate is there all the same


@pytest.mark.usefixtures("built_office")
def test_the_person_who_erases_is_told_who_froze_the_cases():
    case = Case.objects.get()
    (told,) = [each for each in outside(possible("case", case.pk)) if "froze" in each]
    assert told.startswith("The cases that statistician froze on ")
    assert "statistician must freeze the cases again and build a new candidate" in told


def test_a_backup_says_that_editions_are_not_in_it(built_office, tmp_path):
    folder = built_office.configuration.evidence.parent
    done = office("backup", str(tmp_path / "backup"), **{EVIDENCE: str(folder / "evidence")})
    assert done.stderr == (
        f"note: Editions are not in it, nor who signed them. Copy {folder / 'editions'} as well.\n"
    )


def test_a_draft_or_a_candidate_without_a_key_says_what_the_folder_lacks(built_office):
    stands = built_office.stands()

    def missing(**lacks: object) -> list[str]:
        manifest = replace(stands.life.manifest, **lacks)
        return replace(stands, life=replace(stands.life, manifest=manifest)).missing(Step.CLOSED)

    (draft,) = missing(letters_on="", public_at="")
    assert draft.startswith("The candidate is a draft. Give 2023-24 its letters_on and public_at")
    (unsigned,) = missing(signing={})
    assert unsigned.startswith("The candidate was built without a key, so nobody can sign it.")


def test_once_letters_are_sent_only_a_correction_begins_anew(built_office):
    built_office.close_and_sign()
    AnnualReview.objects.filter(year=str(YEAR)).update_in_ledger(sent_at="2024-07-24T09:00Z")
    stands = built_office.stands()
    assert stands.missing(Step.FROZEN) == stands.missing(Step.BUILT) == [LETTERS_GONE]
    with pytest.raises(NotYetError):
        built_office.freeze()
    AnnualReview.objects.filter(year=str(YEAR)).update_in_ledger(published_at="2024-07-31T09:00Z")
    assert built_office.stands().missing(Step.FROZEN) == []
    built_office.freeze()
    assert built_office.stands().next_step == Step.BUILT


def test_an_edition_that_is_lost_is_not_forgotten(built_office):
    AnnualReview.objects.filter(year=str(YEAR)).update_in_ledger(sent_at="2024-07-24T09:00Z")
    shutil.rmtree(built_office.stands().edition)
    assert built_office.stands().missing(Step.FROZEN) == [LETTERS_GONE]
