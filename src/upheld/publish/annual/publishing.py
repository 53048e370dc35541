"""Publishing an edition: copying it, whole, to where the site reads it, and not before its hour.

Only what the manifest names is copied, so that the private folder, or a file that someone put with
the letters, cannot go with it. The acts next to it go first: its mark, whose signatures it has, and
the hour that stands. The clock is passed in.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path

from upheld.core.progress import Progress, silent
from upheld.disk.in_place import open_as, put_folder_in_place
from upheld.disk.real_files import links_in
from upheld.edition.acts import Act, Kind, acts_of, acts_path, add_act, write_acts
from upheld.edition.beside.identified import take_away_identified
from upheld.edition.life import life_of
from upheld.edition.manifest import (
    MANIFEST,
    EditionError,
    Manifest,
    edition_hash,
    hashes_of,
    read_manifest,
)
from upheld.edition.staging import only_builder, restore, staged_folder

EDITIONS = "editions"
LONGEST_SLEEP = 1.0  # seconds: we notice if the machine slept or its clock was changed


@dataclass(frozen=True, kw_only=True)
class Clock:
    now: Callable[[], datetime]  # with a time zone
    sleep: Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class PublishedEdition:
    folder: Path
    hash: str
    is_new: bool  # False: the same edition was already there


def publish(
    edition: Path, *, to: Path, clock: Clock, wait: bool = False, progress: Progress = silent
) -> PublishedEdition:
    """Copy the edition to ``to``/editions. If it raises EditionError, nothing was copied."""
    restore(edition)
    manifest, hash_ = read_manifest(edition), edition_hash(edition)
    _refuse_draft(edition, manifest)
    _refuse_changed(edition, manifest)
    target = to / EDITIONS / manifest.folder_name
    _refuse_unsigned(edition)
    _wait_for_hour(edition, clock, wait, progress)
    with _only_publisher(to), staged_folder(to / EDITIONS, "publishing") as staged:
        is_there = (target / MANIFEST).exists()
        if is_there:
            _refuse_another(target, hash_, edition)
        _leave_mark(edition, hash_, clock, earlier=_acts_there(target))
        if is_there:
            _add_acts(edition, target, like=to)
            take_away_identified(to / EDITIONS, manifest.year)
            return PublishedEdition(folder=target, hash=hash_, is_new=False)
        progress("Copying", 0, 0)
        for name in (*manifest.files, MANIFEST):
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(edition / name, staged / name, follow_symlinks=False)
        if edition_hash(staged) != hash_:
            raise EditionError(f"{edition} changed after we checked it. Publish it again.")
        _refuse_changed(staged, manifest)
        write_acts(target, acts_of(edition), like=to)
        open_as(staged, like=to)
        put_folder_in_place(staged, target)
        take_away_identified(to / EDITIONS, manifest.year)
    return PublishedEdition(folder=target, hash=hash_, is_new=True)


@contextmanager
def _only_publisher(to: Path) -> Iterator[None]:
    """The office's umask is for its own files. The site reads these, often as another user."""
    is_first = not (to / EDITIONS).exists()
    with only_builder(to / EDITIONS):
        if is_first:
            (to / EDITIONS).chmod(to.stat().st_mode & 0o777)
        yield


def _refuse_draft(edition: Path, manifest: Manifest) -> None:
    if manifest.is_draft:
        raise EditionError(
            f"{edition} is a draft: it has no time of publication. Build it with --letters-on and"
            " --public-at, or with the dates in office.toml, and with --ombudsman if it does"
            " not name you yet; then publish that."
        )


def _refuse_unsigned(edition: Path) -> None:
    if why := life_of(edition).why_unsigned:
        raise EditionError(
            f"{edition} cannot be published: {why}. Nothing was copied. A person who signs for the"
            f" office does so in the office, and {acts_path(edition).name} next to it says so."
        )


def _leave_mark(edition: Path, hash_: str, clock: Clock, *, earlier: tuple[Act, ...]) -> None:
    """Before the act: nobody may replace what readers may have seen.

    Its hour may have been moved, or the clock put right, since we looked.
    """
    if any(act.kind == Kind.PUBLISHED for act in acts_of(edition)):
        return
    published = [act for act in earlier if act.kind == Kind.PUBLISHED]
    now = clock.now()
    new = Act(kind=Kind.PUBLISHED, edition=hash_, at=now.isoformat())
    add_act(edition, next(iter(published), new), check=lambda: _refuse_early(edition, now))


def _add_acts(edition: Path, target: Path, *, like: Path) -> None:
    """What was done since it was published. Nothing that readers could see is taken away."""
    there = _acts_there(target)
    later = (act for act in acts_of(edition) if act not in there)
    write_acts(target, (*there, *later), like=like)


def _acts_there(target: Path) -> tuple[Act, ...]:
    """The acts there. Those that cannot be read are written again, as next to the edition."""
    try:
        return acts_of(target) if target.exists() else ()
    except EditionError:
        return ()


def _refuse_changed(folder: Path, manifest: Manifest) -> None:
    found = hashes_of(folder)
    troubles = [
        *(f"{name} is a link" for name in links_in(folder)),
        *(f"{name} is missing" for name in sorted(manifest.files.keys() - found.keys())),
        *(f"{name} does not belong to it" for name in sorted(found.keys() - manifest.files.keys())),
        *(
            f"{name} was changed"
            for name in sorted(found.keys() & manifest.files.keys())
            if found[name] != manifest.files[name]
        ),
    ]
    if troubles:
        shown = "\n".join(f"  {trouble}" for trouble in troubles[:20])
        raise EditionError(
            f"{folder} has changed since it was built ({len(troubles)}); nothing was published."
            f"\n{shown}\nRestore it from a copy, or build it again."
        )


def _wait_for_hour(edition: Path, clock: Clock, wait: bool, progress: Progress) -> None:
    """The hour that stands at that moment: it may be moved while we wait."""
    begun = now = clock.now()
    while now < (public_at := _hour_of(edition)):
        if not wait:
            _refuse_early(edition, now)
        waited, of = (moment - begun for moment in (now, public_at))
        stage = f"Waiting until {public_at.isoformat(' ', 'minutes')}, seconds"
        progress(stage, int(waited.total_seconds()), ceil(of.total_seconds()))
        clock.sleep(min((public_at - now).total_seconds(), LONGEST_SLEEP))
        now = clock.now()


def _refuse_early(edition: Path, now: datetime) -> None:
    if now < (public_at := _hour_of(edition)):
        raise EditionError(
            f"{edition} may not be public before {public_at.isoformat(' ', 'minutes')}; it is"
            f" {now.astimezone(public_at.tzinfo).isoformat(' ', 'seconds')}. Nothing was"
            " copied. Try again then, or give --wait."
        )


def _hour_of(edition: Path) -> datetime:
    hour = life_of(edition).public_at
    assert hour  # not a draft
    return hour


def _refuse_another(target: Path, hash_: str, edition: Path) -> None:
    if (there := edition_hash(target)) != hash_:
        raise EditionError(
            f"{target} is another edition of this name: its hash is {there}, that of {edition} is"
            f" {hash_}. What was published stays. Build a correction, which is the next version."
        )
