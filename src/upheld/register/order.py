"""The order for a register, and what may not be ordered."""

import hashlib
import os
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from upheld.core.english import joined
from upheld.core.handing_on import HandedOn
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.disk.withheld import WITHHELD, read_withheld
from upheld.edition.content.handing_on import handed_on_by
from upheld.edition.manifest import hashes_of
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.ombudsman.whose import publisher_of, why_unsigned
from upheld.register.manifest import RegisterError, RegisterManifest

REGISTERS = "registers"
# Tables that a register says nothing about: a mistake in one must not stop a decision from being
# taken down.
NOT_NEEDED = (
    "attendance",
    "averages",
    "contacts",
    "counts",
    "enquiries",
    "letters",
    "populations",
)


@dataclass(frozen=True, kw_only=True)
class RegisterOrder:
    extract: Extract
    directory: Directory
    office: Office
    published: Path  # the folder that the site reads
    as_at: date
    today: date
    software: str
    directory_folders: tuple[Path, ...] = ()  # if it is not the program's own

    @property
    def into(self) -> Path:
        return self.published / REGISTERS

    @property
    def delay(self) -> timedelta:
        return timedelta(days=self.office.publication_delay_days)

    @property
    def profile(self) -> Profile:
        """What the ombudsman counts, lists and calls things."""
        return self.office.profile

    @cached_property
    def handed_on(self) -> HandedOn:
        """Who has the compliance outcomes of bodies that have ended."""
        return handed_on_by(self.office, self.directory)

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The addresses that the site must not show, which no new register has. Raises
        WithheldError if there is a list and it cannot be read.
        """
        is_there = os.path.lexists(self.published / WITHHELD)
        return read_withheld(self.published) if is_there else frozenset()

    @property
    def counts_until(self) -> Year | None:
        """The last year whose figures were public when the day began; None before the first.

        What is listed and what is not add up to the year's figure. The day itself is too early,
        because people may read a register before the time of publication.
        """
        told = [
            year
            for year, dates in self.office.dates.items()
            if dates.public_at and dates.public_at.date() < self.as_at
        ]
        return max(told, default=None)


def refuse_impossible(order: RegisterOrder) -> None:
    """Raise RegisterError if the register cannot be made or would say too much."""
    if order.as_at > order.today:
        raise RegisterError(
            f"--as-at {order.as_at} is in the future: today is {order.today}, and we do not know"
            " what will be withheld by then. Give today or an earlier day."
        )
    if why := why_unsigned(order.office, is_demonstration=order.extract.is_demonstration):
        raise RegisterError(f"A register is public as soon as it is built, but {why}.")
    if not order.extract.has("decided"):
        raise RegisterError(
            f"{order.extract.path} has no decisions, which a register is made from. Add decided."
        )
    if elsewhere := sorted({"decided", "compliance"} & order.extract.in_place.keys()):
        raise RegisterError(
            f"{order.extract.path} says where {joined(elsewhere)} are, but does not include"
            " them. A register needs the files: give an extract that has them."
        )


def manifest_of(order: RegisterOrder, *, version: int) -> RegisterManifest:
    """The manifest without the hash of the database."""
    inputs = {f"extract/{file.name}": file.sha256 for file in order.extract.files}
    inputs |= {f"office/{name}": digest for name, digest in order.office.hashes().items()}
    if order.withheld:
        listed = "\n".join(sorted(order.withheld))
        inputs["withheld"] = hashlib.sha256(listed.encode()).hexdigest()
    for place, folder in enumerate(order.directory_folders, start=1):
        inputs |= {f"directory/{place}/{name}": h for name, h in hashes_of(folder).items()}
    return RegisterManifest(
        as_at=order.as_at.isoformat(),
        version=version,
        office=order.office.name,
        publisher=publisher_of(order.office),
        notice=order.extract.notice,
        software=order.software,
        publication_delay_days=order.office.publication_delay_days,
        retention_years=order.office.retention_years,
        time_zone=order.office.time_zone.key,
        inputs=inputs,
    )
