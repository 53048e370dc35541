"""The columns that several sheets share, and those that every measure has, in the same order."""

from upheld.core.english import joined
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import Kind as MeasureKind
from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.publish.tables.table import Column, Kind

Columns = tuple[Column, ...]


def text(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.TEXT, meaning=meaning)


def prose(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.PROSE, meaning=meaning)


def whole(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.WHOLE, meaning=meaning)


def number(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.NUMBER, meaning=meaning)


def share(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.SHARE, meaning=meaning)


def day(name: str, heading: str, meaning: str) -> Column:
    return Column(name=name, heading=heading, kind=Kind.DAY, meaning=meaning)


YEAR = text("year", "Year", "The business year, 1 April to 31 March, written 2019-20.")
AUTHORITY = text(
    "authority",
    "{Authority}'s identifier",
    "Its short name in web addresses and file names. No two {authorities} share one.",
)
GSS_CODE = text(
    "gss_code",
    "GSS code",
    "The Government Statistical Service code; [z] if the {authority} has none.",
)
NAME = text("name", "{Authority}", "The {authority}'s name on the last day of the year.")
PEER_GROUP = text(
    "peer_group",
    "Group",
    "The group of similar {authorities} that it is compared with; [z] if there is none, or if"
    " the {authority} ended before the year.",
)


def region(profile: Profile) -> Column:
    return text("region", "Region", profile.explain("region"))


def identity(profile: Profile) -> Columns:
    return (NAME, GSS_CODE, AUTHORITY, PEER_GROUP, region(profile), YEAR)


CATEGORY = text(
    "category",
    "Category",
    "What the complaint was about; [z] for compliance, [x] if only the total is known.",
)
OUTCOME = text(
    "outcome", "Outcome", "The decision, or the outcome of the check; [z] for complaints received."
)


def what(profile: Profile) -> Column:
    remedied = joined(each.out_of_name[1] for each in profile.of_kind(MeasureKind.REMEDIED))
    return text(
        "what",
        "What is counted",
        "received: complaints and enquiries received. decided: decisions about {authorities}."
        " compliance: compliance outcomes recorded."
        + (
            f" remedied: {remedied} that the {{authority}} had already remedied."
            if remedied
            else ""
        ),
    )


def fewest_residents(profile: Profile) -> str:
    """Of areas that have a rate; '' if there is no rate, or if all have one."""
    fewest = sorted({each.fewest for each in profile.of_kind(MeasureKind.RATE) if each.fewest > 1})
    return joined((f"{number:,}" for number in fewest), last_after="or")


OUT_OF_NAME = text(
    "out_of_name", "Base", "What the base counts, in the singular or plural as needed."
)
MEASURE = text("measure", "Measure", "The measure's name; see the sheet measures.")


COMPARISON = text(
    "comparison",
    "Comparison",
    "Whether it differs from other {authorities} in the group: higher, lower, no-difference-shown"
    " or too-few. Or why we do not say: no-cases, not-available, not-compared, no-group, ended.",
)
MARK = text(
    "mark",
    "Mark",
    "[r] if something in the row was revised or corrected since it was first published; [z] if"
    " nothing was.",
)
LOW = number(
    "low",
    "Low",
    f"Lower end of the {SHOWN_TEXT} confidence interval (Clopper-Pearson), 0 to 1; [z] for a"
    " measure that chance does not affect or if there are no cases, [x] if we do not know.",
)
HIGH = number("high", "High", "Upper end of the same interval, 0 to 1; [z] and [x] as for low.")


def columns_of_share(measure: Measure) -> Columns:
    """A printed share is never alone: it has its count and base, then the group's."""
    stem, title = measure.stem, measure.headed
    counted, out_of = measure.counted_name[1], measure.out_of_name[1]
    together = f"{title}, similar {{authorities}} together"
    return (
        whole(f"{stem}_counted", f"{title}: {counted}", f"How many {counted}."),
        whole(f"{stem}_out_of", f"{title}: out of {out_of}", f"How many {out_of}: the base."),
        share(f"{stem}_text", f"{title}: percentage", "The percentage as printed everywhere."),
        whole(
            f"{stem}_peer_counted",
            f"{together}: {counted}",
            f"How many {counted} in the whole group, this {{authority}} included.",
        ),
        whole(
            f"{stem}_peer_out_of",
            f"{together}: out of {out_of}",
            f"How many {out_of} in the whole group, this {{authority}} included.",
        ),
        share(
            f"{stem}_peer_text",
            f"{together}: average",
            "The group's average as printed; [z] if there is no group.",
        ),
        *(_columns_of_comparison(stem, title) if measure.is_compared else ()),
    )


def _columns_of_comparison(stem: str, title: str) -> Columns:
    return (
        number(f"{stem}_low", f"{title}: low", LOW.meaning),
        number(f"{stem}_high", f"{title}: high", HIGH.meaning),
        text(f"{stem}_comparison", f"{title}: comparison", COMPARISON.meaning),
        prose(f"{stem}_sentence", f"{title}: in words", "The figure and its comparison in words."),
    )
