"""Freezing the cases of a year: an extract of that moment, from which its figures are made.

What follows is undone before the frozen cases are replaced, and the record says that they are
frozen only when they are in place. So a kill leaves a year that is not frozen, or one that is, and
freezing can begin again.
"""

import shutil
from pathlib import Path

from upheld.core.progress import Progress
from upheld.core.years import Year
from upheld.disk.in_place import put_folder_in_place
from upheld.office.clock import now
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import Person
from upheld.office.moving.around import extract_to
from upheld.office.rules.outputs import Output
from upheld.office.rules.year_steps import Step
from upheld.office.year.keeping import AFTER_FREEZING, keep, only_one_at, record_of
from upheld.office.year.places import frozen_folder, years_folder
from upheld.office.year.steps import refuse_unless_ready, year_now

NEXT = "next"  # while it is taken
BEFORE = "before"  # what it replaces, until it is removed
FREEZE = "freeze the cases of a year"


def freeze(year: Year, *, by: Person, configuration: Configuration, progress: Progress) -> str:
    """Returns what was frozen, in words. Raises NotYetError, MovingError or IntakeError, and then
    everything is as it was.
    """
    with only_one_at(year, configuration):
        refuse_unless_ready(year_now(year, configuration), Step.FROZEN)
        folder = frozen_folder(configuration, year)
        taken = folder.with_name(NEXT)
        shutil.rmtree(taken, ignore_errors=True)
        at = now()  # before anything is read: all that was entered by then is in it
        sizes = extract_to(taken, as_at=None, progress=progress, who=by, made_for=Output.FROZEN)
        with writing(by, FREEZE) as write:
            keep(record_of(year), write, frozen_at=None, frozen_by=None, **AFTER_FREEZING)
        _replace(folder, taken)
        with writing(by, FREEZE) as write:
            keep(record_of(year), write, frozen_at=at, frozen_by=by)
    return f"{year}: {sum(sizes.values()):,} rows in {len(sizes)} tables."


def _replace(folder: Path, taken: Path) -> None:
    before = folder.with_name(BEFORE)
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    put_folder_in_place(taken, folder)
    shutil.rmtree(before, ignore_errors=True)


def forget_frozen(configuration: Configuration) -> None:
    """Of every year: they have what has been erased. They can be frozen again."""
    for folder in years_folder(configuration).glob("*/*"):
        if folder.is_dir():
            shutil.rmtree(folder)
