"""What the commands that move data share: the times, the day, and what they print."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from upheld.core.english import joined
from upheld.core.progress import Progress
from upheld.demo.whole_extract import write_demonstration
from upheld.intake.checks.checked import number_of
from upheld.intake.extract import Extract
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract
from upheld.office.clock import now, today
from upheld.office.configuration import Configuration, own_office, own_profile
from upheld.office.ledger.known_words import dropped_words
from upheld.office.ledger.recording import head
from upheld.office.models import (
    Authority,
    Case,
    Compliance,
    GivenTable,
    Letter,
    Person,
    Recommendation,
    Report,
)
from upheld.office.models.contract import is_followed_up
from upheld.office.moving.extracting import write_extract
from upheld.office.moving.imported import Imported, Whose
from upheld.office.moving.importing import import_extract
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.states import State
from upheld.office.rules.times import Times
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.whose import whose


def import_read(extract: Extract, *, whose: Whose, progress: Progress) -> Imported:
    """Import an extract that was read with the office's directory and its forms of references.

    Raises MovingError or EditedHere.
    """
    times = Times.of(own_office())
    done = import_extract(extract, times=times, at=now(), whose=whose, progress=progress)
    _let_searches_know()
    return done


def _let_searches_know() -> None:
    """After a bulk import: without statistics no index is used, and PostgreSQL searches row by row
    what its indexes of words do not include yet.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:  # a sample is enough, and others wait only a moment
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


def fill_from_demonstration(*, cases: int | None, progress: Progress) -> Imported:
    """Only into an empty office: invented cases must never be mixed with real ones."""
    refuse_without_authorities()
    if Case.everything.exists() or GivenTable.objects.exists():
        raise MovingError(
            f"The office already has {Case.everything.count():,} cases, and the demonstration's are"
            " invented. Use a separate office for it (another UPHELD_OFFICE_HOME or"
            " UPHELD_OFFICE_DATABASE)."
        )
    with TemporaryDirectory(prefix="upheld-demo-") as folder:
        progress("Writing the demonstration extract", 0, 0)
        write_demonstration(Path(folder) / "extract", own_office(), cases=cases)
        extract = read_as_own(Path(folder) / "extract")
        return import_read(extract, whose=Whose.NOT_SAID, progress=progress)


def read_as_own(folder: Path, *, without: Collection[str] = ()) -> Extract:
    """With the office's forms of references and kinds of fault. Raises IntakeError."""
    office = own_office()
    return read_extract(
        folder,
        directory=office.directory,
        profile=office.profile,
        references=office.references,
        faults=office.faults,
        without=without,
    )


def read_to_build(taken: Path, *, without: Collection[str] = ()) -> Extract:
    """An extract taken from the office, for a register or a letter.

    Raises MovingError for words that intake refuses line by line, in a file of the office alone.
    """
    try:
        return read_as_own(taken, without=without)
    except IntakeError:
        if dropped := list(words_of_an_earlier_profile()):
            raise MovingError("\n".join(dropped)) from None
        raise


def office_that_signs(configuration: Configuration, extract: Extract) -> Office:
    """Read now: the folder may have been corrected since the worker began."""
    given = read_office(configuration.office_folder) if configuration.office_folder else None
    return whose(given, is_demonstration=extract.is_demonstration)


def extract_to(
    folder: Path,
    *,
    as_at: date | None,
    progress: Progress,
    who: Person | str = "extract",
    made_for: str = "",
) -> dict[str, int]:
    refuse_without_authorities()
    office = own_office()
    return write_extract(
        folder,
        as_at=as_at or today(),
        times=Times.of(office),
        directory=office.directory,
        who=who,
        made_for=made_for,
        progress=progress,
    )


def refuse_without_authorities() -> None:
    if not Authority.objects.exists():
        raise MovingError("The office has no authorities yet. Run `upheld office migrate`.")


def import_report(done: Imported, path: Path) -> Iterator[str]:
    if done.is_nothing:
        yield f"{path}: the office already has all of it. Nothing was changed."
    for words, many in (("Added", done.made), ("Changed", done.changed)):
        if many.total():
            yield f"{words}: {_numbers(many)}."
    if done.not_told.total():
        yield f"Not in the extract, and left as they are: {_numbers(done.not_told)}."
    if done.in_error.total():
        yield f"Entered in error here, and left so: {_numbers(done.in_error)}."
    if done.erased.total():
        yield f"Erased here, and left so: {_numbers(done.erased)}."
    if done.kept:
        yield "Changed here, different in the extract, and left as they are:"
        yield from (f"  {record}" for record in done.kept)
    yield f"Head of the ledger: {head()}"


def extract_report(sizes: Mapping[str, int], folder: Path) -> Iterator[str]:
    yield f"{folder}: {_numbers(sizes)}."
    if left := [number_of(many, noun) for noun, many in left_out().items() if many]:
        yield f"Left out, because no fault was found: {joined(left)}."
    if many := Report.objects.exclude(state=State.PUBLISHED).count():
        yield f"Left out, because it was taken down: {number_of(many, 'report')}."
    if many := Letter.objects.exclude(paragraph="").filter(approved_by="").count():
        yield f"Left out, because no one has approved it: {number_of(many, 'paragraph')}."
    yield from words_of_an_earlier_profile()
    yield f"Head of the ledger: {head()}"


def words_of_an_earlier_profile() -> Iterator[str]:
    for word, many in dropped_words(own_profile()):
        yield (
            f"Recorded with a word that profile.toml no longer has: {word},"
            f" {number_of(many, 'time')}. No build reads it until you list it again, or add it to"
            " the other spellings of the word that it means."
        )


def left_out() -> dict[str, int]:
    """What is about cases in which no fault was found, or has not been yet."""
    kinds = {"recommendation": Recommendation, "compliance outcome": Compliance}
    return {noun: kind.objects.exclude(is_followed_up()).count() for noun, kind in kinds.items()}


def _numbers(many: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in many.items() if number)
