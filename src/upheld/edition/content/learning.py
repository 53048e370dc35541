"""Courses, seminars and webinars: events, people and different authorities, counted from events."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from upheld.core.years import Year
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract

ALL_AUDIENCES = ""


def learning_rows(
    extract: Extract, directory: Directory, year: Year
) -> Iterator[tuple[str, str, str, int, int, int, int]]:
    """Rows of the table ``learning`` up to ``year``. The audience '' is all of them together.

    People from bodies that are not authorities count as people, but their bodies do not count as
    authorities. An authority at two events is one authority.
    """
    if not extract.has("events"):
        return
    events = {row["event"]: row for row in extract.tables["events"].to_pylist()}
    attended = defaultdict(list)
    if extract.has("attendance"):
        for row in extract.tables["attendance"].to_pylist():
            attended[row["event"]].append(row)
    known: dict[tuple[str, date], str | None] = {}

    def authority(organisation: str, on: date) -> str | None:
        if (organisation, on) not in known:
            match = directory.match(organisation, on=on).authority
            known[organisation, on] = match.slug if match else None
        return known[organisation, on]

    groups: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
    for event in events.values():
        held = Year.containing(event["held_on"])
        if held <= year:
            for audience in {event["audience"], ALL_AUDIENCES}:
                groups[str(held), event["kind"], audience].append(event)
    for key, group in sorted(groups.items()):
        people = authorities = 0
        found = set()
        for event in group:
            for row in attended[event["event"]]:
                people += row["people"]
                found.add(authority(row["organisation"], event["held_on"]))
        authorities = len(found - {None})
        places = len({event["place"] for event in group if event["place"]})
        yield (*key, len(group), places, people, authorities)
