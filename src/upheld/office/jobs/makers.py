"""What each job makes: an extract, a register, a draft letter, frozen cases or a candidate.

Each is put in place whole or not at all, so making one again after the worker was killed does no
harm. All are made from an extract taken now, in a folder that only the office's own user can read.
"""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from upheld.core.progress import Progress
from upheld.core.years import Year
from upheld.disk.in_place import put_file_in_place
from upheld.edition.staging import versions_of
from upheld.office.clock import day_of, now, today
from upheld.office.configuration import Configuration, own_office
from upheld.office.jobs.registers import why_no_register
from upheld.office.ledger.recording import writing
from upheld.office.models import Job
from upheld.office.moving.around import extract_to, office_that_signs, read_to_build
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.outputs import KEPT, Output
from upheld.office.year.candidate import build_candidate
from upheld.office.year.freezing import freeze
from upheld.publish.annual.previewing import preview
from upheld.publish.annual.registering import make_register
from upheld.register.order import NOT_NEEDED

FOLDER = "outputs"  # in the office's own folder
LONGEST = timedelta(hours=6)  # that making anything takes


@dataclass(frozen=True, kw_only=True)
class Made:
    says: str
    file: str = ""  # its name in the folder of outputs


def make(job: Job, configuration: Configuration, progress: Progress) -> Made:
    """Raises a Mistake, which says why nothing was made."""
    folder = outputs_folder(configuration)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = MAKERS[Output(job.output)](job, configuration, folder, progress)
    _keep_newest(job, made, folder)
    return made


def outputs_folder(configuration: Configuration) -> Path:
    """Next to the evidence folder, which is outside anything that a web server serves."""
    return configuration.evidence.parent / FOLDER


@contextmanager
def _extract(job: Job, folder: Path, progress: Progress) -> Iterator[Path]:
    """Taken now, read by whatever is made from it, and removed. The ledger says who asked."""
    made_for = "" if job.output == Output.EXTRACT else job.output
    with TemporaryDirectory(prefix="unfinished-", dir=folder) as beside:
        taken = Path(beside) / f"extract-{day_of(job.asked_at)}"
        extract_to(taken, as_at=None, progress=progress, who=job.asked_by, made_for=made_for)
        yield taken


def _make_extract(job: Job, _: Configuration, folder: Path, progress: Progress) -> Made:
    name = f"extract-{day_of(job.asked_at)}-{job.pk}.zip"
    with _extract(job, folder, progress) as taken:
        staged = taken.parent / name
        with zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(taken.iterdir()):
                packed.write(file, f"{taken.name}/{file.name}")
        put_file_in_place(staged, folder / name)
        tables = len(list(taken.iterdir()))
    return Made(says=f"{tables} tables.", file=name)


def _make_register(
    job: Job, configuration: Configuration, folder: Path, progress: Progress
) -> Made:
    if why := why_no_register(configuration):
        raise MovingError(why)
    published = configuration.published
    assert published
    with _extract(job, folder, progress) as taken:
        cases = read_to_build(taken, without=NOT_NEEDED)
        built = make_register(
            cases,
            directory=own_office().directory,
            office=office_that_signs(configuration, cases),
            published=published,
            as_at=today(),
            today=today(),
            progress=progress,
        )
    if built.is_new:
        with writing(job.asked_by, "make a register") as write:
            write.tell("register", built.folder.name, after={"decisions": built.manifest.decisions})
    state = "" if built.is_new else " It was there already: nothing has changed."
    return Made(says=f"{built.folder.name}, {built.manifest.decisions:,} decisions.{state}")


def _make_letter(job: Job, configuration: Configuration, folder: Path, progress: Progress) -> Made:
    assert job.authority
    year = Year.parse(job.year)
    name = f"{job.authority.slug}-{year}-draft-{job.pk}.pdf"
    with _extract(job, folder, progress) as taken:
        cases = read_to_build(taken)
        progress("Setting the letter", 0, 0)
        pdf = preview(
            cases,
            directory=own_office().directory,
            office=office_that_signs(configuration, cases),
            year=year,
            slug=job.authority.slug,
            after=_edition_of(year.previous, configuration.published),
            into=taken.parent / "letter",
        )
        put_file_in_place(pdf, folder / name)
    return Made(says=f"{job.authority.name}, {year}.", file=name)


def _edition_of(year: Year, published: Path | None) -> Path | None:
    """The newest version that the public site has; None without one."""
    editions = published / "editions" if published else None
    versions = versions_of(editions, str(year)) if editions else []
    return editions / f"{year}.v{versions[-1]}" if editions and versions else None


def _freeze(job: Job, configuration: Configuration, _: Path, progress: Progress) -> Made:
    year = Year.parse(job.year)
    return Made(says=freeze(year, by=job.asked_by, configuration=configuration, progress=progress))


def _build(job: Job, configuration: Configuration, _: Path, progress: Progress) -> Made:
    year = Year.parse(job.year)
    return Made(
        says=build_candidate(year, by=job.asked_by, configuration=configuration, progress=progress)
    )


MAKERS: dict[Output, Callable[[Job, Configuration, Path, Progress], Made]] = {
    Output.EXTRACT: _make_extract,
    Output.REGISTER: _make_register,
    Output.DRAFT_LETTER: _make_letter,
    Output.FROZEN: _freeze,
    Output.CANDIDATE: _build,
}


def _keep_newest(job: Job, made: Made, folder: Path) -> None:
    """An extract has what people have told the office in it: no more are kept than are of use."""
    if not made.file:
        return
    others = Job.objects.filter(output=job.output).exclude(file="").exclude(pk=job.pk)
    for old in others.order_by("-pk")[KEPT - 1 :]:
        (folder / old.file).unlink(missing_ok=True)
        Job.objects.filter(pk=old.pk).update(file="")


def remove_left_behind(configuration: Configuration) -> None:
    """What a worker that was killed had begun, unless another may still be at it."""
    before = (now() - LONGEST).timestamp()
    for left in outputs_folder(configuration).glob("unfinished-*"):
        if left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)
