"""A figure in words: one function per measure, from the figure's own record to its sentences.

Nothing is claimed of difference or chance here. Such a sentence is stored with the figure when the
statistics are built, and printed as it is stored.
"""

from collections.abc import Mapping

from upheld.core.measures import (
    COMPLIANCE,
    LATE_COMPLIANCE,
    SATISFACTORY_REMEDIES,
    UPHELD_PER_100000,
    UPHELD_RATE,
)
from upheld.core.shares import FEWEST_RESIDENTS, NO_CASES, NOT_AVAILABLE, NOT_GIVEN
from upheld.core.vocabulary import CEASED, CLOSED, What
from upheld.edition.reading import Row, counted_of
from upheld.publish.letters.subject import Subject, group_name

PER_RESIDENTS = 100_000  # as the measure's title in the edition says it
Figures = Mapping[str, Row]  # measure to the authority's figure of the year


def sentences_of(figure: Row, figures: Figures, subject: Subject) -> list[str]:
    """All that is said of one figure, in order."""
    if figure["text"] == NOT_AVAILABLE:
        return [subject.say("figure.not_available")]
    said = _OF_MEASURE[figure["measure"]](figure, figures, subject)
    if figure["sentence"]:
        said.append(figure["sentence"])
    return said


def _upheld(figure: Row, _figures: Figures, subject: Subject) -> list[str]:
    upheld, investigations = figure["counted"], figure["out_of"]
    if investigations == 0:
        closed = any(row["outcome"] == CLOSED for row in _decided(subject))
        earlier = [subject.say("upheld.closed_earlier")] if closed else []
        return [subject.say("upheld.no_cases"), *earlier]
    key = "upheld.single" if investigations == 1 else "upheld.share"
    return [
        subject.say(key, investigations=investigations, upheld=upheld, percent=figure["text"]),
        *_average("upheld.average", figure, subject),
        subject.say("upheld.meaning"),
    ]


def _decided(subject: Subject) -> list[Row]:
    return counted_of(subject.edition, subject.slug, What.DECIDED)


def _compliance(figure: Row, figures: Figures, subject: Subject) -> list[str]:
    complied, cases, percent = figure["counted"], figure["out_of"], figure["text"]
    ceased = sum(
        row["count"]
        for row in counted_of(subject.edition, subject.slug, What.COMPLIANCE)
        if row["outcome"] == CEASED
    )
    counted_neither_way = [subject.say("compliance.ceased", cases=ceased)] if ceased else []
    if cases == 0:
        return [subject.say("compliance.no_cases"), *counted_neither_way]
    if complied == cases:
        said = [subject.say("compliance.all", cases=cases, percent=percent)]
    elif complied:
        said = [subject.say("compliance.some", complied=complied, cases=cases, percent=percent)]
    else:
        said = [subject.say("compliance.none", cases=cases, percent=percent)]
    said += _late(figures.get(LATE_COMPLIANCE.slug), subject)
    if complied < cases:
        key = "compliance.not_satisfied" if complied else "compliance.none_satisfied"
        said.append(subject.say(key, not_satisfied=cases - complied))
    said += counted_neither_way
    said += _average("compliance.average", figure, subject)
    return [*said, subject.say("compliance.year")]


def _late(figure: Row | None, subject: Subject) -> list[str]:
    if figure is None or not figure["counted"]:
        return []
    late, complied = figure["counted"], figure["out_of"]
    if late == complied:
        return [subject.say("compliance.late_all", late=late)]
    return [subject.say("compliance.late", late=late, complied=complied)]


def _remedies(figure: Row, _figures: Figures, subject: Subject) -> list[str]:
    remedied, upheld, percent = figure["counted"], figure["out_of"], figure["text"]
    if upheld == 0:
        return [subject.say("remedies.no_cases")]
    if upheld == 1:
        said = subject.say(
            "remedies.single", complaints=upheld, remedied=remedied, upheld=upheld, percent=percent
        )
    else:
        said = subject.say("remedies.share", complaints=upheld, remedied=remedied, percent=percent)
    average = _average("remedies.average", figure, subject)
    return [said, *average, subject.say("remedies.meaning")]


def _per_residents(figure: Row, _figures: Figures, subject: Subject) -> list[str]:
    if figure["text"] == NOT_GIVEN:
        fewest = f"{FEWEST_RESIDENTS:,}"
        return [subject.say("per_residents.not_given", fewest=fewest)]
    (population,) = subject.edition.rows(
        "SELECT source FROM population WHERE year = ? AND authority = ?",
        (figure["year"], subject.slug),
    )
    said = subject.say(
        "per_residents.rate",
        complaints=figure["counted"],
        rate=figure["text"],
        per=f"{PER_RESIDENTS:,}",
        population=population["source"],
    )
    return [said, subject.say("per_residents.meaning")]


def _average(key: str, figure: Row, subject: Subject) -> list[str]:
    """Similar authorities together, where there is a figure; why not is said beside the figure."""
    if figure["peer_text"] in (None, NO_CASES, NOT_AVAILABLE):
        return []
    group = group_name(figure["peer_group"])
    return [subject.say(key, average=figure["peer_text"], group=group)]


_OF_MEASURE = {
    UPHELD_RATE.slug: _upheld,
    COMPLIANCE.slug: _compliance,
    SATISFACTORY_REMEDIES.slug: _remedies,
    UPHELD_PER_100000.slug: _per_residents,
}
