"""The commands for an ombudsman's folder: start and check-folder."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown

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
    """Check an ombudsman's folder: list all that is missing or wrong, and what is not yours yet."""
    from upheld.ombudsman import folder_check

    with user_mistakes_shown():
        checked = folder_check.check_folder(folder)
    for problem in checked.problems:
        err.print(problem, markup=False)
    if checked.office is None:
        raise typer.Exit(HAS_PROBLEMS)
    out.print(f"{folder}: no problems.", markup=False)
    if not_its_own := checked.office.not_its_own:
        out.print("Not your own yet, so letters about your own cases are drafts:")
        for each in not_its_own:
            out.print(f"  {each if ' in ' in each else f'{each} in office.toml'}", markup=False)
