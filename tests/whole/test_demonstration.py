"""The demonstration, whole: what `make run` builds, what the README says of it, and how it looks."""

import csv
import json
import re
import shutil
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlencode

import pytest
from docs import make_pictures
from PIL import Image, ImageChops

from tests.demo.written import demonstration_once
from tests.directory import by_code, default_directory
from tests.published.rows import published_rows
from tests.sampling import WHOLE
from tests.site.asking import Asker
from tests.whole.small import upheld, write_rows
from upheld.core.years import Year
from upheld.edition.manifest import read_manifest
from upheld.edition.queries.figures import figures_of
from upheld.edition.queries.letters import letters_of
from upheld.edition.reading import open_edition

HERE = Path(__file__).parent.parent.parent
EXTRACT = "demonstration/extract"
EDITIONS = "demonstration/editions"
LAST_DAY = Year(2019).last_day  # of those that are built here


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The extract and the first two editions, where `make run` puts them; README builds another."""
    folder = tmp_path_factory.mktemp("run")
    shutil.copytree(demonstration_once(tmp_path_factory), folder / EXTRACT)
    build_the_first_year(folder)
    make_pictures.run(command_of_readme("upheld build"), folder)
    return folder


def build_the_first_year(root):
    """With all its letters in the whole proof; else with those alone that the extract names, since
    the year that follows it reads its figures only.
    """
    extract = root / EXTRACT
    if not WHOLE:
        extract = shutil.copytree(extract, root / "few letters")
        send_no_others(extract / "letters.csv")
    words = ("build", extract, "--year", "2018-19", "--into", root / EDITIONS)
    done = upheld(*words)
    assert done.returncode == 0, done.stderr[-3000:]


def send_no_others(letters):
    with letters.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        sent = list(reader)
    named = {row["authority"] for row in sent}
    bodies = [body.name for body in default_directory().authorities if body.name not in named]
    rows = sent + [{"authority": name, "send": "no"} for name in bodies]
    write_rows(letters, rows, columns=reader.fieldnames)


@pytest.mark.sampled
def test_the_first_year_is_built_with_its_letters(root):
    files = read_manifest(root / EDITIONS / "2018-19.v1").files
    assert sum(name.endswith(".pdf") for name in files) == (376 if WHOLE else 7)


def test_the_letter_of_2020_is_rebuilt(root):
    """It printed 33% of three beside 45%, and its third figure as 0% "of upheld cases"."""
    printed = make_pictures.run(command_of_readme("upheld figures"), root)
    printed = " ".join(" ".join(printed).split())
    for words in (
        "33% (1 of 3 detailed investigations), average 45%",
        "Three investigations are too few to say whether the council differs",
        "Compliance with recommendations: 100% (1 of 1 compliance outcome), average 99%",
        "0% (0 of 1 upheld decision), average 20%",
    ):
        assert words in printed


def test_every_authority_with_figures_has_one_letter_in_two_forms(root):
    with open_edition(root / EDITIONS / "2019-20.v1") as edition:
        listed = [row.authority for row in letters_of(edition)]
        with_figures = {row.authority for row in figures_of(edition)}
        files = {p for p in edition.manifest.files if p.startswith("letters/")}
    assert len(listed) == len(set(listed))
    # The letter list of the demonstration leaves one out.
    assert with_figures - set(listed) == {"environment-agency"}
    assert set(listed) <= with_figures
    assert files == {f"letters/{slug}.{end}" for slug in listed for end in ("pdf", "html")}


def test_everything_made_says_that_the_cases_are_invented(root):
    folder = root / EDITIONS / "2019-20.v1"
    notice = read_manifest(folder).notice
    assert "invented" in notice
    for page in (folder / "letters").glob("*.html"):
        assert notice in page.read_text("utf-8").replace("&#39;", "'")
    for table in (folder / "tables").glob("*.csv"):
        rows = table.read_text("utf-8-sig").splitlines()
        assert all("invented" in row for row in rows[1:])


def commands_of_readme():
    readme = (HERE / "README.md").read_text("utf-8")
    for block in re.findall(r"```console\n(.*?)```", readme, re.DOTALL):
        command, *printed = block.splitlines()
        yield command.removeprefix("$ "), printed


def command_of_readme(begin):
    (found,) = (command for command, _ in commands_of_readme() if command.startswith(begin))
    return found


@pytest.mark.parametrize(("command", "printed"), list(commands_of_readme()))
def test_the_readme_shows_what_the_commands_print(root, command, printed):
    lines = make_pictures.run(command, root)
    lines = [line for line in lines if not line.startswith("note: ")]
    for line, shown in zip_longest(lines, printed, fillvalue=""):
        pattern = ".*".join(re.escape(part) for part in shown.split("…"))
        assert re.fullmatch(pattern, line), (shown, line)


def test_the_picture_of_the_letter_is_the_letter(root):
    shown = Image.open(HERE / "docs/pictures/letter.png").convert("RGB")
    assert (
        ImageChops.difference(shown, make_pictures.letter_page(root).convert("RGB")).getbbox()
        is None
    )


def test_the_picture_of_the_funnel_is_drawn_from_the_edition(root):
    assert (HERE / "docs/pictures/funnel.svg").read_text("utf-8") == make_pictures.funnel_svg(root)


def test_the_picture_of_the_terminal_is_what_the_commands_print(root):
    def without_hashes(svg):
        return re.sub("[0-9a-f]{8}…", "…", svg)

    shown = (HERE / "docs/pictures/terminal.svg").read_text("utf-8")
    made = make_pictures.terminal_svg(make_pictures.terminal_lines(root))
    assert without_hashes(shown) == without_hashes(made)


def test_every_council_whose_figures_were_published_is_found_by_each_of_its_names(root):
    """On the site, by its name as published, by each other name, and by its code.

    Two councils that have begun since are in no edition built here.
    """
    asked = names_as_published()
    assert len({slug for slug, _ in asked}) > 60
    missing = []
    with Asker(root / "demonstration") as asker:
        for slug, name in sorted(asked):
            answer = asker.ask(f"/find.json?{urlencode({'q': name})}")
            leads = answer.headers.get("location") == f"/councils/{slug}.json"
            bearing = [] if leads or answer.status != 200 else json.loads(answer.body)["bearing"]
            if not leads and slug not in {each["slug"] for each in bearing}:
                missing.append((slug, name))
    assert missing == []


def names_as_published() -> set[tuple[str, str]]:
    directory = default_directory()
    rows = [(row, by_code(row.authority)) for row in published_rows()]
    found = {(body.slug, row.name) for row, body in rows if body and body.begun_by(LAST_DAY)}
    slugs = {slug for slug, _ in found}
    bodies = [directory.by_slug(slug) for slug in slugs]
    found |= {(body.slug, name) for body in bodies for name in (body.name, body.short_name)}
    found |= {(body.slug, body.gss_code) for body in bodies if body.gss_code}
    other = [name for name in directory.names if name.slug in slugs and name.use != "code"]
    return found | {(name.slug, name.name) for name in other}
