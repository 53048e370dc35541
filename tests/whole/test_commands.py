"""Every command's output and exit code; a user's mistake is told in a sentence, never a traceback."""

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

import upheld as upheld_itself
from tests.offices import office_with
from tests.whole.country import Country
from tests.whole.small import YEAR, build, upheld
from upheld.cli.main import app
from upheld.cli.printing import mean_line
from upheld.core.figures.averages import MeanOfRates
from upheld.intake.demonstration import NOTICE

DONE, HAS_PROBLEMS, WRONG_USE = 0, 1, 2


def columns_of_figure(edition: Path) -> list[str]:
    with closing(sqlite3.connect(edition / "edition.sqlite")) as database:
        return [row[1] for row in database.execute("PRAGMA table_info(figure)")]


def test_figures_as_json_have_the_columns_of_the_table_figure(country: Country) -> None:
    done = upheld("figures", country.edition, "--authority", "E06000016", "--format", "json")
    rows = json.loads(done.stdout)
    assert [list(row) for row in rows] == [columns_of_figure(country.edition)] * len(rows)
    measures = ["upheld", "compliance", "late-compliance", "satisfactory-remedies"]
    assert [row["measure"] for row in rows] == [*measures, "upheld-per-100000"]
    assert {row["name"] for row in rows} == {"Leicester City Council"}


def test_figures_as_csv_say_the_same_as_json(country: Country) -> None:
    as_json = json.loads(upheld("figures", country.edition, "--format", "json").stdout)
    printed = upheld("figures", country.edition, "--format", "csv").stdout
    as_csv = list(csv.DictReader(io.StringIO(printed)))
    texts = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in as_json
    ]
    assert as_csv == texts
    assert len({row["authority"] for row in as_csv}) == 15


def test_figures_for_people_name_base_and_average(country: Country) -> None:
    done = upheld("figures", country.edition, "--authority", "rutland", COLUMNS="160")
    row = json.loads(
        upheld("figures", country.edition, "--authority", "rutland", "--format", "json").stdout
    )[0]
    assert done.stdout.startswith(f"Rutland County Council, {YEAR} (unitary councils)\n")
    base = f"{row['counted']} of {row['out_of']} detailed investigations"
    printed = " ".join(done.stdout.split())
    said = f"Complaints upheld: {row['text']} ({base}), average {row['peer_text']}"
    assert f"{said} {row['sentence']}" in printed
    assert "not given" in done.stdout  # a rate of fewer than 50,000 residents
    assert NOTICE in done.stdout


def test_compare_stands_an_authority_beside_its_type_a_region_neighbours_or_any_list(
    country: Country, tmp_path: Path
) -> None:
    neighbours = tmp_path / "neighbours.csv"
    neighbours.write_text("authority,neighbour\nRutland,Leicester\nRutland,Kent\n", "utf-8")
    rutland = "Rutland County Council"
    asked = {
        (): "all unitary councils",
        ("--region",): "all councils in the East Midlands",
        ("--with", "Leeds", "--with", "Kent"): "the chosen councils",
        ("--neighbours", str(neighbours)): f"{rutland} and its statistical neighbours",
    }
    for words, group in asked.items():
        named = ("--authority", "rutland", "--directory", country.directory)
        done = upheld("compare", country.edition, *named, *words)
        assert done.returncode == DONE, done.stderr
        first, *lines = done.stdout.splitlines()
        assert first.startswith(f"{rutland}, {YEAR}, compared with ")
        assert first.endswith(f"of the group: {group}")
        printed = " ".join(" ".join(lines).split())
        assert "Complaints upheld: 57% (4 of 7 detailed investigations)" in printed
        assert f"{group[0].upper()}{group[1:]} together: " in printed
        assert f"The mean of the rates of {group} " in printed
        assert "too few to say" in printed or "chance alone could produce" in printed


def test_compare_says_that_there_is_no_mean_where_none_had_a_case() -> None:
    nobody = MeanOfRates(name="mean of the rates", mean=None, text="no cases", members=0)
    assert mean_line(nobody) == "There is no mean, because none of them had any cases."


def test_compare_says_why_there_is_no_group(country: Country) -> None:
    done = upheld("compare", country.edition, "--authority", "rutland", "--with", "Northampton")
    assert done.returncode == HAS_PROBLEMS
    assert "Northampton Borough Council was abolished on 1 April 2021" in done.stdout
    done = upheld(
        "compare", country.edition, "--authority", "rutland", "--with", "Kent", "--region"
    )
    assert done.returncode == 2
    assert "Give only one of --region, --neighbours and --with." in " ".join(done.stderr.split())


def test_check_counts_the_rows_of_every_table(country: Country) -> None:
    done = upheld("check", country.extract, "--directory", country.directory)
    assert done.returncode == DONE
    assert done.stdout.startswith(f"{country.extract}: no problems. Rows: received ")


def test_check_lists_problems_and_exits_1(country: Country, tmp_path: Path) -> None:
    rows = (country.extract / "received.csv").read_text("utf-8").replace("Housing", "Houzing")
    (tmp_path / "received.csv").write_text(rows, "utf-8")
    done = upheld("check", tmp_path, "--directory", country.directory)
    assert (done.returncode, done.stdout) == (HAS_PROBLEMS, "")
    assert "'Houzing' is neither a category nor a known code" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_reads_references_by_the_form_of_the_office_that_build_is_given(
    country: Country, tmp_path: Path
) -> None:
    office_with(tmp_path, 'references = ["P-####"]')
    for command in (("check",), ("build", "--year", str(YEAR), "--into", tmp_path / "editions")):
        name, *options = command
        done = upheld(
            *(name, country.extract, "--office", tmp_path, "--directory", country.directory),
            *options,
        )
        assert done.returncode == HAS_PROBLEMS
        assert " is not a reference such as P-1234. " in done.stderr


def test_preview_writes_one_letter_marked_as_a_draft(country: Country, tmp_path: Path) -> None:
    done = upheld(
        *("preview", country.extract, "--year", str(YEAR), "--authority", "Kent"),
        *("--directory", country.directory, "--after", country.before, "--into", tmp_path),
    )
    assert (done.returncode, done.stdout) == (DONE, f"Draft letter: {tmp_path}/kent-draft.pdf\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kent-draft.pdf"]
    document = pypdfium2.PdfDocument(tmp_path / "kent-draft.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Draft. Not for publication." in text
    assert "We thank your officers for the 2 visits in May." in text


def figure_of(country: Country, authority: str) -> dict[str, str]:
    done = upheld("figures", country.edition, "--authority", authority, "--format", "json")
    rows = json.loads(done.stdout)
    return next(row for row in rows if row["measure"] == "upheld")


def test_compare_published_agrees_with_what_the_edition_prints(
    country: Country, tmp_path: Path
) -> None:
    figure = figure_of(country, "leeds")
    file = tmp_path / "published.csv"
    file.write_text(
        "authority,year,upheld_count,upheld_out_of,upheld_share\n"
        f"Leeds City Council,{YEAR},{figure['counted']},{figure['out_of']},{figure['text']}\n"
    )
    done = upheld("compare-published", country.edition, file)
    assert (done.returncode, done.stdout) == (
        DONE,
        "3 figures agree, 0 differ, 0 are not given here.\n",
    )


def test_compare_published_tells_each_difference_with_its_cases(
    country: Country, tmp_path: Path
) -> None:
    figure = figure_of(country, "leeds")
    file = tmp_path / "published.csv"
    file.write_text(f"authority,year,upheld_count\nLeeds City Council,{YEAR},99\n")
    done = upheld("compare-published", country.edition, file)
    lines = done.stdout.splitlines()
    assert done.returncode == HAS_PROBLEMS
    assert lines[0] == f"line 2, leeds {YEAR}, upheld_count: published 99, here {figure['counted']}"
    assert len(lines[1:-1]) == figure["counted"]
    assert all(", upheld, " in line for line in lines[1:-1])
    assert lines[-1] == "0 figures agree, 1 differs, 0 are not given here."


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        (
            "northampton",
            "Northampton Borough Council has no figures for 2022-23:"
            " it was abolished on 1 April 2021.",
        ),
        ("leeds", "Leeds City Council has no figures for 2022-23."),
    ],
)
def test_an_authority_without_figures_is_told_and_why(
    country: Country, tmp_path: Path, slug: str, told: str
) -> None:
    without = shutil.copytree(country.edition, tmp_path / country.edition.name)
    with closing(sqlite3.connect(without / "edition.sqlite")) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM figure WHERE authority = ?", (slug,))
        database.commit()
    done = upheld("figures", without, "--authority", slug)
    assert (done.returncode, done.stdout) == (HAS_PROBLEMS, "")
    assert " ".join(done.stderr.split()) == told


def test_verify_refuses_another_hash_than_the_signed_one_before_it_proves(
    country: Country,
) -> None:
    done = upheld("verify", country.edition, "--signed", "0" * 64)
    assert (done.returncode, done.stdout) == (HAS_PROBLEMS, "")
    assert "Proving" not in done.stderr
    assert f"but {'0' * 64} was signed." in done.stderr


def test_no_edition_holds_what_is_private(country: Country) -> None:
    """Statements, summaries, subcategories, complainants, contacts and personal remedies."""
    with closing(sqlite3.connect(country.edition / "edition.sqlite")) as database:
        assert "CONFIDENTIAL" not in "\n".join(database.iterdump())
    tables = (country.edition / "tables").glob("*.csv")
    assert not any("CONFIDENTIAL" in path.read_text("utf-8") for path in tables)


# Words of a command; {..} are places of the country; what is told, in part.
MISTAKES = {
    "no such extract": (("check", "{nothing}"), "{nothing}"),
    "no such edition": (("figures", "{nothing}"), "{nothing} is not an edition"),
    "a folder that is no edition": (("verify", "{extract}"), "{extract} is not an edition"),
    "diff with no edition": (("diff", "{edition}", "{extract}"), "{extract} is not an edition"),
    "unknown authority": (
        ("figures", "{edition}", "--authority", "Leicestershre"),
        "'Leicestershre' is not an authority in this edition. Did you mean 'North West"
        " Leicestershire District Council' or 'Leicester City Council'?",
    ),
    "nothing to compare with": (("compare-published", "{edition}", "{nothing}"), "{nothing}"),
    "preview of nobody": (
        ("preview", "{extract}", "--year", "2022-23", "--authority", "Atlantis"),
        "'Atlantis' is not an authority we know.",
    ),
    "after what is no edition": (("build", "--after", "{extract}"), "{extract} is not an edition"),
    "after the same year": (
        ("build", "--after", "{edition}"),
        "2022-23 can only follow the edition for an earlier year.",
    ),
    "letters before the figures": (
        ("build", "--letters-on", "2023-03-01"),
        "The letters are dated 2023-03-01, before 2023-03-31, the day of the figures.",
    ),
    "public before the letters": (
        ("build", "--letters-on", "2023-07-19", "--public-at", "2023-07-18T09:00"),
        "before its letters, dated 2023-07-19. Give a later --public-at.",
    ),
    "figures before the year": (
        ("build", "--as-at", "2022-03-31"),
        "--as-at 2022-03-31 is before 2022-23 began.",
    ),
    "reissue of nothing": (
        ("build", "--reissue", "Leeds"),
        "so there is no letter to issue again. Build the edition without --reissue.",
    ),
    "reissue of nobody": (
        ("build", "--reissue", "Atlantis"),
        "'Atlantis' is not an authority we know.",
    ),
    "no such office": (("build", "--office", "{nothing}"), "{nothing} is not a folder."),
    "a file as office": (("verify", "{edition}", "--office", "{file}"), "{file} is not a folder."),
    "no such directory": (("check", "{extract}", "--directory", "{nothing}"), "{nothing}"),
    "a file as editions": (("build", "--into", "{file}"), "{file}"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_words_and_exits_1(
    country: Country, tmp_path: Path, mistake: str
) -> None:
    places = {
        "nothing": tmp_path / "nothing",
        "file": tmp_path / "file",
        "extract": country.extract,
        "edition": country.edition,
    }
    places["file"].write_text("")
    words, told = MISTAKES[mistake]
    command, *rest = (word.format(**places) for word in words)
    if command == "build":
        done = build(country.extract, country.directory, tmp_path / "editions", *rest)
        assert not list(tmp_path.glob("editions/2*"))
    elif command == "preview":
        done = upheld(command, *rest, "--directory", country.directory)
    else:
        done = upheld(command, *rest)
    assert "Traceback" not in done.stderr
    assert told.format(**places) in " ".join(done.stderr.split())
    assert done.returncode == HAS_PROBLEMS


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--year", "2022", "'2022'"),
        ("--year", "2022-24", "'2022-24'"),
        ("--as-at", "31 March 2023", "We cannot read '31 March 2023' as a date."),
        ("--letters-on", "2023-02-30", "We cannot read '2023-02-30' as a date."),
        ("--public-at", "noon", "We cannot read 'noon' as a time."),
        ("--colour", "red", "No such option"),
    ],
)
def test_wrong_use_exits_2(
    country: Country, tmp_path: Path, option: str, value: str, told: str
) -> None:
    done = build(country.extract, country.directory, tmp_path, option, value)
    assert "Traceback" not in done.stderr
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode == WRONG_USE


def test_diff_between_years_says_what_is_new_and_lists_no_letter(country: Country) -> None:
    done = upheld("diff", country.before, country.edition)
    first, *lines = done.stdout.splitlines()
    assert re.fullmatch(
        "Between 2021-22.v1 and 2022-23.v1: [0-9]+ figures, [0-9]+ averages, [0-9]+ letters, 0"
        " rules, names and breaks[.]",
        first,
    )
    assert "2022-23 figures of upheld: 15, not in 2021-22.v1" in lines
    assert re.fullmatch(
        r"letters: [0-9]+, all of another year \(give --all to see them\)", lines[-1]
    )
    whole = upheld("diff", "--all", country.before, country.edition).stdout.splitlines()
    assert len(whole) > 10 * len(lines)
    assert not any("--all" in line for line in whole)


@pytest.mark.parametrize("module", ["upheld", "upheld.cli.main"])
def test_python_can_be_asked_for_a_command_too(module: str) -> None:
    words = (sys.executable, "-m", module, "--version")
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == f"upheld {upheld_itself.__version__}\n"


def test_a_command_that_does_not_exist_exits_2() -> None:
    done = upheld("publicise")
    assert done.returncode == WRONG_USE
    assert "No such command" in done.stderr


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    names = [
        *(each.name or each.callback.__name__ for each in app.registered_commands),
        *(each.name for each in app.registered_groups),
    ]
    assert len(names) > 10
    assert [name for name in names if f"| `upheld {name} " not in readme] == []
