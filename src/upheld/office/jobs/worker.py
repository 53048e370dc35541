"""The worker: takes one job after another, runs the calendar, publishes at the hour, and gives
signs of life.

Killing it does no harm: its job is taken again when nothing has been heard of it for a while, and
what it had begun is not in place. Several workers share the jobs.
"""

import logging
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection

from upheld.core.mistakes import Mistake
from upheld.office.clock import now, today
from upheld.office.configuration import Configuration, own_office
from upheld.office.decisions.calendar import run_calendar
from upheld.office.jobs.makers import Made, make, remove_left_behind
from upheld.office.jobs.queue import (
    CALENDAR,
    WORKER,
    end,
    give_back,
    give_sign,
    is_held,
    last_sign,
    take,
    tell_step,
)
from upheld.office.models import Job
from upheld.office.rules.outputs import CALENDAR_EVERY, SIGN_EVERY, Stage
from upheld.office.rules.times import Times
from upheld.office.year.at_the_hour import publish_due
from upheld.office.year.moved_hour import settle_all
from upheld.office.year.signing import make_all_agree
from upheld.office.year.what_if_kept import work_out_next
from upheld.office.year.what_readers_get import compare_due
from upheld.publish.annual.publishing import Clock

log = logging.getLogger(__name__)
LOOKS_EVERY = 2  # seconds between one look for a job, or an edition that is due, and the next
CLOCK = Clock(now=now, sleep=time.sleep)
UNEXPECTED = "Something went wrong that we did not expect. The log of the worker says where."


class Stopped(BaseException):
    """The worker is to stop now, whatever it is at."""


def work(configuration: Configuration, *, once: bool = False) -> int:
    """Until told to stop, or until no job is waiting; returns how many jobs were ended."""
    holder, many = secrets.token_hex(8), 0
    remove_left_behind(configuration)
    make_all_agree(configuration)
    publish_if_due(configuration)
    with _stopped_by_signals() as stop, _keeping_the_hour(configuration):
        while not stop.is_set():
            give_sign(WORKER, at=now())
            calendar_if_due(at=now())
            compare_if_due(configuration)
            job = take(holder, at=now())
            if job:
                _do(job, configuration)
                many += 1
            elif work_out_next(configuration, sign_of_life=lambda: give_sign(WORKER, at=now())):
                continue
            elif once:
                break
            else:
                close_old_connections()
                stop.wait(LOOKS_EVERY)
    return many


def calendar_if_due(*, at: datetime) -> None:
    last = last_sign(CALENDAR)
    if last is None or at - last >= CALENDAR_EVERY:
        run_calendar(on=today(), at=at, times=Times.of(own_office()))
        give_sign(CALENDAR, at=at)


def publish_if_due(configuration: Configuration) -> None:
    """What two people have moved is settled first. The worker goes on, whatever happens here."""
    try:
        settle_all(configuration, at=now())
        publish_due(configuration, clock=CLOCK)
    except Exception:
        log.exception("Publication failed.")


def compare_if_due(configuration: Configuration) -> None:
    try:
        compare_due(configuration, at=now(), progress=_sign_of_life)
    except Exception:
        log.exception("The site could not be compared with an edition.")


def _sign_of_life(*_: object) -> None:
    last = last_sign(WORKER)
    if last is None or now() - last >= SIGN_EVERY:
        give_sign(WORKER, at=now())


def _do(job: Job, configuration: Configuration) -> None:
    log.info("Begun.", extra={"told": {"job": job.pk, "output": job.output}})
    try:
        with _heard(job):
            stage, made = _made(job, configuration)
    except Stopped:
        give_back(job)
        raise
    end(job, stage, at=now(), says=made.says, file=made.file)
    log.info("Ended.", extra={"told": {"job": job.pk, "stage": stage.value}})


def _made(job: Job, configuration: Configuration) -> tuple[Stage, Made]:
    def progress(step: str, done: int, of: int) -> None:
        tell_step(job, step, done, of)

    try:
        return Stage.DONE, make(job, configuration, progress)
    except (Mistake, ValidationError) as error:
        return Stage.FAILED, Made(says=str(error))
    except Exception:
        log.exception("A job failed.")
        return Stage.FAILED, Made(says=UNEXPECTED)


@contextmanager
def _heard(job: Job) -> Iterator[None]:
    """Signs of life while a job runs, from a thread, as one step of it can take minutes."""
    is_over = threading.Event()

    def signs() -> None:
        while not is_over.wait(SIGN_EVERY.total_seconds()):
            give_sign(WORKER, at=now())
            is_held(job, at=now())
        connection.close()

    thread = threading.Thread(target=signs, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@contextmanager
def _keeping_the_hour(configuration: Configuration) -> Iterator[None]:
    """Publication has a thread of its own, as whatever else the worker does can take minutes."""
    is_over = threading.Event()

    def looks() -> None:
        while not is_over.wait(LOOKS_EVERY):
            publish_if_due(configuration)
            close_old_connections()
        connection.close()

    thread = threading.Thread(target=looks, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """The first signal stops the worker at once: its job is given back, and nothing is lost."""
    stop = threading.Event()

    def stop_now(*_: object) -> None:
        stop.set()
        raise Stopped

    before = {each: signal.signal(each, stop_now) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    except Stopped:
        log.info("Stopped.")
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
