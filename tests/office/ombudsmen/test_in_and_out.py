"""An office's own words go in and out whole, whatever the profile says of them later."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.office.cases import a_case, mistakes, send
from tests.office.moving.extracts import contents_of
from tests.office.ombudsmen.own_extracts import OMBUDSMEN, REFERENCES, read, take_in, taken_out
from tests.office.signed_in import a_person, signed_in
from upheld.office.configuration import own_office, own_profile
from upheld.office.models import Authority, Case, Decision
from upheld.office.moving.around import extract_report, read_to_build
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.publication_in_extracts import state_as_imported, withheld_for
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.rules.times import Times


@pytest.mark.parametrize("name", REFERENCES)
def test_an_extract_in_an_ombudsmans_own_words_goes_in_and_comes_out_whole(
    office_in, tmp_path, name
):
    office_in(OMBUDSMEN / name)
    came_in = take_in(name)
    assert contents_of(read(taken_out(tmp_path / "out"))) == contents_of(came_in)


def test_an_office_has_its_own_authorities_and_those_that_it_has_cases_about(office_in):
    a_case(slug="leeds")
    office_in(OMBUDSMEN / "waterways")
    own = {each.slug for each in own_office().directory.authorities}
    assert set(Authority.objects.values_list("pk", flat=True)) == {"leeds", *own}


def test_without_a_reason_for_a_review_it_goes_out_with_the_one_for_all_others(office_in):
    office_in(OMBUDSMEN / "wales")
    profile, times = own_profile(), Times.of(own_office())
    told = {"withheld_reason": "", "reason": "", "decided_on": None, "publish_on": None}
    state, on = State.UNDER_REVIEW, {"as_at": None, "times": times, "profile": profile}
    assert withheld_for(state=state, **told, **on) == "other"
    row = {"withheld_reason": "other", "decided_on": date(2024, 3, 4)}
    day = {"is_replaced": False, "today": date(2024, 7, 31), "times": times}
    assert state_as_imported(row, **day, profile=profile) == State.WITHHELD


# ---- A word that the profile has dropped -----------------------------------------------------

REPORT = '"public interest report"'
DROPPED = (
    '"set aside" = { stage = "set aside" }\n',
    '"dropped" = { shows = "neither" }\n',
    '"Dredging" = { also = ["silt"] }\n',
    '"new survey", ',
    '"complaints manager" = { copies = 1 }\n',
    '"a boater could be recognised" = {}\n',
)


def drop(file: Path, *parts: str) -> None:
    text = file.read_text("utf-8")
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    file.write_text(text, "utf-8")


def test_what_followed_from_an_outcome_that_the_profile_has_dropped_goes_out(office_in, tmp_path):
    folder = shutil.copytree(OMBUDSMEN / "wales", tmp_path / "wales")
    office_in(folder)
    take_in("wales")
    before = taken_out(tmp_path / "before")
    rule = f'{REPORT} = {{ stage = "investigated", fault = true, listed = true }}\n'
    drop(folder / "profile.toml", rule, f", {REPORT}")
    means = 'means = "We upheld the complaint, and published a report in the public interest."\n'
    drop(folder / "words" / "en-GB.toml", f"[outcomes.{REPORT}]\n{means}")
    office_in(folder)
    after = taken_out(tmp_path / "after")
    assert after == before
    assert b"2022000007," in after["recommendations"]


def test_what_has_a_word_that_the_profile_has_dropped_stays_what_it_was(office_in, tmp_path):
    folder = shutil.copytree(OMBUDSMEN / "waterways", tmp_path / "waterways")
    office_in(folder)
    take_in("waterways")
    before = taken_out(tmp_path / "before")
    drop(folder / "profile.toml", *DROPPED)
    office_in(folder)
    assert taken_out(tmp_path / "after") == before
    said = " ".join(extract_report({}, tmp_path / "after"))
    assert "no longer has: category 'Dredging', 2 times." in said
    with pytest.raises(MovingError, match=r"no longer has: category 'Dredging', 2 times\."):
        read_to_build(tmp_path / "after")  # for a register, or a letter

    caseworker = signed_in(a_person(Role.CASEWORKER))
    case = Case.objects.filter(category="Dredging").first()
    form = f"/cases/{case.pk}/edit"
    assert caseworker.get(form).context["form"].fields["category"].choices[-1][0] == "Dredging"
    answer = send(caseworker, form, received_on="12/4/2022")
    assert answer.status_code == 302, mistakes(answer)
    assert Case.objects.get(pk=case.pk).category == "Dredging"
    for dropped in Decision.objects.all():
        for address in (
            f"/cases/{dropped.case_id}",
            f"/decisions/{dropped.pk}",
            f"/publication/{dropped.pk}",
        ):
            assert caseworker.get(address).status_code == 200
