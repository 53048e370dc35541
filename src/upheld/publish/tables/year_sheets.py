"""The sheets for the edition's year, one line for each authority, for people who read tables."""

from collections.abc import Iterator

from upheld.core.column_names import column_name
from upheld.core.english import capitalised, joined, within
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.profile import Profile
from upheld.core.profile_parts import Kept
from upheld.publish.tables import year_rows
from upheld.publish.tables.shared_columns import MARK, Columns, columns_of_share, identity, whole
from upheld.publish.tables.sheet import Sheet


def received(profile: Profile) -> Sheet:
    return Sheet(
        name="received",
        title="Complaints and enquiries received, by {authority} and category",
        columns=(
            *identity(profile),
            *(
                whole(column_name(each), each, f"Received in the year about {each}.")
                for each in profile.categories
            ),
            whole("total", "Total received", "All complaints and enquiries received in the year."),
        ),
        rows=year_rows.received_rows,
        key=("authority",),
        notes=(
            "Received is not decided: a case can be received in one year and decided in the next."
            " Do not subtract one from the other.",
            "A complaint about two {authorities} counts once for each.",
        ),
    )


EACH_FINDING = (
    "A decision can have several findings. Each counts here by its own outcome, and the complaint"
    " counts once as decided."
)


def decided(profile: Profile) -> Sheet:
    shares = year_rows.measures_in_sheet(profile, year_rows.DECIDED)
    headed = joined(
        f"the {within(each.heading)}" if each.heading else within(each.title) for each in shares
    )
    return Sheet(
        name="decided",
        title="Decisions, by {authority} and outcome" + (f", with {headed}" if headed else ""),
        columns=(
            *identity(profile),
            *(
                whole(
                    column_name(each.key),
                    capitalised(each.title),
                    f"Decisions in the year: {each.title}.",
                )
                for each in profile.outcomes.values()
            ),
            whole(
                "total", "Total decided", "All decisions about the {authority} made in the year."
            ),
            *_columns_of(shares),
            MARK,
        ),
        rows=year_rows.decided_rows,
        key=("authority",),
        notes=(
            "Totals count decisions about {authorities}: a complaint about two {authorities} counts"
            " once for each.",
            "A case that was decided again counts once, by its last decision up to the day of these"
            " figures, in the year of that decision.",
            *([EACH_FINDING] if profile.counts_findings else []),
            *(_base_of(profile, each) for each in shares),
            f"A few {profile.main.short_name[1]} say little: look at the count and the base before"
            " the percentage. These tables are not a ranking.",
        ),
    )


def remedies_and_compliance(profile: Profile) -> Sheet:
    measures = year_rows.measures_in_sheet(profile, year_rows.FOLLOWED_UP)
    titles = (
        each.counted_name[1] if each.kind is Kind.REMEDIED else within(each.title)
        for each in measures
    )
    return Sheet(
        name="remedies_and_compliance",
        title=capitalised(joined(titles)) or "Compliance outcomes",
        columns=(
            *identity(profile),
            *(
                whole(
                    column_name(each.key),
                    capitalised(each.title),
                    f"Compliance outcomes in the year: {each.title}.",
                )
                for each in profile.compliance.values()
            ),
            *_columns_of(measures),
            MARK,
        ),
        rows=year_rows.remedies_and_compliance_rows,
        key=("authority",),
        notes=(
            "Compliance outcomes count in the year in which they were recorded, which may not be"
            " the year of the decision.",
            *(note for each in measures for note in _notes_on(profile, each)),
        ),
    )


def _columns_of(measures: tuple[Measure, ...]) -> Columns:
    return tuple(column for each in measures for column in columns_of_share(each))


def _base_of(profile: Profile, measure: Measure) -> str:
    outcomes = [profile.outcomes[each].title for each in _base(measure)]
    is_of_all = len(outcomes) == len(profile.outcomes)
    base = f"{measure.out_of_name[1]} ({'all decisions' if is_of_all else joined(outcomes)})"
    if measure.heading:
        words = f"The {within(measure.heading)} is out of {base}"
    else:
        words = f"{capitalised(measure.counted_name[1])} are out of {base}"
    return f"{words}{'' if is_of_all else ', not out of all decisions'}. {measure.note}".strip()


def _notes_on(profile: Profile, measure: Measure) -> Iterator[str]:
    if measure.kind is Kind.REMEDIED:
        yield f"{capitalised(measure.counted_name[1])} are out of {measure.out_of_name[1]}."
    if measure.kind is Kind.KEPT:
        yield " ".join(_which_count(profile, measure))
    if measure.note:
        yield measure.note


def _which_count(profile: Profile, measure: Measure) -> Iterator[str]:
    late = profile.compliance_that(Kept.LATE)
    for each in profile.compliance.values():
        if each.key in late and each.key in measure.counted.outcomes:
            yield (
                f"{capitalised(each.title)} still counts as complied with, and is given next to the"
                " rate."
            )
        if each.key not in _base(measure):
            yield f"{capitalised(each.title)} counts neither way."


def _base(measure: Measure) -> tuple[str, ...]:
    return measure.out_of.outcomes if isinstance(measure.out_of, Cells) else ()
