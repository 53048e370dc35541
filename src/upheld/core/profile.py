"""What an ombudsman counts, compares and calls things, as one object that is passed where needed.

A profile is data: the profile.toml of an ombudsman's folder, and the names in its words. It says
which cells are counted and whether they are compared. How a share is made, compared and published
is code, and is the same for all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from upheld.core.comparability import Break
from upheld.core.english import a_or_an, capitalised
from upheld.core.explained import NOTHING, Explained
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.profile_parts import (
    DONE,
    FAILED,
    Because,
    Category,
    ComplianceOutcome,
    Group,
    Kept,
    Outcome,
    Reason,
    Role,
    Vintage,
)
from upheld.core.public_words import PublicWords
from upheld.core.vocabulary import NOT_DECIDED, What
from upheld.core.years import Year

ANY_BODY = ("organisation", "organisations")  # for an ombudsman that does not say
_AUTHORITY = re.compile(r"\{((?:an_)?authorit(?:y|ies))\}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    name: str  # whose definitions these are
    version: str
    body: tuple[str, str] = ANY_BODY  # what most are called: one, and many
    any_body: tuple[str, str] = ANY_BODY  # what one is called of whatever kind
    stages: tuple[str, ...]  # how far complaints go, in the order in which they are told
    outcomes: Mapping[str, Outcome]  # in the order in which tables print them
    compliance: Mapping[str, ComplianceOutcome]
    categories: Mapping[str, Category]
    groups: Mapping[str, Group]
    remedies: tuple[str, ...]
    roles: Mapping[str, Role]
    reasons: Mapping[str, Reason]  # for withholding a decision
    measures: tuple[Measure, ...]  # in the order in which they are printed
    breaks: tuple[Break, ...]
    vintages: tuple[Vintage, ...]
    counted_with_others: Mapping[str, str]  # kind of body whose residents are, to its plural
    enlarged: str = ""  # the region that is larger at the side of a map
    explained: Explained = NOTHING

    # What its public pages say about it alone.
    public: PublicWords = field(default_factory=PublicWords)
    published_as: Mapping[str, str]  # a column of figures published elsewhere, to our name for it
    counts_findings: bool = False  # a case may have several: then no share of decisions is compared

    def categories_of(self, group: str | None) -> tuple[str, ...]:
        """The services that authorities in a group provide; all for one without a group."""
        return tuple(
            key
            for key, each in self.categories.items()
            if group is None or not each.groups or group in each.groups
        )

    # Outcomes of decisions

    @cached_property
    def with_fault(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.outcomes.values() if each.has_fault)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The outcomes of decisions that the register lists."""
        return tuple(each.key for each in self.outcomes.values() if each.is_listed)

    def at_stage(self, stage: str) -> tuple[str, ...]:
        return tuple(each.key for each in self.outcomes.values() if each.stage == stage)

    # Outcomes of compliance

    def compliance_that(self, *kept: Kept) -> tuple[str, ...]:
        """The compliance outcomes that show one of these."""
        return tuple(each.key for each in self.compliance.values() if each.kept in kept)

    @cached_property
    def failed_compliance(self) -> tuple[str, ...]:
        return self.compliance_that(*FAILED)

    @cached_property
    def done(self) -> tuple[str, ...]:
        """The compliance outcomes that come with a day on which something was done."""
        return self.compliance_that(*DONE)

    def kept(self, outcome: str) -> Kept:
        return self.compliance[outcome].kept

    def outcomes_of(self, what: What) -> tuple[str, ...]:
        """The outcomes that a count of this kind may have."""
        return {
            What.RECEIVED: (),
            What.DECIDED: tuple(self.outcomes),
            What.COMPLIANCE: tuple(self.compliance),
            What.RECOMMENDATIONS: (*self.compliance, NOT_DECIDED),
            What.REMEDIED: self.with_fault,
        }[what]

    # Measures

    def measures_in(self, year: Year) -> tuple[Measure, ...]:
        """The measures for a year, in the order in which they are printed."""
        return tuple(measure for measure in self.measures if measure.in_year(year))

    def first_year_of(self, slug: str) -> Year | None:
        """The first year of a measure by any of its rules; None: as long as there are counts."""
        since = [each.since for each in self.measures if each.slug == slug]
        return min((each for each in since if each), default=None) if all(since) else None

    @cached_property
    def by_slug(self) -> Mapping[str, Measure]:
        """Each measure by its latest rule. Its title is the same in every year."""
        return {measure.slug: measure for measure in self.measures}

    def measure_in(self, slug: str, year: Year) -> Measure:
        """By its rule for the year, or by its latest if none holds then."""
        rules = (each for each in self.measures_in(year) if each.slug == slug)
        return next(rules, self.by_slug[slug])

    @property
    def main(self) -> Measure:
        """The measure that is shown first, by service and on the map: the first share, if any."""
        return next(iter(self.of_kind(Kind.SHARE)), self.measures[0])

    def counts(self, what: What) -> bool:
        """Whether a measure is made of such counts."""
        return any(
            cells.what is what
            for measure in self.measures
            for cells in (measure.counted, measure.out_of)
            if isinstance(cells, Cells)
        )

    def of_kind(self, kind: Kind) -> tuple[Measure, ...]:
        return tuple(each for each in self.by_slug.values() if each.kind == kind)

    def late_beside(self, measure: Measure) -> Measure | None:
        """What says how many of those that the measure counts were late, if anything does."""
        return next((e for e in self.of_kind(Kind.LATE) if e.out_of == measure.counted), None)

    @cached_property
    def compared(self) -> tuple[Measure, ...]:
        return tuple(each for each in self.by_slug.values() if each.is_compared)

    def break_between(self, series: str, earlier: Year, later: Year) -> Break | None:
        """The last break in the series between the two years, or None if they can be compared."""
        between = [
            each
            for each in self.breaks
            if each.is_break and series in each.series and earlier < each.year <= later
        ]
        return max(between, key=lambda each: each.year, default=None)

    def words_of_break(self, words: str, *, has_group: bool) -> str:
        """Words that were stored for any authority, as they are true for this one."""
        said = {each.said(): each for each in self.breaks}
        return said[words].said(has_group=has_group) if words in said else words

    # Words

    def explain(self, key: str, **values: str) -> str:
        """What tables or the methodology explain, in this ombudsman's words."""
        return self.explained.texts[key].format_map(self._nouns | values)

    def named(self, text: str) -> str:
        """One of our own texts, with what this ombudsman calls {an_authority} or {Authorities}."""
        return _AUTHORITY.sub(lambda found: self.any_called[found[1]], text)

    @cached_property
    def any_called(self) -> Mapping[str, str]:
        one, many = self.any_body
        called = {"authority": one, "authorities": many, "an_authority": a_or_an(one)}
        return called | {name.capitalize(): capitalised(word) for name, word in called.items()}

    @cached_property
    def _nouns(self) -> dict[str, str]:
        main, (body, bodies) = self.main, self.body
        nouns = {
            "body": body,
            "bodies": bodies,
            "counted": main.counted_name[1],
            "out_of": main.out_of_name[1],
            "cases": main.short_name[1],
        }
        return nouns | {name.capitalize(): capitalised(noun) for name, noun in nouns.items()}

    # Authorities and people

    def group_name(self, key: str | None) -> str:
        """What a sentence calls a group; '' where there is none. An earlier group keeps its key."""
        return self.groups[key].name if key and key in self.groups else key or ""

    def on_layer(self, layer: str) -> tuple[str, ...]:
        """The groups on a layer of the map."""
        return tuple(key for key, each in self.groups.items() if layer in each.layers)

    def vintage_of(self, year: Year) -> str | None:
        """The vintage for a year, or None before rates by residents were published."""
        begun = [each for each in self.vintages if each.since <= year]
        return max(begun, key=lambda each: each.since).name if begun else None

    @cached_property
    def addressed(self) -> tuple[str, ...]:
        """The roles that letters are written to, the first that is held."""
        return tuple(each.key for each in self.roles.values() if each.is_addressed)

    def roles_of(self, group: str | None) -> tuple[Role, ...]:
        """The roles in authorities of a group; all for one that is in none of ours."""
        return tuple(
            each
            for each in self.roles.values()
            if not each.groups or group in each.groups or group not in self.groups
        )

    @cached_property
    def reminded(self) -> tuple[str, ...]:
        """The roles that reminders are written to, the first that is held."""
        found = [(each.reminded, each.key) for each in self.roles.values() if each.reminded]
        return tuple(key for _, key in sorted(found))

    def reason(self, because: Because) -> str:
        """The reason of this kind; the other reasons where the profile has none of it."""
        return self._reasons.get(because) or self._reasons[Because.OTHER]

    @cached_property
    def _reasons(self) -> Mapping[Because, str]:
        return {each.because: each.key for each in self.reasons.values()}

    @cached_property
    def lasting(self) -> tuple[str, ...]:
        """The reasons for which a decision is withheld for good."""
        passing = (Because.EARLY, Because.REVIEW)
        return tuple(each.key for each in self.reasons.values() if each.because not in passing)
