"""What the site reads: the published folder as it is at a moment, opened read-only.

An edition is not shown before its hour, even if its folder is in place, nor a register before its
day where its office is. What is withheld is left out of the register. When the listing of the
folders changes, or an hour comes, the next request sees it. Nothing has to be restarted.
"""

import hashlib
import logging
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from upheld.core.days import day_in
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.disk.real_files import sha256_of
from upheld.edition.acts import acts_path
from upheld.edition.life import life_of
from upheld.edition.manifest import (
    MANIFEST,
    EditionError,
    edition_hash,
    own_file,
    read_manifest,
)
from upheld.edition.queries.authorities import slugs_of_year
from upheld.edition.reading import DATABASE, Edition, connect
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.not_its_own import NO_OFFICE
from upheld.ombudsman.whose import why_unsigned
from upheld.publish.annual.neighbours_file import FILE as NEIGHBOURS
from upheld.publish.annual.neighbours_file import read_neighbours_file
from upheld.register.hiding import hiding
from upheld.register.manifest import FIRST_ZONE, RegisterError
from upheld.register.manifest import MANIFEST as REGISTER_MANIFEST
from upheld.register.manifest import read_manifest as read_register_manifest
from upheld.register.order import REGISTERS
from upheld.register.postcodes import DATABASE as POSTCODES
from upheld.register.postcodes import made_from
from upheld.register.reading import Register, open_register
from upheld.site.announcing import Announced, announced_in, announced_now
from upheld.site.hidden import AN_HOUR, CLOSED, Hidden, NotNow
from upheld.site.publisher import NOT_KNOWN_YET, office_of, offices_stated

EDITIONS = "editions"
NAME = re.compile(r"(\d{4}-\d{2})\.v(\d+)")
REGISTER_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.v(\d+)")
log = logging.getLogger("upheld.site")


@dataclass(frozen=True, kw_only=True)
class Published:
    """One moment's editions and register. What it holds never changes."""

    folder: Path
    identity: str  # of everything that can be read: other contents have another
    editions: Mapping[str, Edition]  # by the name of its folder, every version
    office: Office = field(default_factory=lambda: read_office(NO_OFFICE))  # whose site it is
    current: dict[Year, Edition] = field(default_factory=dict)  # the newest of each year
    register_as_built: Register | None = None  # the newest, with what is withheld
    hidden: Hidden = field(default_factory=Hidden)
    postcodes: sqlite3.Connection | None = None
    neighbours: Mapping[str, tuple[str, ...]] | None = None  # None: no neighbours were given
    announcements: list[Announced] = field(default_factory=list)  # of hours of publication

    @property
    def is_closed(self) -> bool:
        """Whether nobody knows which decisions must not be shown, so that none may be. A site that
        has no register, and never had the list, has nothing to hide.
        """
        is_missing = self.hidden.is_missing and self.register_as_built is not None
        return is_missing or self.hidden.is_broken

    @cached_property
    def register(self) -> Register | None:
        """The newest, without what is withheld. Raises NotNow while that is not known."""
        if self.register_as_built is None:
            return None
        if self.is_closed:
            raise NotNow(CLOSED, again_after=AN_HOUR)
        return hiding(self.register_as_built, self.hidden.addresses)

    def without(self, hidden: Hidden) -> "Published":
        """The same, with other decisions hidden."""
        identity = f"{self.identity} {hidden.identity}"
        return replace(self, identity=identity, hidden=hidden)

    @property
    def finds_postcodes(self) -> bool:
        return self.postcodes is not None

    @property
    def announced(self) -> list[Announced]:
        """Of years that are not public yet."""
        public = {str(year) for year in self.current}
        return [each for each in self.announcements if each.year not in public]

    @property
    def latest(self) -> Edition | None:
        return self.current[max(self.current)] if self.current else None

    @property
    def is_of_nobody(self) -> bool:
        """Whether nothing says whose site it is. It then has one page, which says so."""
        is_empty = not self.editions and self.register_as_built is None
        return is_empty and self.office.name == NOT_KNOWN_YET

    @property
    def profile(self) -> Profile:
        """Of the newest edition, or else of the register; of the office while there is neither."""
        newest = self.latest or self.register_as_built
        return newest.profile if newest else self.office.profile

    @cached_property
    def years_about(self) -> Mapping[str, tuple[str, ...]]:
        """Slug to the years with figures about it, the latest first: all that have a page."""
        found: dict[str, list[str]] = {}
        for year, edition in reversed(self.current.items()):
            for slug in slugs_of_year(edition):
                found.setdefault(slug, []).append(str(year))
        return {slug: tuple(years) for slug, years in found.items()}

    def replacement_of(self, edition: Edition | None) -> Edition | None:
        """Its year's newest version, if that is another; None if it is the newest."""
        newest = self.current.get(edition.year) if edition else None
        return None if newest is edition else newest

    def corrected_by(self, edition: Edition) -> Edition | None:
        """The version before it that readers have seen; None if it was the first they saw."""
        earlier = [
            each
            for each in self.editions.values()
            if each.year == edition.year and each.manifest.version < edition.manifest.version
        ]
        return max(earlier, key=lambda each: each.manifest.version, default=None)

    @property
    def notice(self) -> str:
        """What every page says: that cases are invented, if they are."""
        told = [edition.manifest.notice for edition in self.editions.values()]
        register = self.register_as_built
        told += [register.manifest.notice] if register else []
        return next(filter(None, told), "")


def listing_of(folder: Path, *, at: datetime) -> tuple[str, ...]:
    """Everything that may be shown at that time: its path, and what identifies its contents."""
    found = [
        _identity(folder, path)
        for path in sorted((folder / EDITIONS).glob(f"*/{MANIFEST}"))
        if NAME.fullmatch(path.parent.name) and _is_due(path.parent, at)
    ]
    register = _newest_register(folder, at=at)
    return (*found, *register, *_beside_editions(folder), *announced_now(folder, at=at))


def _identity(folder: Path, manifest: Path) -> str:
    """A folder that was removed and made again with its old name has another manifest. What is done
    with it later is in the acts next to it.
    """
    path = manifest.parent.relative_to(folder).as_posix()
    acts = acts_path(manifest.parent)
    told = [each.stat() for each in (manifest, acts) if each.exists()]
    return " ".join([path, *(f"{each.st_mtime_ns} {each.st_ino}" for each in told)])


def _newest_register(folder: Path, *, at: datetime) -> Iterator[str]:
    """The highest version for the latest day that has come where its office is."""
    found = [
        (name[1], int(name[2]), path)
        for path in (folder / REGISTERS).glob(f"*/{REGISTER_MANIFEST}")
        if (name := REGISTER_NAME.fullmatch(path.parent.name))
    ]
    for day, _, path in sorted(found, reverse=True):
        if day <= day_in(_zone_of(path.parent), at=at).isoformat():
            yield _identity(folder, path)
            return


def _zone_of(register: Path) -> ZoneInfo:
    """One that cannot be read still counts, because an earlier one may show too much: the site then
    has no register.
    """
    try:
        return ZoneInfo(read_register_manifest(register).time_zone)
    except RegisterError:  # reported when it is opened
        return ZoneInfo(FIRST_ZONE)


def _beside_editions(folder: Path) -> Iterator[str]:
    """Files that may be replaced under the same name, so that a new one is seen: by their content,
    or by time and size if they are large.
    """
    given, postcodes = folder / NEIGHBOURS, folder / POSTCODES
    if given.is_file():
        yield f"{NEIGHBOURS} {sha256_of(given)}"
    if postcodes.is_file():
        yield f"{POSTCODES} {postcodes.stat().st_mtime_ns} {postcodes.stat().st_size}"


def _is_due(folder: Path, at: datetime) -> bool:
    """At the hour that stands, and once it is signed. One that cannot be read is left out:
    no other year depends on it.
    """
    try:
        return life_of(folder).is_public(at=at)
    except (EditionError, OSError, ValueError) as error:
        log.error("%s", error)
        return False


def open_published(
    folder: Path, listing: tuple[str, ...], *, office: Office | None = None
) -> Published:
    """Raises OtherOfficeError if not all of it is one office's, or the given one's."""
    editions = {}
    register, postcodes = None, None
    digest = hashlib.sha256()
    for told in listing:
        path = told.partition(" ")[0]
        if path.startswith(f"{REGISTERS}/"):
            register = _register(folder / path)
            if register:
                told = f"{path} {sha256_of(folder / path / REGISTER_MANIFEST)}"
        elif path.startswith(POSTCODES):
            postcodes = connect(folder / POSTCODES)
            told = f"{POSTCODES} {made_from(postcodes)}"
        elif path.startswith(f"{EDITIONS}/"):
            try:
                editions[Path(path).name] = _open(folder / path)
            except (EditionError, OSError, sqlite3.Error) as error:
                log.error("%s", error)
                continue
            told = f"{path} {edition_hash(folder / path)} {_hash_of_acts(folder / path)}"
        digest.update(f"{told}\n".encode())
    current: dict[Year, Edition] = {}
    for edition in sorted(editions.values(), key=lambda each: each.manifest.version):
        current[edition.year] = edition
    return Published(
        folder=folder,
        office=office_of(offices_stated(editions.values(), register), given=office),
        identity=digest.hexdigest(),
        editions=editions,
        current=dict(sorted(current.items())),
        register_as_built=register,
        postcodes=postcodes,
        neighbours=_neighbours(folder),
        announcements=announced_in(folder, listing),
    )


def refuse_nameless(folder: Path, office: Office | None, *, at: datetime) -> Published:
    """Raise EditionError if a site for this folder would have no name, or more than one.

    A site with nothing to show needs no name: it only says that nothing has been published.
    """
    published = open_published(folder, listing_of(folder, at=at), office=office)
    latest = published.latest
    if office and office.not_its_own:
        # Only what is made from invented cases may bear the demonstration's name.
        is_demonstration = bool(latest and latest.manifest.is_demonstration)
        if why := why_unsigned(office, is_demonstration=is_demonstration):
            raise EditionError(f"{why}, or leave out --ombudsman." if latest else f"{why}.")
    elif (of := latest or published.register_as_built) and published.office.not_its_own:
        raise EditionError(
            f"{of.folder} was built by an earlier version, and does not say how to reach"
            f" {of.manifest.office!r}. Give --ombudsman FOLDER, with your own office.toml."
        )
    return published


def _register(folder: Path) -> Register | None:
    """One that cannot be read is left out. The figures do not depend on it."""
    try:
        return open_register(folder)
    except RegisterError as error:
        log.error("%s", error)
        return None


def _neighbours(folder: Path) -> Mapping[str, tuple[str, ...]] | None:
    """A file that cannot be read is left out. Nothing else on the site depends on it."""
    try:
        return read_neighbours_file(folder)
    except EditionError as error:
        log.error("%s", error)
        return None


def _hash_of_acts(edition: Path) -> str:
    """A page says what was done with it."""
    acts = acts_path(edition)
    return sha256_of(acts) if acts.is_file() else ""


def _open(folder: Path) -> Edition:
    return Edition(
        folder=folder, manifest=read_manifest(folder), database=connect(own_file(folder, DATABASE))
    )
