"""The commands for an ombudsman's folder: start and check-folder."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown

if TYPE_CHECKING:
    from upheld.ombudsman.folder import Office

FolderPath = Annotated[Path, typer.Argument(metavar="FOLDER", help="Your ombudsman's folder.")]


def start(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder to make: a new or empty one.")
    ],
) -> None:
    """Write an ombudsman's folder to begin with: a small example, with each line explained."""
    from upheld.disk.in_place import folder_in_place
    from upheld.ombudsman.not_its_own import FIRST_FOLDER

    with user_mistakes_shown(), folder_in_place(folder) as beside:
        shutil.copytree(FIRST_FOLDER, beside, dirs_exist_ok=True)
    out.print(f"{folder}: an ombudsman's folder to begin with. In it:", markup=False)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        out.print(f"  {path.relative_to(folder)}", markup=False)
    out.print(f"Make it your own, then run: upheld check-folder {folder}", markup=False)


def check_folder(folder: FolderPath) -> None:
    """Check an ombudsman's folder: list all that is missing or wrong, and what is not yours yet.

    If nothing is, a letter about invented cases is made and proved by it, and thrown away.
    """
    from upheld.ombudsman import folder_check

    with user_mistakes_shown():
        checked = folder_check.check_folder(folder)
    for problem in checked.problems:
        err.print(problem, markup=False)
    if checked.office is None:
        raise typer.Exit(HAS_PROBLEMS)
    with user_mistakes_shown():
        _try_a_letter(checked.office)
    report_progress("", 0, 0)
    out.print(f"{folder}: no problems, and a sample letter was made and proved.", markup=False)
    if checked.notes:
        out.print("No mistake, but look at it:")
        for note in checked.notes:
            out.print(f"  {note}", markup=False)
    if not_its_own := checked.office.not_its_own:
        out.print("Not your own yet, so letters about your own cases are drafts:")
        for each in not_its_own:
            out.print(f"  {each if ' in ' in each else f'{each} in office.toml'}", markup=False)


def _try_a_letter(office: "Office") -> None:
    from upheld.demo.any_cases import years_of
    from upheld.demo.whole_extract import FEWEST, write_demonstration
    from upheld.intake.reading_extract import read_extract
    from upheld.publish.annual.previewing import preview

    report_progress("Making a sample letter", 0, 0)
    with TemporaryDirectory() as beside:
        extract, into = (Path(beside) / name for name in ("extract", "letters"))
        write_demonstration(extract, office, cases=FEWEST)
        cases = read_extract(
            extract,
            directory=office.directory,
            profile=office.profile,
            references=office.references,
            faults=office.faults,
        )
        year = years_of(office.profile)[-1]
        preview(
            cases,
            directory=office.directory,
            office=office,
            year=year,
            slug=None,
            after=None,
            into=into,
        )


def refuse_folder(extract: Path) -> None:
    """Where an extract should be: an ombudsman's folder has a check of its own."""
    from upheld.ombudsman.folder import OfficeError
    from upheld.ombudsman.folder_files import SETTINGS

    if (extract / SETTINGS).is_file() and not any(extract.glob("decided.*")):
        raise OfficeError(
            f"{extract} is not an extract: it has {SETTINGS}, as an ombudsman's folder has."
            f" Check it with `upheld check-folder {extract}`."
        )
