"""What a measure of a profile may be: which cells it counts, of which kind, compared or not.

A kind has one way of counting. Only some can be compared (core.measures says which), and a measure
whose rule changes must break in that year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from upheld.core.comparability import Break
from upheld.core.measures import MAY_BE_COMPARED, RESIDENTS, Cells, Kind, Measure
from upheld.core.vocabulary import What
from upheld.ombudsman.profile_names import Names
from upheld.ombudsman.toml_groups import Group, Trouble

Known = Mapping[What, tuple[str, ...]]  # the outcomes that a count of each kind may have
# For each kind: what is counted, out of the same or another.
DECISIONS, CASES = (What.DECIDED, What.DECIDED), (What.COMPLIANCE, What.COMPLIANCE)
DUE = (What.RECOMMENDATIONS, What.RECOMMENDATIONS)
WHATS = {
    Kind.SHARE: (DECISIONS,),
    Kind.KEPT: (CASES, DUE),
    Kind.LATE: (CASES, DUE),
    Kind.REMEDIED: ((What.REMEDIED, What.DECIDED),),
}

_AGREED = "chance plays no part in what was agreed"
NEVER_COMPARED = {
    Kind.KEPT: _AGREED,
    Kind.LATE: _AGREED,
    Kind.RATE: "nobody knows how many people use the service, or live elsewhere",
}


class MeasureReading:
    def __init__(self, names: Names, known: Known, *, counts_findings: bool) -> None:
        self.names = names
        self.known = known
        self.counts_findings = counts_findings

    def measure(self, rule: Group) -> Measure:
        slug, kind = rule.text("key"), Kind(rule.text("kind", known=tuple(Kind)))
        measure = Measure(
            slug=slug,
            kind=kind,
            column=rule.text("column", default=""),
            section=rule.text("sentences", default=str(kind)),
            title="",
            counted=_cells(rule, "counted", self.known),
            counted_name=("", ""),
            out_of=RESIDENTS if kind is Kind.RATE else _cells(rule, "out_of", self.known),
            out_of_name=("", ""),
            since=rule.year("since"),
            until=rule.year("until"),
            is_compared=rule.flag("compared"),
            per=rule.number("per") if kind is Kind.RATE else 0,
            fewest=rule.number("fewest", default=1) if kind is Kind.RATE else 0,
            definition="",
            source=rule.text("source", default=""),
        )
        if not rule.is_wrong("kind", "counted", "out_of", "compared"):
            _check_kind(rule, measure, counts_findings=self.counts_findings)
        rule.finish()
        said = self.names.of_measure(measure)
        return replace(
            measure,
            title=said.title,
            counted_name=said.counted,
            out_of_name=said.out_of,
            short_name=said.short,
            heading=said.heading,
            note=said.note,
            example=said.example,
            definition=said.definition,
        )


def troubles_of_dates(
    measures: tuple[Measure, ...], breaks: tuple[Break, ...]
) -> Iterator[Trouble]:
    """Two rules of a measure may not hold in one year, and the second must be a break."""
    for place, measure in enumerate(measures, start=1):
        for earlier in measures[: place - 1]:
            if earlier.slug != measure.slug:
                continue
            path = ("measures", str(place))
            if not (earlier.until and measure.since and earlier.until < measure.since):
                yield Trouble(
                    path=path,
                    text=f'"{measure.slug}" is there twice, and both rules hold in some year. Write'
                    " until in the first and since in the second, or another key.",
                )
            elif not any(
                each.is_break and each.year == measure.since and measure.slug in each.series
                for each in breaks
            ):
                yield Trouble(
                    path=path,
                    text=f'"{measure.slug}" has another rule since {measure.since}. Add a break in'
                    " that year, so that no change is reported across it.",
                )


def _cells(rule: Group, key: str, known: Known) -> Cells:
    """Without outcomes, all that the count has."""
    cells = rule.group(key)
    what = What(cells.text("what", known=tuple(What)))
    said = cells.has("outcomes")
    outcomes = cells.texts("outcomes", known=known[what]) if said else known[what]
    cells.finish()
    return Cells(what=what, outcomes=outcomes)


def _check_kind(rule: Group, measure: Measure, *, counts_findings: bool) -> None:
    if measure.is_compared and counts_findings:
        rule.trouble(
            "a measure of findings cannot be compared: those of one case are alike, so chance would"
            " make more differences than we say. Delete it.",
            "compared",
        )
    if measure.is_compared and measure.kind not in MAY_BE_COMPARED:
        kinds, why = " and ".join(MAY_BE_COMPARED), NEVER_COMPARED[measure.kind]
        rule.trouble(
            f"a measure of the kind {measure.kind} cannot be compared: {why}. Only {kinds} can.",
            "compared",
        )
    if isinstance(measure.out_of, Cells):
        whats = (measure.counted.what, measure.out_of.what)
        if whats not in WHATS[measure.kind]:
            wanted = " or ".join(f"{of} out of {base}" for of, base in WHATS[measure.kind])
            rule.trouble(
                f"the kind {measure.kind} counts {wanted}, and this counts {whats[0]} out of"
                f" {whats[1]}. Write another kind, or other cells."
            )
        if missing := [o for o in measure.counted.outcomes if o not in measure.out_of.outcomes]:
            rule.trouble(
                f"{', '.join(missing)}: counted, and not in what it is out of. Add it to out_of.",
                "counted",
            )
