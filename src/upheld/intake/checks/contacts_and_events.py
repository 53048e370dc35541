"""Who we write to, and who came to events: contacts, letters, events, attendance."""

from collections import defaultdict
from datetime import date

import numpy as np

from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.findings import Findings, Tables
from upheld.intake.problems import Problem


def check_contacts(tables: Tables, profile: Profile) -> Findings:
    """A letter is written to one person, so two cannot be in such a role on the same day."""
    findings = Findings()
    contacts = tables.get("contacts")
    if contacts is None:
        return findings
    in_post: dict[tuple[str, str], list[tuple[date, date, int]]] = defaultdict(list)
    for row in np.flatnonzero(contacts.among("role", profile.addressed)).tolist():
        begins = contacts.cell(row, "valid_from") or date.min
        ends = contacts.cell(row, "valid_to") or date.max
        assert isinstance(begins, date)
        assert isinstance(ends, date)
        post = str(contacts.cell(row, "authority")), str(contacts.cell(row, "role"))
        in_post[post].append((begins, ends, row))
    for (authority, role), posts in in_post.items():
        findings.problems += _together(contacts, f"{role} of {authority}", sorted(posts))
    return findings


def _together(
    contacts: CheckedTable, post: str, posts: list[tuple[date, date, int]]
) -> list[Problem]:
    problems = []
    last_end, last_row = posts[0][1], posts[0][2]
    for begins, ends, row in posts[1:]:
        if begins <= last_end:
            later, earlier = max(row, last_row), min(row, last_row)
            on = "any day" if begins == date.min else str(begins)
            problems.append(
                Problem(
                    contacts.source,
                    int(contacts.lines[later]),
                    "valid_from",
                    str(contacts.cell(later, "name")),
                    f"is a second {post} on {on},"
                    f" as well as the one in line {contacts.lines[earlier]}",
                    "End the earlier post with valid_to, and begin the later one with valid_from.",
                )
            )
        if ends >= last_end:
            last_end, last_row = ends, row
    return problems


def check_letters(tables: Tables, profile: Profile) -> Findings:
    findings = Findings()
    letters = tables.get("letters")
    if letters is None:
        return findings
    findings.problems += letters.problems(
        ~letters.empty("paragraph") & letters.empty("approved_by"),
        column="approved_by",
        value=None,
        trouble="the cell is empty, but the row has a paragraph for a letter",
        remedy="Only an approved paragraph is printed. Fill in who approved it.",
    )
    findings.problems += _numbers_in_paragraphs(letters, profile)
    unsent = int((~letters.empty("paragraph") & letters.equals("send", False)).sum())
    if unsent:
        said = number_of(unsent, "paragraph is", "paragraphs are")
        findings.notes.append(f"{letters.source}: {said} for letters that will not be sent.")
    return findings


def _numbers_in_paragraphs(letters: CheckedTable, profile: Profile) -> list[Problem]:
    """Every number in a paragraph must be a figure that it names, or a quotation."""
    problems = []
    for row in np.flatnonzero(~letters.empty("paragraph")).tolist():
        cells = {
            name: str(letters.cell(row, name) or "")
            for name in ("paragraph", "source", "approved_by", "checked_by")
        }
        words = OwnWords(written=cells.pop("paragraph"), **cells)
        problems += [
            Problem(letters.source, int(letters.lines[row]), "paragraph", None, trouble, remedy)
            for trouble, remedy in words.problems(profile)
        ]
    return problems


def check_learning(tables: Tables) -> Findings:
    findings = Findings()
    attendance = tables.get("attendance")
    if attendance is None or not attendance.rows:
        return findings
    if "events" not in tables:
        findings.problems.append(
            Problem(
                attendance.source,
                None,
                None,
                None,
                "the events are missing",
                "Add the table events, with what was held and when.",
            )
        )
        return findings
    events = tables["events"]
    if events.whole:
        findings.problems += attendance.problems(
            ~attendance.among("event", events.texts("event")),
            column="event",
            value=lambda row: str(attendance.cell(row, "event")),
            trouble=f"is not an event in {events.source}",
            remedy="Correct it, or add the event there.",
        )
    nobody = int(attendance.equals("people", 0).sum())
    if nobody:
        said = number_of(nobody, "row has", "rows have")
        findings.notes.append(f"{attendance.source}: {said} 0 people.")
    return findings
