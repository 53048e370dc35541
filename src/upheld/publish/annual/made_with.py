"""Is a folder the one that an edition was made with, and if not, what in it is another?"""

from pathlib import Path

from upheld.core.english import joined
from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office

INPUT = "office/"  # of the folder's files, among the inputs in a manifest


def refuse_another_ombudsman(edition: Edition, office: Office, folder: Path) -> None:
    """Raises EditionError if the folder has another name, and that was not its earlier one."""
    name = edition.manifest.office
    if name not in (office.name, *office.earlier_names):
        raise EditionError(
            f"{edition.folder} was made for {name!r}, and {folder} is the folder of"
            f" {office.name!r}. Give the folder that it was made with. If {name!r} is an earlier"
            ' name of the same ombudsman, add earlier_names = ["..."] to office.toml.'
        )


def changed_since(edition: Edition, office: Office) -> tuple[str, ...]:
    """The folder's files that are not as they were when the edition was made, in words."""
    now = office.hashes()
    then = {
        name.removeprefix(INPUT): digest
        for name, digest in edition.manifest.inputs.items()
        if name.startswith(INPUT)
    }
    return tuple(
        f"{name} is {'new' if name not in then else 'gone' if name not in now else 'another'}"
        for name in sorted(now.keys() | then.keys())
        if now.get(name) != then.get(name)
    )


def how_to_check(edition: Edition, office: Office, folder: Path | None) -> str:
    """What a proof would need that had only this folder, or none."""
    if folder is None:
        return "give --ombudsman FOLDER"
    changed = joined(changed_since(edition, office))
    return f"{folder} is not as it was when the edition was made: {changed}"
