"""What can be asked for on a page, who may ask, and the stages in which it is made."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from upheld.office.rules.policy import Deed


class Output(StrEnum):
    EXTRACT = "extract"
    REGISTER = "register"
    DRAFT_LETTER = "draft letter"
    FROZEN = "frozen cases"
    CANDIDATE = "candidate"


class Stage(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNDER_WAY = (Stage.WAITING, Stage.RUNNING)
MOST_TRIES = 3  # a job during which the worker has stopped so often would stop it for ever
SIGN_EVERY = timedelta(seconds=10)
SILENT = timedelta(seconds=60)  # nothing heard for so long: the worker has stopped
CALENDAR_EVERY = timedelta(hours=1)
CALENDAR_LATE = timedelta(hours=26)  # whoever runs it once a day may be two hours late
KEPT = 3  # the newest files of each kind; older ones are removed


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One output, as its page offers it. ``commands`` make it by hand."""

    output: Output
    deed: Deed
    about: str
    commands: tuple[str, ...]
    has_file: bool = True


OFFERS = (
    Offer(
        output=Output.EXTRACT,
        deed=Deed.TAKE_EXTRACT,
        about="Everything the office holds, as CSV files in one zip file. Figures, letters and"
        " the register are made from it.",
        commands=("upheld office extract FOLDER",),
    ),
    Offer(
        output=Output.REGISTER,
        deed=Deed.MAKE_REGISTER,
        about="What may be public today, for the public site. It is on the site as soon as it"
        " has been made.",
        commands=(
            "upheld office extract FOLDER",
            "upheld register FOLDER --into PUBLISHED --ombudsman OWN",
        ),
        has_file=False,
    ),
    Offer(
        output=Output.DRAFT_LETTER,
        deed=Deed.DRAFT_LETTER,
        about="One authority’s annual letter as it would be printed today, marked as a draft.",
        commands=(
            "upheld office extract FOLDER",
            "upheld preview FOLDER --year YEAR --authority NAME --ombudsman OWN",
        ),
    ),
)
OF_A_YEAR = (
    Offer(
        output=Output.FROZEN,
        deed=Deed.FREEZE_YEAR,
        about="The cases of a year as they are at that moment.",
        commands=("upheld office year freeze YEAR --as EMAIL",),
        has_file=False,
    ),
    Offer(
        output=Output.CANDIDATE,
        deed=Deed.BUILD_CANDIDATE,
        about="Figures, letters and tables, made from the frozen cases.",
        commands=("upheld office year build YEAR --as EMAIL",),
        has_file=False,
    ),
)
BY_OUTPUT = {offer.output: offer for offer in (*OFFERS, *OF_A_YEAR)}
