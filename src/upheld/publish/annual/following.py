"""May an edition follow another, with the profile and the directory as they are now?

What was published for earlier years stays, and an edition proves every year that it gives by its
own profile. So all that decided an earlier figure must still be there, as it was: a measure that
changes has another rule from a year on, and what is no longer in use is kept.
"""

from collections.abc import Iterator

from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.core.profile_facts import changes_of, rule_of
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition
from upheld.intake.directory.directory import Directory

# What decides how an outcome counts, besides the measures.
DECIDES = (("outcome", "stage"), ("outcome", "fault"), ("compliance outcome", "shows"))


def refuse_another_past(after: Edition, profile: Profile, directory: Directory) -> None:
    """Raises EditionError with all that would make published figures come out differently."""
    found = [*_Past(after, profile).troubles(), *_moved(after, directory)]
    if found:
        lines = "\n".join(f"  {each}" for each in found)
        raise EditionError(
            f"--after {after.folder}: what it published would come out differently now.\n{lines}\n"
            "Nothing was built. If what it published was wrong, correct it first, and follow the"
            " correction."
        )


class _Past:
    """What an edition published, and the profile as it is now."""

    def __init__(self, after: Edition, now: Profile) -> None:
        self.after, self.was, self.now = after, after.profile, now
        self.name = after.manifest.folder_name
        self.last, self.next = after.year, Year(after.year.start + 1)
        query = "SELECT DISTINCT year FROM figure ORDER BY year"
        self.years = [Year.parse(year) for (year,) in after.database.execute(query)]

    def troubles(self) -> Iterator[str]:
        if self.now is self.was:
            return
        for slug in dict.fromkeys((*self.was.by_slug, *self.now.by_slug)):
            if why := next(filter(None, (self._of_rule(slug, year) for year in self.years)), ""):
                yield f'measure "{slug}": {why}'
        yield from self._of_breaks()
        yield from self._of_keys()

    def _of_rule(self, slug: str, year: Year) -> str:
        was, now = (_rule(profile, slug, year) for profile in (self.was, self.now))
        if was is None and now:
            return (
                f"it now holds for {year}, and {self.name} has no figures of it for that year."
                f' Write since = "{self.next}".'
            )
        if was and now is None:
            return (
                f"it no longer holds for {year}, and {self.name} has figures of it. Keep the rule"
                f' that it had, with until = "{self.last}" if it has ended.'
            )
        if was and now and rule_of(was) != rule_of(now):
            return (
                f"it has another rule than in {self.name}. Keep the old rule with"
                f' until = "{self.last}", add the new one with since = "{self.next}", and a break'
                f" in {self.next}."
            )
        if was and now and was.out_of_name != now.out_of_name:
            return (
                f'what it is out of is now called "{now.out_of_name[1]}", and {self.name} prints'
                f' "{was.out_of_name[1]}" for {year}. Keep that name.'
            )
        return ""

    def _of_breaks(self) -> Iterator[str]:
        was, now = (self._breaks(profile) for profile in (self.was, self.now))
        for year, series in sorted(was ^ now):
            told = "is new" if (year, series) in now else "is gone"
            yield (
                f'break in {year} of "{series}": it {told}, and {self.name} compared those years as'
                " its own breaks allow. Keep the breaks of the years that it gives."
            )

    def _breaks(self, profile: Profile) -> set[tuple[Year, str]]:
        return {
            (each.year, series)
            for each in profile.breaks
            for series in each.series
            if each.is_break and self.years[0] < each.year <= self.last
            if series in self.was.by_slug and series in self.now.by_slug
        }

    def _of_keys(self) -> Iterator[str]:
        """What the published counts and groups are named by."""
        counted = "SELECT DISTINCT what, outcome FROM counted WHERE outcome <> '' ORDER BY 1, 2"
        gone = [
            ("outcome", outcome)
            for what, outcome in self.after.database.execute(counted)
            if outcome not in self.now.outcomes_of(What(what))
        ]
        for noun, query, known in (
            ("category", "SELECT DISTINCT category FROM counted ORDER BY 1", self.now.categories),
            ("group", "SELECT DISTINCT peer_group FROM membership ORDER BY 1", self.now.groups),
        ):
            found = (key for (key,) in self.after.database.execute(query) if key)
            gone += [(noun, key) for key in found if key not in known]
        for noun, key in dict.fromkeys(gone):
            yield f'{noun} "{key}": it is gone, and {self.name} has figures of it. Keep it.'
        if self.was.stages != self.now.stages:
            was, now = (", ".join(each.stages) for each in (self.was, self.now))
            yield f"stages: they are {now}, and {was} in {self.name}. Keep those."
        for change in changes_of(self.was, self.now):
            if (change.about, change.what) in DECIDES:
                yield (
                    f'{change.about} "{change.key}": {change.what} is "{change.after}", and'
                    f' "{change.before}" in {self.name}. Keep that, and add an outcome of another'
                    " name for the new meaning."
                )


def _rule(profile: Profile, slug: str, year: Year) -> Measure | None:
    return next((each for each in profile.measures_in(year) if each.slug == slug), None)


def _moved(after: Edition, directory: Directory) -> Iterator[str]:
    """Bodies in another group than the one that they were compared in."""
    groups = {each.slug: each.group for each in directory.authorities}
    query = "SELECT DISTINCT authority, peer_group FROM membership ORDER BY authority"
    for slug, group in after.database.execute(query):
        if groups.get(slug, group) != group:
            yield (
                f'body "{slug}": it is in the group "{groups[slug] or "none"}", and in "{group}" in'
                f" {after.manifest.folder_name}. A body has one group for good: if it has become"
                " another kind of body, end it with last_day and add its successor."
            )
