"""An office folder's profile.toml, read with the names in its words: all that is wrong, at once.

What an ombudsman may choose is decided here: which cells are counted, and whether they are
compared. How is not for a profile to say. Only some kinds of measure can be compared (core.measures
says which), and a measure whose rule changes must break in that year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from upheld.core.comparability import Break
from upheld.core.measures import MAY_BE_COMPARED, RESIDENTS, Cells, Kind, Measure
from upheld.core.profile import (
    Because,
    Category,
    ComplianceOutcome,
    Kept,
    Outcome,
    Profile,
    Reason,
    Role,
    Vintage,
)
from upheld.core.profile import Group as PeerGroup
from upheld.core.vocabulary import What, folded
from upheld.core.years import Year
from upheld.ombudsman.profile_columns import troubles_of_columns
from upheld.ombudsman.profile_names import Names
from upheld.ombudsman.toml_groups import Group, Trouble

PROFILE = "profile.toml"
LAYERS = ("lower", "upper")
EARLIEST = Year(1900)


def profile_of(
    rules: Mapping[str, Any], words: Mapping[str, Any]
) -> tuple[Profile, list[Trouble], list[Trouble]]:
    """The profile, what is wrong in its rules, and what is wrong in its names.

    It is only fit for use if nothing is wrong.
    """
    reading = _Reading(rules, Names(words))
    profile = reading.profile()
    reading.names.finish()
    return profile, reading.troubles, reading.names.troubles


class _Reading:
    def __init__(self, rules: Mapping[str, Any], names: Names) -> None:
        self.troubles: list[Trouble] = []
        self.rules = Group(rules, (), self.troubles)
        self.names = names
        self.counts_findings = self.rules.flag("counts_findings")

    def profile(self) -> Profile:
        rules = self.rules
        stages = rules.texts("stages")
        for taken in {What.RECEIVED, What.DECIDED} & set(stages):
            self._trouble(f'"{taken}" is the word for all of them. Write another', "stages")
        outcomes = {each.key: each for each in self._outcomes(stages)}
        compliance = {each.key: each for each in self._compliance()}
        with_fault = tuple(each.key for each in outcomes.values() if each.has_fault)
        cells = {
            What.RECEIVED: ("",),
            What.DECIDED: tuple(outcomes),
            What.COMPLIANCE: tuple(compliance),
            What.REMEDIED: with_fault,
        }
        measures = tuple(self._measure(each, cells) for each in rules.groups("measures"))
        breaks = tuple(self._breaks(measures))
        self._check_dates(measures, breaks)
        profile = Profile(
            name=rules.text("name"),
            version=rules.text("version"),
            body=self.names.body,
            stages=stages,
            outcomes=outcomes,
            compliance=compliance,
            categories={each.key: each for each in self._categories()},
            groups={each.key: each for each in self._groups()},
            remedies=self._keys_of("remedies"),
            roles={each.key: each for each in self._roles()},
            reasons={each.key: each for each in self._reasons()},
            measures=measures,
            breaks=breaks,
            vintages=tuple(self._vintages()),
            counted_with_others=self._counted_with_others(),
            public=self.names.public(stages=stages, outcomes=outcomes),
            enlarged=rules.text("enlarged", default=""),
            explained=self.names.explained(tuple(each.slug for each in measures)),
            counts_findings=self.counts_findings,
        )
        rules.finish()
        self.troubles += troubles_of_columns(profile)
        self._check_spellings("outcomes", outcomes)
        self._check_spellings("compliance", compliance)
        self._check_spellings("categories", profile.categories)
        self._check_spellings("groups", profile.groups)
        return profile

    def _outcomes(self, stages: tuple[str, ...]) -> Iterator[Outcome]:
        members = self._some("outcomes")
        for key, rule in members.items():
            is_listed = rule.flag("listed")
            said = self.names.of_outcome(key, is_listed=is_listed)
            yield Outcome(
                key=key,
                title=said.title,
                stage=rule.text("stage", known=stages),
                has_fault=rule.flag("fault"),
                is_listed=is_listed,
                means=said.means,
                does_not_mean=said.does_not_mean,
                also=self._also(rule),
            )
            rule.finish()

    def _compliance(self) -> Iterator[ComplianceOutcome]:
        for key, rule in self.rules.members("compliance").items():
            kept = Kept(rule.text("shows", known=tuple(Kept)))
            yield ComplianceOutcome(
                key=key, title=self.names.title_of(key), kept=kept, also=self._also(rule)
            )
            rule.finish()

    def _categories(self) -> Iterator[Category]:
        known = tuple(self.rules.members("groups"))
        for key, rule in self._some("categories").items():
            groups = rule.texts("groups", known=known, default=())
            yield Category(key=key, groups=groups, also=self._also(rule))
            rule.finish()

    def _groups(self) -> Iterator[PeerGroup]:
        for key, rule in self.rules.members("groups").items():
            layers = rule.texts("layers", known=LAYERS, default=())
            name = self.names.of_group(key)
            yield PeerGroup(
                key=key,
                name=name,
                layers=layers,
                words=rule.texts("words", default=()),
                style=rule.text("style", default=""),
                also=self._also(rule),
            )
            rule.finish()

    def _roles(self) -> Iterator[Role]:
        members = self._some("roles")
        roles = []
        for key, rule in members.items():
            reminded = rule.number("reminded") if rule.has("reminded") else None
            copies = rule.number("copies", default=0)
            addressed = rule.flag("addressed")
            roles.append(Role(key=key, is_addressed=addressed, copies=copies, reminded=reminded))
            rule.finish()
        if members and not any(role.is_addressed for role in roles):
            self._trouble("letters are addressed to none of them. Write addressed = true", "roles")
        yield from roles

    def _reasons(self) -> Iterator[Reason]:
        members = self._some("withheld")
        found: dict[Because, str] = {}
        for key, rule in members.items():
            because = Because(rule.text("because", known=tuple(Because), default=Because.LASTING))
            if because is not Because.LASTING and because in found:
                rule.trouble(f'"{found[because]}" is the one that is {because}. Delete one.')
            found[because] = key
            yield Reason(key=key, because=because)
            rule.finish()
        for needed in (Because.EARLY, Because.OTHER):
            if members and needed not in found:
                self._trouble(f'one of them must have because = "{needed}"', "withheld")

    def _vintages(self) -> Iterator[Vintage]:
        for rule in self.rules.groups("populations"):
            since = rule.year("since")
            if since is None:
                rule.trouble('since is missing. Write the first year, like "2022-23".')
            yield Vintage(since=since or EARLIEST, name=rule.text("vintage"))
            rule.finish()

    def _counted_with_others(self) -> dict[str, str]:
        rule = self.rules.group("residents")
        kinds = rule.texts("counted_with_others", default=())
        rule.finish()
        return {kind: self.names.of_kind(kind) for kind in kinds}

    def _measure(self, rule: Group, cells: Mapping[What, tuple[str, ...]]) -> Measure:
        slug, kind = rule.text("key"), Kind(rule.text("kind", known=tuple(Kind)))
        measure = Measure(
            slug=slug,
            kind=kind,
            column=rule.text("column", default=""),
            section=rule.text("sentences", default=str(kind)),
            title="",
            counted=_cells(rule, "counted", cells),
            counted_name=("", ""),
            out_of=RESIDENTS if kind is Kind.RATE else _cells(rule, "out_of", cells),
            out_of_name=("", ""),
            since=rule.year("since"),
            until=rule.year("until"),
            is_compared=rule.flag("compared"),
            per=rule.number("per") if kind is Kind.RATE else 0,
            fewest=rule.number("fewest", default=1) if kind is Kind.RATE else 0,
            definition="",
            source=rule.text("source", default=""),
        )
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

    def _breaks(self, measures: tuple[Measure, ...]) -> Iterator[Break]:
        titles = {each.slug: each.title for each in measures}
        known = (*titles, What.RECEIVED, What.DECIDED)
        for rule in self.rules.groups("breaks"):
            key, year = rule.text("key"), rule.year("year")
            if year is None:
                rule.trouble('year is missing. Write it like "2019-20".')
            is_break = not rule.flag("note")
            series = rule.texts("series", known=known)
            said = self.names.of_break(key, titles.get(series[0], "") if series else "")
            yield Break(
                key=key,
                year=year or EARLIEST,
                series=series,
                words=said.words,
                advice=said.advice,
                reason=said.reason,
                is_break=is_break,
            )
            rule.finish()

    def _check_dates(self, measures: tuple[Measure, ...], breaks: tuple[Break, ...]) -> None:
        """Two rules of a measure may not hold in one year, and the second must be a break."""
        for place, measure in enumerate(measures, start=1):
            for earlier in measures[: place - 1]:
                if earlier.slug != measure.slug:
                    continue
                path = ("measures", str(place))
                if not (earlier.until and measure.since and earlier.until < measure.since):
                    self._trouble(
                        f'"{measure.slug}" is there twice, and both rules hold in some year. Write'
                        " until in the first and since in the second, or another key",
                        *path,
                    )
                elif not any(
                    each.is_break and each.year == measure.since and measure.slug in each.series
                    for each in breaks
                ):
                    self._trouble(
                        f'"{measure.slug}" has another rule since {measure.since}. Add a break in'
                        " that year, so that no change is reported across it",
                        *path,
                    )

    def _check_spellings(self, group: str, known: Mapping[str, Any]) -> None:
        meant: dict[str, str] = {}
        for key, each in known.items():
            for word in (folded(key), *each.also):
                if meant.setdefault(word, key) != key:
                    text = f'"{word}" is already read as "{meant[word]}". Delete one'
                    self._trouble(text, group, key)

    def _some(self, key: str) -> dict[str, Group]:
        found = self.rules.members(key)
        if not found:
            self._trouble(f"nothing is in it. Write at least one under [{key}]", key)
        return found

    def _keys_of(self, key: str) -> tuple[str, ...]:
        rule = self.rules.group(key)
        found = rule.texts("keys")
        rule.finish()
        return found

    def _also(self, rule: Group) -> tuple[str, ...]:
        return tuple(folded(each) for each in rule.texts("also", default=()))

    def _trouble(self, text: str, *path: str) -> None:
        self.troubles.append(Trouble(path=path, text=f"{text}."))


def _cells(rule: Group, key: str, known: Mapping[What, tuple[str, ...]]) -> Cells:
    """Without outcomes, all that the count has."""
    cells = rule.group(key)
    what = What(cells.text("what", known=tuple(What)))
    said = cells.has("outcomes")
    outcomes = cells.texts("outcomes", known=known[what]) if said else known[what]
    cells.finish()
    return Cells(what=what, outcomes=outcomes)


WHATS = {  # of each kind: what is counted, and out of what
    Kind.SHARE: (What.DECIDED, What.DECIDED),
    Kind.KEPT: (What.COMPLIANCE, What.COMPLIANCE),
    Kind.LATE: (What.COMPLIANCE, What.COMPLIANCE),
    Kind.REMEDIED: (What.REMEDIED, What.DECIDED),
}


def _check_kind(rule: Group, measure: Measure, *, counts_findings: bool) -> None:
    if measure.is_compared and counts_findings:
        rule.trouble(
            "a measure of findings cannot be compared: those of one case are alike, so chance would"
            " make more differences than we say. Delete it.",
            "compared",
        )
    if measure.is_compared and measure.kind not in MAY_BE_COMPARED:
        kinds = " and ".join(MAY_BE_COMPARED)
        rule.trouble(
            f"a measure of the kind {measure.kind} cannot be compared: chance plays no part in what"
            f" was agreed, and nobody knows who lives elsewhere. Only {kinds} can.",
            "compared",
        )
    if isinstance(measure.out_of, Cells):
        whats = (measure.counted.what, measure.out_of.what)
        wanted = WHATS[measure.kind]
        if whats != wanted:
            rule.trouble(
                f"the kind {measure.kind} counts {wanted[0]} out of {wanted[1]}, and this counts"
                f" {whats[0]} out of {whats[1]}. Write another kind, or other cells."
            )
        elif missing := [o for o in measure.counted.outcomes if o not in measure.out_of.outcomes]:
            rule.trouble(
                f"{', '.join(missing)}: counted, and not in what it is out of. Add it to out_of.",
                "counted",
            )
