"""The order for an edition, and everything that follows from it before counting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.content.source import Source
from upheld.edition.life import life_of
from upheld.edition.manifest import EditionError, Manifest, edition_hash, hashes_of
from upheld.edition.reading import Edition
from upheld.edition.schemas import SCHEMA, is_of_today
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.ombudsman.whose import publisher_of, why_unsigned
from upheld.publish.annual.following import refuse_another_past
from upheld.publish.annual.signing_proof import NOTES, hash_of_notes
from upheld.publish.annual.software import METHODOLOGY, software


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to build. Dates that are None are taken from the ombudsman's folder."""

    extract: Extract
    directory: Directory
    office: Office
    year: Year
    into: Path
    directory_folders: tuple[Path, ...] = ()  # if it is not the program's own
    after: Path | None = None
    as_at: date | None = None
    letters_on: date | None = None
    public_at: datetime | None = None
    reissue: str | None = None  # slug of the one authority whose letter may change

    @property
    def day_of_figures(self) -> date:
        return self.as_at or self.year.last_day

    @property
    def why_unsigned(self) -> str:
        """Why it is a draft whatever its dates; '' if it is not."""
        return why_unsigned(self.office, is_demonstration=self.extract.is_demonstration)


def manifest_of(
    order: Order, *, version: int, corrects: Path | None, draft: bool = False
) -> Manifest:
    """The manifest without the hashes of files.

    Raises EditionError if dates contradict each other, even for a draft: later letters have them.
    """
    dates = order.office.dates_of(order.year)
    letters_on = order.letters_on or dates.letters_on
    public_at = order.public_at or dates.public_at
    _check_dates(order.year, order.day_of_figures, letters_on, public_at)
    if draft or order.why_unsigned:
        letters_on = public_at = None
    inputs = {f"extract/{file.name}": file.sha256 for file in order.extract.files}
    inputs |= {f"office/{name}": digest for name, digest in order.office.hashes().items()}
    for place, folder in enumerate(order.directory_folders, start=1):
        inputs |= {f"directory/{place}/{name}": h for name, h in hashes_of(folder).items()}
    inputs[NOTES] = hash_of_notes(order.extract.notes)
    for role, edition in (("after", order.after), ("corrects", corrects)):
        if edition is not None:
            inputs[f"{role}/{edition.name}"] = edition_hash(edition)
    why = order.office.corrections.get(f"{order.year}.v{version}")
    return Manifest(
        year=str(order.year),
        version=version,
        as_at=order.day_of_figures.isoformat(),
        letters_on=letters_on.isoformat() if letters_on else "",
        public_at=public_at.isoformat() if public_at else "",
        office=order.office.name,
        publisher=publisher_of(order.office),
        signing=order.office.signing.stated(),
        notice=order.extract.notice,
        methodology=METHODOLOGY,
        schema=SCHEMA,
        software=software(),
        inputs=inputs,
        because=why.stated() if why else {},
        reissued=order.reissue or "",
    )


def _check_dates(
    year: Year, as_at: date, letters_on: date | None, public_at: datetime | None
) -> None:
    if as_at < year.first_day:
        raise EditionError(
            f"--as-at {as_at} is before {year} began. Give a day in {year} or later."
        )
    if letters_on and letters_on < as_at:
        raise EditionError(
            f"The letters are dated {letters_on}, before {as_at}, the day of the figures."
            " Give a later --letters-on, or set a later letters_on in office.toml."
        )
    if letters_on and public_at and public_at.date() < letters_on:
        raise EditionError(
            f"The edition would be public at {public_at}, before its letters, dated {letters_on}."
            " Give a later --public-at."
        )


def refuse_hour_of_what_it_corrects(manifest: Manifest, corrects: Path | None) -> None:
    """A correction is public later: readers are told on which day it replaced the other."""
    before = life_of(corrects).public_at if corrects else None
    if before and manifest.public_at and datetime.fromisoformat(manifest.public_at) <= before:
        raise EditionError(
            f"{manifest.folder_name} corrects {corrects}, which is public from"
            f" {before.isoformat(' ', 'minutes')}, and would be public no later. Give a later"
            " --public-at: readers are told that the correction was made then. Give --letters-on"
            " too, the date of the letters that are issued again."
        )


def source_of(
    order: Order, manifest: Manifest, *, before: Edition | None, after: Edition | None
) -> Source:
    """What the content is made from. Averages in a draft were never published, so not pinned."""
    if after is not None and after.year >= order.year:
        raise EditionError(
            f"--after {after.folder} is the edition for {after.year}; {order.year} can only follow"
            " the edition for an earlier year."
        )
    if after is not None and after.manifest.is_draft and not manifest.is_draft:
        raise EditionError(
            f"--after {after.folder} is a draft: nothing in it was published. Build {after.year}"
            " with its dates first."
        )
    if after is not None and not is_of_today(after.manifest, methodology=METHODOLOGY):
        raise EditionError(
            f"--after {after.folder} was made with methodology {after.manifest.methodology}"
            f" and schema {after.manifest.schema}; this program uses methodology {METHODOLOGY} and"
            f" schema {SCHEMA}. Build {after.year} again with it first."
        )
    if after is not None:
        refuse_another_past(after, order.office.profile, order.directory)
    public_at = datetime.fromisoformat(manifest.public_at) if manifest.public_at else None
    return Source(
        extract=order.extract,
        directory=order.directory,
        office=order.office,
        year=order.year,
        as_at=order.day_of_figures,
        public_on=public_at.date() if public_at else None,
        publication_delay=timedelta(days=order.office.publication_delay_days),
        after=after.database if after else None,
        corrects=before.database if before else None,
    )
