"""A corrected edition changes what was wrong, and nothing else; earlier years stay as published."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.offices import office_with
from tests.whole.country import Country
from tests.whole.few_letters import written_to
from tests.whole.small import (
    BEFORE,
    YEAR,
    Row,
    Tables,
    build,
    only_about,
    upheld,
    write_directory,
    write_extract,
    write_office,
)
from upheld.core.years import Year
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import open_edition

# Groups of two move by points where national ones move by tenths, so the threshold is higher too.
OFFICE = """
pinned_average_threshold_points = 3
[years."2022-23"]
letters_on = 2023-07-19
public_at = 2023-07-26T00:01:00
"""
ON_ANOTHER_DAY = ("--letters-on", "2023-09-01", "--public-at", "2023-09-08T00:01")


# Whose letters these tests ask about, and who else is of their groups.
WRITTEN_TO = ("camden", "islington", "kent", "leeds", "leicester", "rutland")
HERE = (*WRITTEN_TO, "northampton", "west-northamptonshire")


def write_cases(folder: Path, change: Callable[[Tables], None] | None = None) -> Path:
    """The extract of a part of the small country with this change, and few letters."""

    def changed(tables: Tables) -> None:
        if change:
            change(tables)
        only_about(HERE, tables)
        written_to(*WRITTEN_TO, of=HERE)(tables)

    return write_extract(folder, change=changed)


def decisions_of(tables: Tables, slug: str, year: Year) -> list[Row]:
    return [
        row
        for row in tables["decided"]
        if row["authority"] == slug
        and row["outcome"] == "not upheld"
        and Year.containing(row["decided_on"]) == year
    ]


def one_of_camden(tables: Tables) -> None:
    decisions_of(tables, "camden", YEAR)[-1]["outcome"] = "closed after initial enquiries"


def all_of_camden(tables: Tables) -> None:
    """Enough to move the average of its group, which pools some 25 investigations, by points."""
    for row in decisions_of(tables, "camden", YEAR):
        row["outcome"] = "closed after initial enquiries"


def one_of_leicester(tables: Tables) -> None:
    decisions_of(tables, "leicester", YEAR)[0]["outcome"] = "closed after initial enquiries"


def one_of_the_year_before(tables: Tables) -> None:
    decisions_of(tables, "camden", BEFORE)[0]["outcome"] = "closed after initial enquiries"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where an office works: its directory, folder, editions, and the cases as first published."""

    folder: Path

    def build(self, extract: str, *options: str | Path, exits: int = 0) -> str:
        done = build(
            self.folder / extract,
            self.folder / "directory",
            self.folder / "editions",
            "--office",
            self.folder / "office",
            *options,
        )
        assert done.returncode == exits, done.stderr
        return done.stderr if exits else done.stdout

    def send(self, version: int) -> None:
        done = upheld("sent", self.edition(version))
        assert done.returncode == 0, done.stderr

    def edition(self, version: int) -> Path:
        return self.folder / "editions" / f"{YEAR}.v{version}"

    def letters(self, version: int) -> dict[str, bytes]:
        folder = self.edition(version) / "letters"
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    def changed_letters(self, *versions: int) -> set[str]:
        one, other = (self.letters(version) for version in versions)
        assert one.keys() == other.keys()
        return {name for name in one if one[name] != other[name]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Version 1 as published; version 2 with one decision of Camden corrected, on another day."""
    folder = tmp_path_factory.mktemp("desk")
    write_directory(folder / "directory", of=HERE)
    write_office(folder / "office", text=OFFICE)
    write_cases(folder / "cases")
    write_cases(folder / "corrected", one_of_camden)
    write_cases(folder / "much corrected", all_of_camden)
    found = Desk(folder=folder)
    found.build("cases")
    found.send(1)
    found.build("corrected", *ON_ANOTHER_DAY)
    return found


def test_only_the_letter_whose_words_change_is_issued_again(desk: Desk) -> None:
    assert desk.changed_letters(1, 2) == {"camden.pdf", "camden.html"}


def test_the_averages_are_pinned_as_published(desk: Desk) -> None:
    with open_edition(desk.edition(1)) as one, open_edition(desk.edition(2)) as two:
        query = "SELECT peer_group, measure, counted, out_of, text, members FROM average"
        assert one.rows(query) == two.rows(query)
        pinned = two.rows("SELECT peer_group, measure, source FROM average WHERE basis = 'pinned'")
    assert pinned == [
        {"peer_group": "london", "measure": "upheld", "source": "as published in 2022-23.v1"}
    ]


def test_the_letter_issued_again_says_which_it_replaces(desk: Desk) -> None:
    text = (desk.edition(2) / "letters" / "camden.html").read_text("utf-8")
    assert "replaces" in text
    assert "19 July 2023" in text
    with open_edition(desk.edition(2)) as edition:
        rows = edition.rows("SELECT authority, replaces, letters_on, issued_in FROM letter")
    again = [row for row in rows if row["issued_in"] == 2]
    assert again == [
        {
            "authority": "camden",
            "replaces": "2023-07-19",
            "letters_on": "2023-09-01",
            "issued_in": 2,
        }
    ]


def test_a_corrected_edition_is_verified_and_its_rebuild_says_unchanged(desk: Desk) -> None:
    office = ("--office", desk.folder / "office")
    done = upheld("verify", desk.edition(2), *office)
    assert (done.returncode, "verified" in done.stdout) == (0, True), done.stderr
    printed = desk.build("corrected", *ON_ANOTHER_DAY)
    assert printed == f"{desk.edition(2)}: unchanged, the same inputs gave the same bytes.\n"


def test_a_folder_that_it_was_not_made_with_is_named(desk: Desk, tmp_path: Path) -> None:
    office = shutil.copytree(desk.folder / "office", tmp_path / "office")
    settings = office / "office.toml"
    settings.write_text(settings.read_text("utf-8") + "# another day\n", "utf-8")
    done = upheld("verify", desk.edition(2), "--ombudsman", office)
    assert done.returncode == 0
    assert (
        f"words are those of its ombudsman's folder ({office} is not as it was when the edition was"
        " made: office.toml is another)"
    ) in done.stdout


def test_the_folder_of_another_ombudsman_proves_nothing(desk: Desk, tmp_path: Path) -> None:
    other = office_with(tmp_path, 'name = "Another Ombudsman"\n')
    done = upheld("verify", desk.edition(2), "--ombudsman", other)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        f"{desk.edition(2)} was made for 'The Small Ombudsman', and {other} is the folder of"
        " 'Another Ombudsman'. Give the folder that it was made with."
    )


def test_diff_tells_figure_letter_and_the_cases_behind(desk: Desk) -> None:
    with open_edition(desk.edition(1)) as one, open_edition(desk.edition(2)) as two:
        query = (
            "SELECT text, counted, out_of FROM figure"
            " WHERE authority = 'camden' AND measure = 'upheld' AND year = '2022-23'"
        )
        (was,), (now,) = one.rows(query), two.rows(query)
    assert now["out_of"] == was["out_of"] - 1
    done = upheld("diff", desk.edition(1), desk.edition(2))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    base = "detailed investigations"
    assert (
        "figure 2022-23 London Borough of Camden, upheld:"
        f" {was['text']} ({was['counted']} of {was['out_of']} {base}) ->"
        f" {now['text']} ({now['counted']} of {now['out_of']} {base})"
    ) in lines
    cases = [line.strip() for line in lines if line.strip().startswith(("- decided", "+ decided"))]
    assert [(case[0], case.split(", ")[-2]) for case in cases] == [
        ("-", "not upheld"),
        ("+", "closed after initial enquiries"),
    ]
    assert cases[0].split(", ")[0][2:] == cases[1].split(", ")[0][2:]  # one case, before and after
    assert [line for line in lines if line.startswith("letter ")] == [
        "letter camden: words changed"
    ]
    assert lines[0] == (
        f"Between {YEAR}.v1 and {YEAR}.v2: 1 figure, 0 averages, 1 letter, 0 rules, names and"
        " breaks."
    )
    at = lines.index("cases London Borough of Camden:")
    assert [line.strip() for line in lines[at + 1 : at + 3]] == cases


def test_reissue_is_refused_where_another_letter_would_change(desk: Desk) -> None:
    before = sorted(path.name for path in (desk.folder / "editions").iterdir())
    said = desk.build("much corrected", *ON_ANOTHER_DAY, "--reissue", "Camden", exits=1)
    assert "islington" in said.splitlines()[-1]
    assert "Only the letter about camden was to be issued again, but 1 more" in said
    assert sorted(path.name for path in (desk.folder / "editions").iterdir()) == before


def test_reissue_of_one_letter_that_alone_changes(desk: Desk, tmp_path: Path) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    printed = own.build("corrected", *ON_ANOTHER_DAY, "--reissue", "London Borough of Camden")
    assert "Issued again: camden\n" in printed
    assert own.changed_letters(1, 2) == {"camden.pdf", "camden.html"}


def test_a_change_past_the_threshold_issues_the_letters_of_the_group_again(
    desk: Desk, tmp_path: Path
) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    printed = own.build("much corrected", *ON_ANOTHER_DAY)
    assert "Issued again: camden, islington\n" in printed
    names = {name.partition(".")[0] for name in own.changed_letters(1, 2)}
    assert names == {"camden", "islington"}
    query = "SELECT DISTINCT basis FROM average WHERE year = ?"
    with open_edition(own.edition(2)) as edition:
        assert edition.rows(query, (str(YEAR),)) == [{"basis": "pooled"}]


def test_a_letter_whose_words_change_is_issued_again_though_its_figure_stays(
    desk: Desk, tmp_path: Path
) -> None:
    """With one investigation fewer in Leicester, Rutland's seven can no longer show that it is higher."""
    own = Desk(folder=_copy_of(desk, tmp_path))
    write_cases(own.folder / "one less", one_of_leicester)
    assert "Issued again: leicester, rutland\n" in own.build("one less", *ON_ANOTHER_DAY)
    printed = upheld("diff", own.edition(1), own.edition(2)).stdout
    said = "figure 2022-23 Rutland County Council, upheld: said In 2022-23 we completed 7 "
    (line,) = (each for each in printed.splitlines() if each.startswith(said))
    before, after = line.split(" -> ")
    assert before.endswith("whether the council differs from other unitary councils.")
    assert after.endswith("but not by enough to rule out chance.")


def _copy_of(desk: Desk, folder: Path) -> Path:
    """Another desk with version 1 alone, whose letters were sent; the large parts are links."""
    for name in ("directory", "office", "cases", "corrected", "much corrected"):
        (folder / name).symlink_to(desk.folder / name)
    editions = folder / "editions"
    editions.mkdir()
    for name in (f"{YEAR}.v1", f"{YEAR}.v1.private"):
        (editions / name).symlink_to(desk.folder / "editions" / name)
    acts = f"{YEAR}.v1.acts.jsonl"
    shutil.copyfile(desk.folder / "editions" / acts, editions / acts)
    return folder


def test_a_letter_that_stays_is_taken_over_from_no_link(desk: Desk, tmp_path: Path) -> None:
    """It could lead to any file of the machine, and the edition is public."""
    own = Desk(folder=_copy_of(desk, tmp_path))
    own.edition(1).unlink()
    shutil.copytree(desk.edition(1), own.edition(1))
    letter = own.edition(1) / "letters" / "leicester.html"
    shutil.move(letter, tmp_path / "away.html")
    letter.symlink_to(tmp_path / "away.html")
    said = own.build("corrected", *ON_ANOTHER_DAY, exits=1)
    assert f"{letter} is a link, and we do not follow links." in " ".join(said.split())
    assert not own.edition(2).exists()


def test_a_draft_pins_no_average_and_gives_up_its_place(desk: Desk, tmp_path: Path) -> None:
    """Nothing of a draft was ever published."""
    write_office(tmp_path / "office")
    for name in ("directory", "cases", "corrected"):
        (tmp_path / name).symlink_to(desk.folder / name)
    own = Desk(folder=tmp_path)
    assert "Draft: it cannot be published without --letters-on and --public-at." in own.build(
        "cases"
    )
    own.build("corrected")
    assert not own.edition(2).exists()
    with open_edition(own.edition(1)) as edition:
        bases = edition.rows("SELECT DISTINCT basis FROM average WHERE year = ?", (str(YEAR),))
        replaced = edition.rows("SELECT authority FROM letter WHERE replaces <> ''")
    assert (bases, replaced) == ([{"basis": "pooled"}], [])


def test_an_earlier_year_stays_as_published_though_its_cases_change(
    country: Country, tmp_path: Path
) -> None:
    changed = write_extract(tmp_path / "changed", change=one_of_the_year_before)
    earlier, editions = country.before, tmp_path / "editions"
    done = build(changed, country.directory, editions, "--after", earlier)
    assert done.returncode == 0, done.stderr
    query = "SELECT * FROM figure WHERE year = ? ORDER BY authority, measure"
    with open_edition(earlier) as was, open_edition(editions / f"{YEAR}.v1") as now:
        assert was.rows(query, (str(BEFORE),)) == now.rows(query, (str(BEFORE),)) != []
        inputs = now.manifest.inputs
        letter = now.rows("SELECT content FROM letter WHERE authority = 'camden'")[0]
        (figure,) = was.rows(
            "SELECT text FROM figure WHERE authority = 'camden' AND measure = 'upheld'"
            " AND year = ?",
            (str(BEFORE),),
        )
    assert f"after/{BEFORE}.v1" in inputs
    assert figure["text"] in json.dumps(json.loads(letter["content"])["sections"])


def test_a_correction_is_not_public_at_the_hour_of_what_it_corrects(
    desk: Desk, tmp_path: Path
) -> None:
    """Readers would be told that it was made on the day of the first version."""
    own = Desk(folder=_copy_of(desk, tmp_path))
    said = own.build("corrected", exits=1)
    assert (
        f"{YEAR}.v2 corrects {own.edition(1)}, which is public from 2023-07-26 00:01+01:00, and"
        " would be public no later. Give a later --public-at"
    ) in said
    assert not own.edition(2).exists()


def test_a_letter_issued_again_may_not_bear_the_day_of_the_one_it_replaces(
    desk: Desk, tmp_path: Path
) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    said = own.build("corrected", "--public-at", "2023-09-08T00:01", exits=1)
    assert (
        "would be dated 2023-07-19, but the letters that they replace are dated 2023-07-19" in said
    )
    assert not own.edition(2).exists()


def test_a_candidate_gives_up_its_place_to_the_next(desk: Desk, tmp_path: Path) -> None:
    """What is corrected is the last version that somebody relies on."""
    own = Desk(folder=_copy_of(desk, tmp_path))
    (own.folder / "office").unlink()
    write_office(own.folder / "office")
    assert "Draft" in own.build("corrected")
    shutil.rmtree(own.folder / "office")
    write_office(own.folder / "office", text=OFFICE)
    draft = edition_hash(own.edition(2))
    printed = own.build("corrected", *ON_ANOTHER_DAY)
    assert f"Replaced: the candidate of that name, hash {draft}\n" in printed
    assert own.changed_letters(1, 2) == {"camden.pdf", "camden.html"}
    assert not own.edition(3).exists()


def test_a_row_mended_before_anything_was_sent_is_no_correction(desk: Desk, tmp_path: Path) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    (own.folder / "editions" / f"{YEAR}.v1.acts.jsonl").unlink()
    for name in (f"{YEAR}.v1", f"{YEAR}.v1.private"):
        (own.folder / "editions" / name).unlink()
        shutil.copytree(desk.folder / "editions" / name, own.folder / "editions" / name)
    printed = own.build("corrected")
    assert "Replaced: " in printed
    with open_edition(own.edition(1)) as edition:
        assert edition.rows("SELECT authority FROM letter WHERE replaces <> ''") == []
        assert not any(name.startswith("corrects/") for name in edition.manifest.inputs)


def one_addressee(tables: Tables) -> None:
    for row in tables["contacts"]:
        if row["authority"] == "kent" and row["role"] == "chief executive":
            row["name"] = "The New Chief Executive"


def leeds_gets_none(tables: Tables) -> None:
    tables["letters"] = [row for row in tables["letters"] if row["authority"] != "leeds"]
    tables["letters"].append(
        {"authority": "leeds", "send": "no", "paragraph": None, "approved_by": None}
    )


def test_a_letter_that_is_to_be_issued_again_is_though_its_words_are_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    write_cases(own.folder / "addressed", one_addressee)
    assert "Issued again: kent\n" in own.build("addressed", *ON_ANOTHER_DAY, "--reissue", "Kent")
    assert "The New Chief Executive" in own.letters(2)["kent.html"].decode()
    assert own.changed_letters(1, 2) == {"kent.pdf", "kent.html"}


def test_a_letter_withdrawn_is_a_change_and_is_told(desk: Desk, tmp_path: Path) -> None:
    own = Desk(folder=_copy_of(desk, tmp_path))
    write_cases(own.folder / "fewer", leeds_gets_none)
    said = own.build("fewer", *ON_ANOTHER_DAY, "--reissue", "Camden", exits=1)
    assert "1 more would change: leeds" in said
    assert "Withdrawn: leeds\n" in own.build("fewer", *ON_ANOTHER_DAY)
