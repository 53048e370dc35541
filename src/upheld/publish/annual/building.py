"""The annual review from end to end: an extract in, a frozen and proved edition out.

Everything is made and proved in a hidden folder, and put in place only if it agrees. The same
inputs, dates and software give the same bytes, so that a rebuild changes nothing. A candidate, with
no mark next to it, is replaced under its name by whatever is built next. Over a mark anything else
is the next version, in which a letter whose words have not changed is kept as it was sent.
"""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pyarrow.compute as pc

from upheld.core.progress import Progress, silent
from upheld.edition.acts import acts_path
from upheld.edition.content.filling import write_content
from upheld.edition.life import life_of
from upheld.edition.manifest import (
    EditionError,
    Manifest,
    edition_hash,
    hashes_of,
    read_manifest,
    write_manifest,
)
from upheld.edition.proof.finding import Finding
from upheld.edition.reading import DATABASE, Edition, open_edition
from upheld.edition.staging import (
    Staging,
    only_builder,
    only_marker,
    put_in_place,
    refuse_left_over,
    staging,
    versions_of,
)
from upheld.intake.checks.checked import number_of
from upheld.publish.annual.case_sheets import write_case_sheets
from upheld.publish.annual.confirming import refuse_unconfirmed
from upheld.publish.annual.ordering import (
    Order,
    manifest_of,
    refuse_hour_of_what_it_corrects,
    source_of,
)
from upheld.publish.annual.proof import prove
from upheld.publish.annual.quality_page import write_quality_page
from upheld.publish.annual.signing import write_signing_page
from upheld.publish.letters.all_letters import Reissued, writing_letters
from upheld.publish.letters.making import get_ready
from upheld.publish.letters.parallel import FEWEST_WORTH_A_PROCESS, Share, workers
from upheld.publish.tables.writing import write_tables


class NotProvedError(EditionError):
    """What was made does not agree with the edition, so nothing was put in place."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        lines = "\n".join(f"  {finding}" for finding in findings[:50])
        more = f"\n  and {len(findings) - 50} more" if len(findings) > 50 else ""
        things = number_of(len(findings), "thing in it does", "things in it do")
        super().__init__(f"The edition was not made: {things} not agree.\n{lines}{more}")


@dataclass(frozen=True, kw_only=True)
class Built:
    folder: Path
    manifest: Manifest
    is_new: bool  # False: the identical edition was already there
    reissued: Reissued  # compared with the version that it corrects
    replaced: str = ""  # the hash of the candidate that had this name


def build(order: Order, *, progress: Progress = silent) -> Built:
    """Build the edition, prove it, put it in place. Raises EditionError, leaving nothing behind."""
    with only_builder(order.into):
        manifest, corrects = _place_of(order)
        _refuse_reissue_of_nothing(order, corrects)
        refuse_hour_of_what_it_corrects(manifest, corrects)
        with ExitStack() as stack:
            share = stack.enter_context(workers(ahead=_ahead(order)))
            staged = stack.enter_context(staging(order.into))
            before = stack.enter_context(open_edition(corrects)) if corrects else None
            after = stack.enter_context(open_edition(order.after)) if order.after else None
            reissued = _make(
                order, manifest, staged, before=before, after=after, share=share, progress=progress
            )
            manifest = replace(
                manifest,
                files=hashes_of(staged.public),
                private_files=hashes_of(staged.private),
            )
            write_manifest(staged.public, manifest)
            target = order.into / manifest.folder_name
            if target.exists() and read_manifest(target).made_from() == manifest.made_from():
                return _unchanged(target, manifest)
            _prove(staged, order, share, progress)
            if before:
                _refuse_unconfirmed(before, staged, reissued)
            write_signing_page(
                staged.public,
                staged.private,
                before=before,
                reissued=reissued,
                notes=order.extract.notes,
            )
            progress("Putting in place", 0, 0)
            replaced = _put_in_place(staged, target)
    return Built(
        folder=target, manifest=manifest, is_new=True, reissued=reissued, replaced=replaced
    )


def _put_in_place(staged: Staging, target: Path) -> str:
    """Returns the hash of the candidate that it replaces, if there was one.

    Somebody may have signed it while the next was built: then it stays.
    """
    with only_marker(target.parent):
        replaced = edition_hash(target) if target.exists() else ""
        if replaced and life_of(target).is_marked:
            raise EditionError(
                f"{target} has been signed, sent or published since this build began, so it was not"
                " replaced. Build again: that makes the next version, which corrects it."
            )
        put_in_place(staged, target)
        acts_path(target).unlink(missing_ok=True)  # they were of the one that it replaced
    return replaced


def _ahead(order: Order) -> Callable[[], object] | None:
    """What the letters' processes do first while the cases are counted, if there are any."""
    decided = order.extract.tables.get("decided")
    about = pc.count_distinct(decided["authority"]).as_py() if decided is not None else 0
    if about < FEWEST_WORTH_A_PROCESS:
        return None
    return partial(get_ready, order.office.files["letter.typ"])


def _place_of(order: Order) -> tuple[Manifest, Path | None]:
    """The manifest, without file hashes, and the version that it corrects.

    A candidate gives up its place. The latest version keeps it if it was made from exactly the same
    inputs: it is built again to compare. Otherwise the next version corrects the last that has a
    mark.
    """
    _refuse_forgotten(order)
    versions = versions_of(order.into, str(order.year))
    for version in versions[-1:]:
        corrects = _last_marked(order, versions[:-1])
        again = manifest_of(order, version=version, corrects=corrects)
        folder = _folder(order, version)
        same = again.made_from() == read_manifest(folder).made_from()
        if same or not life_of(folder).is_marked:
            return again, corrects
    version = versions[-1] + 1 if versions else 1
    refuse_left_over(_folder(order, version))
    corrects = _last_marked(order, versions)
    return manifest_of(order, version=version, corrects=corrects), corrects


def _refuse_reissue_of_nothing(order: Order, corrects: Path | None) -> None:
    if order.reissue and corrects is None:
        raise EditionError(
            f"No edition for {order.year} in {order.into} has been signed, sent or published, so"
            " there is no letter to issue again. Build the edition without --reissue."
        )


def _refuse_forgotten(order: Order) -> None:
    """Without the year before, an edition says nothing of earlier years: seldom what is meant."""
    before = str(order.year.previous)
    versions = versions_of(order.into, before) if order.after is None else []
    if versions:
        folder = order.into / f"{before}.v{versions[-1]}"
        raise EditionError(
            f"{folder} is the year before, and {order.year} would not follow it. Give"
            f" --after {folder}, or build into another folder."
        )


def _folder(order: Order, version: int) -> Path:
    return order.into / f"{order.year}.v{version}"


def _last_marked(order: Order, versions: list[int]) -> Path | None:
    """The latest version that somebody has relied on: signed, sent or published."""
    folders = (_folder(order, version) for version in reversed(versions))
    return next((folder for folder in folders if life_of(folder).is_marked), None)


def _make(
    order: Order,
    manifest: Manifest,
    staged: Staging,
    *,
    before: Edition | None,
    after: Edition | None,
    share: Share,
    progress: Progress,
) -> Reissued:
    """Write everything except the manifest. Returns which letters are issued again or withdrawn."""
    progress("Counting", 0, 0)
    source = source_of(order, manifest, before=before, after=after)
    with closing(sqlite3.connect(staged.public / DATABASE)) as database:
        database.execute("PRAGMA journal_mode = MEMORY")
        write_content(database, source, manifest.about())
        edition = Edition(folder=staged.public, manifest=manifest, database=database)
        progress("Letters, tables and private sheets", 0, 0)
        letters = writing_letters(
            edition,
            extract=order.extract,
            office=order.office,
            before=before,
            share=share,
            progress=progress,
        )
        with letters as reissued:
            database.commit()
            database.execute("VACUUM")
            write_tables(edition, staged.public / "tables")
            write_quality_page(edition, staged.public)
            write_case_sheets(
                order.extract,
                edition,
                staged.private,
                largest=source.largest,
                handed_on=source.handed_on,
            )
    return reissued


def _prove(staged: Staging, order: Order, share: Share, progress: Progress) -> None:
    with open_edition(staged.public) as edition:
        findings = prove(
            edition, private=staged.private, office=order.office, share=share, progress=progress
        )
    if findings:
        raise NotProvedError(findings)


def _refuse_unconfirmed(before: Edition, staged: Staging, reissued: Reissued) -> None:
    with open_edition(staged.public) as edition:
        refuse_unconfirmed(before, edition, reissued=(*reissued.again, *reissued.withdrawn))


def _unchanged(target: Path, manifest: Manifest) -> Built:
    """The same inputs must give the same bytes as the existing edition."""
    there = read_manifest(target)
    if there != manifest:
        ours = manifest.files | {f"private/{k}": v for k, v in manifest.private_files.items()}
        theirs = there.files | {f"private/{k}": v for k, v in there.private_files.items()}
        differ = sorted(k for k in ours.keys() | theirs.keys() if ours.get(k) != theirs.get(k))
        raise EditionError(
            f"{target} was made from the same inputs, but a rebuild gives other bytes in"
            f" {', '.join(differ[:5])}. Run `upheld verify {target}`; nothing was changed."
        )
    return Built(folder=target, manifest=manifest, is_new=False, reissued=Reissued())
