"""An ombudsman's profile.toml, read with the names in its words: all that is wrong, at once.

What an ombudsman may choose is decided here: which cells are counted, and whether they are
compared. How is not for a profile to say.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.comparability import Break
from upheld.core.english import joined
from upheld.core.measures import Measure
from upheld.core.own_words import names
from upheld.core.profile import Profile
from upheld.core.profile_parts import (
    Because,
    Category,
    ComplianceOutcome,
    Kept,
    Outcome,
    Reason,
    Role,
    Vintage,
)
from upheld.core.profile_parts import Group as PeerGroup
from upheld.core.vocabulary import NOT_DECIDED, What, folded
from upheld.core.years import Year
from upheld.ombudsman.profile_columns import troubles_of_columns
from upheld.ombudsman.profile_measures import MeasureReading, troubles_of_dates
from upheld.ombudsman.profile_names import Names
from upheld.ombudsman.toml_groups import Group, Trouble, near

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
    reading.names.finish(unsure=reading.unsure())
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
            # Where one cannot be read, nobody knows which have a fault.
            What.REMEDIED: tuple(outcomes) if self._wrong("outcomes") else with_fault,
            What.RECOMMENDATIONS: (*compliance, NOT_DECIDED),
        }
        read = MeasureReading(self.names, cells, counts_findings=self.counts_findings)
        measures = tuple(map(read.measure, rules.groups("measures")))
        breaks = tuple(self._breaks(measures))
        if not self._wrong("measures") and not self._wrong("breaks"):
            self.troubles += troubles_of_dates(measures, breaks)
        profile = Profile(
            name=rules.text("name"),
            version=rules.text("version"),
            body=self.names.body,
            any_body=self.names.any_body,
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
            published_as=self._published_as(),
            counts_findings=self.counts_findings,
        )
        rules.finish()
        if not self._wrong("measures"):
            self._check_published(profile)
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
        members, known = self._some("roles"), tuple(self.rules.members("groups"))
        roles = []
        for key, rule in members.items():
            reminded = rule.number("reminded") if rule.has("reminded") else None
            copies = rule.number("copies", default=0)
            addressed = rule.flag("addressed")
            groups = rule.texts("groups", known=known, default=())
            roles.append(
                Role(
                    key=key,
                    is_addressed=addressed,
                    copies=copies,
                    reminded=reminded,
                    groups=groups,
                )
            )
            rule.finish()
        is_known = not any(self._wrong("roles", name) for name in ("addressed", "groups"))
        addressed_in = [role.groups or known for role in roles if role.is_addressed]
        if members and is_known and not addressed_in:
            self._trouble("letters are addressed to none of them. Write addressed = true", "roles")
        elif is_known and (left := sorted({*known}.difference(*addressed_in))):
            trouble = f"letters about {joined(left)} are addressed to none of them"
            self._trouble(f"{trouble}. Write addressed = true for a role that they have", "roles")
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
            if members and needed not in found and not self._wrong("withheld", "because"):
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

    def _published_as(self) -> dict[str, str]:
        rule = self.rules.group("published_as")
        return {column: rule.text(column) for column in rule.content}

    def _check_published(self, profile: Profile) -> None:
        known = names(profile)
        for column, name in profile.published_as.items():
            if name not in known:
                text = f'"{name}" is not the name of a figure. {near(name, known)}'
                self.troubles.append(Trouble(path=("published_as", column), text=text))

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

    def unsure(self) -> tuple[str, ...]:
        """The groups of names that may hold more in the profile than we could read."""
        keys = {each.path[0] for each in self.troubles if len(each.path) == 1}
        keys |= {each.path[0] for each in self.troubles if each.path[-1:] == ("key",)}
        return (*keys, *(("kinds",) if self._wrong("residents") else ()))

    def _wrong(self, group: str, key: str = "") -> bool:
        """Whether something is wrong in a group, or with a key in it. What would follow from that
        is not told: it may be untrue.
        """
        return any(
            each.path[:1] == (group,) and (not key or key in each.path) for each in self.troubles
        )

    def _trouble(self, text: str, *path: str) -> None:
        self.troubles.append(Trouble(path=path, text=f"{text}."))
