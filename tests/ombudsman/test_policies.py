"""policies.toml: an office's own, frozen with an edition; nobody's where nobody approved them."""

from datetime import date

import pytest

from tests.editions import edition_of
from tests.offices import without_line
from tests.ombudsman.test_guides import office_with
from tests.publish.letters.composing import NWL, decided
from tests.tables import extract
from upheld.edition.proof.quality import policies_checked
from upheld.edition.proof.verifying import verify_database
from upheld.edition.queries.quality import missing_policies
from upheld.ombudsman.folder import OfficeError, read_office
from upheld.ombudsman.policies import KINDS, policy_rows

APPROVED = """
[revisions]
title = "How we revise figures"
owner = "Head of Statistics"
approved_on = 2020-05-01
text = "revisions.md"
"""
PUBLIC_ON = date(2020, 7, 29)


def office_of(folder, settings, **texts):
    (folder / "policies").mkdir()
    for name, text in texts.items():
        (folder / "policies" / f"{name}.md").write_text(text, "utf-8")
    (office_with(folder, "") / "policies.toml").write_text(settings, "utf-8")
    return read_office(folder)


def rows_of(office):
    return policy_rows(office.policies, on=PUBLIC_ON)


def test_the_default_office_has_no_policy_and_each_is_missing():
    office = read_office()
    edition = edition_of(extract(decided=decided(NWL, upheld=1)))
    assert (office.policies, rows_of(office)) == ((), [])
    assert missing_policies(edition) == [
        "No revisions policy has been approved.",
        "No disclosure policy has been approved.",
        "No policy on early access has been approved.",
        "No policy on users has been approved.",
        "No code of practice has been approved.",
    ]


def test_a_policy_has_a_title_an_owner_and_a_day_of_approval(tmp_path):
    office = office_of(tmp_path, APPROVED, revisions="We mark them [r].\n")
    assert rows_of(office) == [
        (
            "revisions",
            "How we revise figures",
            "Head of Statistics",
            "2020-05-01",
            "We mark them [r].\n",
        )
    ]


@pytest.mark.parametrize(
    "settings",
    [
        APPROVED.replace('owner = "Head of Statistics"\n', ""),
        APPROVED.replace("approved_on = 2020-05-01\n", ""),
        APPROVED.replace("2020-05-01", "2020-07-30"),
    ],
    ids=["nobody owns it", "not approved", "approved after publication"],
)
def test_what_nobody_has_approved_is_in_no_edition(tmp_path, settings):
    assert rows_of(office_of(tmp_path, settings, revisions="A draft.")) == []


def test_an_approval_counts_from_its_own_day(tmp_path):
    settings = APPROVED.replace("2020-05-01", "2020-07-29")
    assert len(rows_of(office_of(tmp_path, settings, revisions="Words."))) == 1


def test_policies_and_their_texts_are_hashed_with_the_office(tmp_path):
    office = office_of(tmp_path, APPROVED, revisions="Words.")
    before = office.hashes()
    assert {"policies.toml", "policies/revisions.md"} <= before.keys()
    (tmp_path / "policies" / "revisions.md").write_text("Other words.", "utf-8")
    assert read_office(tmp_path).hashes() != before


def test_everything_wrong_with_policies_is_told_at_once(tmp_path):
    settings = """
    early_access = "yes"
    disclosure = 3
    [revisions]
    title = ""
    owner = 5
    approved_on = "1 May"
    text = "../secret.md"
    editor = "x"
    [users]
    title = "Users"
    text = "users.md"
    [code-of-practice]
    """
    with pytest.raises(OfficeError) as refused:
        office_of(tmp_path, settings)
    first, *lines = str(refused.value).splitlines()
    assert first == f"{tmp_path / 'policies.toml'} cannot be used:"
    assert [without_line(line) for line in lines] == [
        f"early_access is not a setting. Write one of: {', '.join(KINDS)}.",
        "disclosure: 3 is not a policy. Write [disclosure], and a title in it.",
        "revisions.editor is not a setting. Write one of: title, owner, approved_on, text.",
        "revisions.title: '' is not a text. Write it between quotes.",
        "revisions.owner: 5 is not a text. Write it between quotes.",
        "revisions.approved_on: '1 May' is not a day. Write 2024-05-01, or leave the line out until"
        " it is approved.",
        "revisions.text: '../secret.md' is not the name of a file. Write revisions.md.",
        f"users.text: 'users.md' is not in {tmp_path / 'policies'}. Put it there, or leave the"
        " policy out.",
        "code-of-practice: title is missing. A policy needs a title and a text.",
        "code-of-practice: text is missing. A policy needs a title and a text.",
    ]


def test_a_policy_that_nobody_approved_is_found_when_an_edition_is_proved():
    edition = edition_of(extract(decided=decided(NWL, upheld=1)))
    row = ("users", "Our users", "", "2020-05-01", "Words.")
    edition.database.execute("INSERT INTO policy VALUES (?, ?, ?, ?, ?)", row)
    assert [str(finding) for finding in verify_database(edition)] == [
        "edition.sqlite: policy users: is not a policy with its owner, approval and text"
    ]
    assert list(policies_checked(edition, read_office())) == [
        "policy users: is not what the ombudsman's folder says"
    ]
