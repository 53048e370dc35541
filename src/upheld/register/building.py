"""A register from end to end: an extract in, what is public about its cases out, or nothing.

It is written to a hidden folder and put in place by one rename. The same inputs, day and software
give the same database, so a rebuild changes nothing. Anything else is the next version.

The site shows no register without a list of withheld decisions. Where there is none, an empty one
is begun, after the new register is in place: an older one may list what is withheld.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from upheld.core.progress import Progress
from upheld.disk.in_place import put_folder_in_place
from upheld.disk.real_files import sha256_of
from upheld.disk.withheld import begin_withheld
from upheld.edition.staging import (
    only_builder,
    staged_folder,
    versions_of,
)
from upheld.ombudsman.profile_frozen import FROZEN, frozen
from upheld.register.content import write_database
from upheld.register.index import names_of, write_index
from upheld.register.manifest import (
    DATABASE,
    MANIFEST,
    SEARCH,
    RegisterError,
    RegisterManifest,
    own_file,
    read_manifest,
    write_manifest,
)
from upheld.register.order import RegisterOrder, manifest_of, refuse_impossible
from upheld.register.public import public_rows
from upheld.register.public_tables import write_parquet


@dataclass(frozen=True, kw_only=True)
class BuiltRegister:
    folder: Path
    manifest: RegisterManifest
    is_new: bool  # False: the identical register was already there


def build_register(order: RegisterOrder, *, progress: Progress) -> BuiltRegister:
    """Raises RegisterError, or EditionError if the folder is in use, leaving nothing behind."""
    refuse_impossible(order)
    with only_builder(order.into), staged_folder(order.into, "register") as staged:
        progress("What is public", 0, 0)
        rows = public_rows(order)
        write_database(staged / DATABASE, order, rows)
        manifest = manifest_of(order, version=1)
        (staged / FROZEN).write_text(frozen(order.office), "utf-8")
        tables = write_parquet(staged / DATABASE, staged, notice=manifest.notice)
        manifest = replace(
            manifest,
            decisions=len(rows.decisions),
            files={name: sha256_of(staged / name) for name in (DATABASE, FROZEN, *tables)},
        )
        latest = _latest(order)
        if latest and latest.made_from() == manifest.made_from():
            begin_withheld(order.published)
            return _unchanged(order.into / latest.folder_name, latest, manifest)
        manifest = replace(manifest, version=latest.version + 1 if latest else 1)
        if rows.decisions:
            write_index(
                staged / SEARCH,
                rows.decisions,
                rows.improvements,
                findings=rows.findings,
                names=names_of(order.directory, order.profile.groups.values(), rows.authorities()),
                progress=progress,
            )
        write_manifest(staged, manifest)
        progress("Putting in place", 0, 0)
        put_folder_in_place(staged, order.into / manifest.folder_name)
        begin_withheld(order.published)
    return BuiltRegister(folder=order.into / manifest.folder_name, manifest=manifest, is_new=True)


def _latest(order: RegisterOrder) -> RegisterManifest | None:
    day = order.as_at.isoformat()
    versions = versions_of(order.into, day, manifest=MANIFEST)
    return read_manifest(order.into / f"{day}.v{versions[-1]}") if versions else None


def _unchanged(folder: Path, there: RegisterManifest, manifest: RegisterManifest) -> BuiltRegister:
    """The same inputs must give the same bytes as the existing register."""
    if sha256_of(own_file(folder, DATABASE)) != there.files[DATABASE]:
        raise RegisterError(
            f"{folder / DATABASE} has changed since it was built: its hash is not the one in"
            f" {MANIFEST}. Remove {folder}, then build the register again."
        )
    if there.files != manifest.files:
        raise RegisterError(
            f"{folder} was made from the same inputs by the same software, but its bytes differ."
            " This is a fault in the program. Please report it."
        )
    return BuiltRegister(folder=folder, manifest=there, is_new=False)
