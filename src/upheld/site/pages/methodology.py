"""How figures are made, from the text of docs/methodology.md, and the history of definitions."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from upheld.core.english import joined
from upheld.core.measures import Cells, Measure
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.edition.queries.measures import MeasureRow, breaks, measure_of, measures
from upheld.edition.reading import Edition
from upheld.ombudsman.wording import read_wording
from upheld.publish.methodology.comparison import is_made
from upheld.publish.methodology.document import TITLE, sections
from upheld.publish.methodology.document import evidence as evidence_of
from upheld.site.markdown import Words, read_words
from upheld.site.page import Answer, Page, Prints
from upheld.site.pages.about import page_of_words
from upheld.site.question import NotThere, Question

# Series that are no measures, but whose counts can break too.
COUNTS = {"received": "Complaints received", "decided": "Complaints decided"}
# The definition of a measure: when one of these changes, the history says so.
DEFINING = ("definition", "counted_many", "out_of_many")
KINDS = (
    "begins",
    "break",
    "new name",
    "new definition",
    "note",
)  # of events, in this order within a year


_METHODOLOGY: WeakKeyDictionary[Profile, Words] = WeakKeyDictionary()  # written once for each
_EVIDENCE: WeakKeyDictionary[Profile, Words] = WeakKeyDictionary()


def methodology_words(question: Question) -> Words:
    profile = question.profile
    if profile not in _METHODOLOGY:
        newest, office = question.published.latest, question.office
        wording = (newest and newest.wording) or read_wording(office)
        told = sections(profile, wording, office.directory)
        _METHODOLOGY[profile] = read_words("\n".join([TITLE, *told]))
    return _METHODOLOGY[profile]


def evidence_words(question: Question) -> Words:
    profile = question.profile
    if profile not in _EVIDENCE:
        title = "# How often the comparison errs\n"
        lead = (
            "No comparison of a few cases is always right. These tables say how often ours calls an"
            f" average {profile.body[0]} different, and how often it finds one that does differ.\n"
        )
        _EVIDENCE[profile] = read_words("\n".join([title, lead, *evidence_of(profile)]))
    return _EVIDENCE[profile]


def methodology(question: Question) -> Answer:
    profile = question.profile
    told = "What we count, and how percentages are made."
    if profile.compared:
        told = f"What we count, how percentages are made, and how {profile.body[1]} are compared."
    page = page_of_words(methodology_words(question), question, description=told)
    return _with_links(
        page,
        *_link_to_evidence(profile),
        ("The history of every definition", "/methodology/history"),
        *_link_to_life(question.published.latest),
    )


def _link_to_life(newest: Edition | None) -> Iterator[tuple[str, str]]:
    if newest:
        text = f"When the {newest.year} figures were made, signed and published"
        yield text, f"/editions/{newest.manifest.folder_name}/life"


def evidence(question: Question) -> Answer:
    if not is_made(question.profile):
        raise NotThere("Nothing is compared, so there is nothing to say about how often that errs.")
    body = question.profile.body[0]
    told = f"How often an average {body} is called different, and one that differs is found."
    return _with_links(
        page_of_words(evidence_words(question), question, description=told),
        ("How the figures are made and compared", "/methodology"),
    )


def _link_to_evidence(profile: Profile) -> list[tuple[str, str]]:
    return [("How often the comparison errs", "/methodology/evidence")] if is_made(profile) else []


def _with_links(page: Page, *links: tuple[str, str]) -> Page:
    more = [{"text": text, "address": address} for text, address in links]
    return Page(
        template="methodology.html",
        title=page.title,
        description=page.description,
        facts={**page.facts, "more": more},
        drawings=page.drawings,
        edition=page.edition,
        prints=Prints(definitions=True),
    )


def history(question: Question) -> Answer:
    edition = question.latest
    editions = list(question.published.current.values())
    series = [*_measures(edition), *_counts(edition)]
    for each in series:
        each["events"] = _events(each, editions, edition)
    return Page(
        template="history.html",
        title="The history of every definition",
        description="When each measure was first published, and which years cannot be compared.",
        facts={"series": series, "editions": [_of_edition(each) for each in reversed(editions)]},
        rows=[
            {"series": each["series"], "title": each["title"], **event}
            for each in series
            for event in each["events"]
        ],
        edition=edition,
        prints=Prints(definitions=True),
    )


def _measures(edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "series": each.slug,
            "title": each.title,
            **_definition(each),
            "source": each.source,
            "rules": rules_of(edition.profile, each.slug),
        }
        for each in measures(edition)
    ]


def rules_of(profile: Profile, slug: str) -> list[dict[str, str]]:
    """Each rule that a measure has had, with its years; none if it has had only one."""
    found = [each for each in profile.measures if each.slug == slug]
    return [_rule(profile, each) for each in found] if len(found) > 1 else []


def _rule(profile: Profile, rule: Measure) -> dict[str, str]:
    since = f"From {rule.since}" if rule.since else ""
    until = f"{'to' if since else 'To'} {rule.until}" if rule.until else ""
    return {
        "years": " ".join(filter(None, (since, until))),
        "definition": rule.definition,
        "counted_many": rule.counted_name[1],
        "counted_outcomes": _outcomes(profile, rule.counted),
        "out_of_many": rule.out_of_name[1],
        "out_of_outcomes": _outcomes(profile, rule.out_of),
        "source": rule.source,
    }


def _outcomes(profile: Profile, cells: Cells | str) -> str:
    """By their titles; '' for residents."""
    if isinstance(cells, str):
        return ""
    titles = {key: each.title for key, each in profile.outcomes.items()}
    titles |= {key: each.title for key, each in profile.compliance.items()}
    return joined((titles.get(each, each) for each in cells.outcomes), last_after="or")


def _definition(measure: MeasureRow) -> dict[str, str]:
    return {name: value for name, value in measure.facts().items() if name in DEFINING}


def _counts(edition: Edition) -> list[dict[str, Any]]:
    breaking = {each.series for each in breaks(edition)}
    return [
        {"series": series, "title": title, **dict.fromkeys((*DEFINING, "source"), ""), "rules": []}
        for series, title in COUNTS.items()
        if series in breaking
    ]


def _events(
    series: dict[str, Any], editions: list[Edition], latest: Edition
) -> list[dict[str, str]]:
    """What happened to one series: it began, it broke, a note was added, its words changed."""
    found = [
        {
            "year": each.year,
            "kind": "break" if each.is_break else "note",
            "words": each.words,
        }
        for each in breaks(latest, series=series["series"])
    ]
    if since := _first_year(latest.profile, series["series"]):
        found = _with_beginning(found, str(since))
    found += _changes(series["series"], editions)
    return sorted(found, key=lambda event: (event["year"], KINDS.index(event["kind"])))


def _first_year(profile: Profile, slug: str) -> Year | None:
    """Of a measure, by any of its rules; None if it is as old as the counts, or no measure."""
    return profile.first_year_of(slug) if slug in profile.by_slug else None


def _with_beginning(events: list[dict[str, str]], since: str) -> list[dict[str, str]]:
    """A break in a measure's first year is its beginning, in the break's words."""
    own = [event for event in events if event["year"] == since and event["kind"] == "break"]
    others = [event for event in events if event not in own]
    words = own[0]["words"] if own else f"Published since {since}."
    return [{"year": since, "kind": "begins", "words": words}, *others]


def _changes(slug: str, editions: list[Edition]) -> list[dict[str, str]]:
    """Where an edition calls or defines the measure otherwise than the edition before it."""
    found = []
    before: MeasureRow | None = None
    for edition in editions:
        now = measure_of(edition, slug)
        for kind, words in _changed(before, now) if before and now else ():
            found.append({"year": str(edition.year), "kind": kind, "words": words})
        before = now or before
    return found


def _changed(before: MeasureRow, now: MeasureRow) -> Iterator[tuple[str, str]]:
    if before.title != now.title:
        yield "new name", f"Before that, it was called: {before.title}."
    if _definition(before) != _definition(now):
        yield "new definition", f"Before that, the definition was: {before.definition}"


def _of_edition(edition: Edition) -> dict[str, str]:
    manifest = edition.manifest
    return {
        "name": manifest.folder_name,
        "year": manifest.year,
        "as_at": manifest.as_at,
        "public_on": edition.public_at[:10],
        "methodology": manifest.methodology,
        "software": manifest.software,
    }
