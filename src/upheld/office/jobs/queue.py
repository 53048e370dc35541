"""Asking for a job, taking it and ending it, so that being killed or run twice does no harm.

A job belongs to the worker that it names. A worker that has not been heard for a while
has lost it: another takes it, and whatever the first still writes about it changes nothing.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from upheld.core.english import so_many
from upheld.office.models import Authority, Job, Person, Sign
from upheld.office.rules.outputs import MOST_TRIES, SILENT, UNDER_WAY, Output, Stage

WORKER, CALENDAR = "worker", "calendar"
GIVEN_UP = (
    f"The worker has stopped {so_many(MOST_TRIES, 'time')} while it was making this. Its log says"
    " why. Ask again when that has been put right."
)


def ask(
    output: Output, *, by: Person, at: datetime, year: str = "", authority: Authority | None = None
) -> Job:
    """Nothing is asked for twice: while it is under way, the same job is given back."""
    the_same = Job.objects.filter(
        output=output, year=year, authority=authority, stage__in=UNDER_WAY
    )
    if found := the_same.first():
        return found
    try:
        with transaction.atomic():
            return Job.objects.create(
                output=output, year=year, authority=authority, asked_by=by, asked_at=at
            )
    except IntegrityError:  # somebody else has just asked
        return the_same.get()


def take(holder: str, *, at: datetime) -> Job | None:
    """The job that has waited longest, held by ``holder`` from now on; None if none is waiting."""
    _free_lost(at)
    for pk in Job.objects.filter(stage=Stage.WAITING).order_by("pk").values_list("pk", flat=True):
        waiting = Job.objects.filter(pk=pk, stage=Stage.WAITING)
        told = {"stage": Stage.RUNNING, "holder": holder, "begun_at": at, "heard_at": at}
        if waiting.update(**told, tries=F("tries") + 1, step="", done=0, of=0):
            return Job.objects.get(pk=pk)
    return None


def _free_lost(at: datetime) -> None:
    lost = Job.objects.filter(stage=Stage.RUNNING, heard_at__lt=at - SILENT)
    ended = {"stage": Stage.FAILED, "ended_at": at, "says": GIVEN_UP}
    lost.filter(tries__gte=MOST_TRIES).update(**ended, holder="")
    lost.filter(tries__lt=MOST_TRIES).update(stage=Stage.WAITING, holder="")


def is_held(job: Job, *, at: datetime) -> bool:
    """Whether the job is still its holder's, who has just been heard."""
    return bool(_held(job).update(heard_at=at))


def tell_step(job: Job, step: str, done: int, of: int) -> None:
    _held(job).update(step=step, done=done, of=of)


def end(job: Job, stage: Stage, *, at: datetime, says: str, file: str = "") -> bool:
    """False if the job was no longer its holder's: then nothing is changed."""
    return bool(_held(job).update(stage=stage, ended_at=at, says=says, file=file, holder=""))


def give_back(job: Job) -> None:
    """A worker that is told to stop leaves its job to the next, and it is no try."""
    _held(job).update(stage=Stage.WAITING, holder="", tries=F("tries") - 1)


def _held(job: Job):  # type: ignore[no-untyped-def]  # a QuerySet
    return Job.objects.filter(pk=job.pk, stage=Stage.RUNNING, holder=job.holder)


def give_sign(name: str, *, at: datetime) -> None:
    Sign.objects.update_or_create(name=name, defaults={"at": at})


def last_sign(name: str) -> datetime | None:
    return Sign.objects.filter(name=name).values_list("at", flat=True).first()


def is_silent(name: str, *, after: timedelta, at: datetime) -> bool:
    """Whether nothing has been heard for longer than that."""
    last = last_sign(name)
    return last is None or at - last > after
