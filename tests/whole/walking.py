"""An office at random: builds, acts, publications, clocks, in the real thing and in a naive model.

Each step says what became of it in a word, and the model says what should have. Then everything is
compared: who has signed, which hour stands, what is protected, what the public site would show.
"""

import shutil
from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from tests.whole import naive_year as naive
from tests.whole.acts_in_both import CHANGED, SECRETS, Plain, as_typed, plain_act, real_act
from tests.whole.tiny_editions import FIRST_HOUR, LETTERS, YEARS, order
from upheld.core.years import Year
from upheld.edition.acts import acts_path, add_act
from upheld.edition.life import life_of
from upheld.edition.manifest import EditionError, edition_hash, hashes_of
from upheld.publish.annual.building import build
from upheld.publish.annual.marking import mark_sent
from upheld.publish.annual.publishing import Clock, publish
from upheld.site.published import listing_of

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NOTHING = ("", "")
DONE = ""
RECIPES = 5  # so that one is built again, right away or when another has come between
REFUSED = {
    "is a draft": "draft",
    "has not been signed": "unsigned",
    "may not be public before": "early",
    "is another edition of this name": "another",
    "would be public no later": "no later",
    "has been replaced since": "replaced",
}


class Walk:
    """One office: its editions, the published folder, and the naive model of both."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.editions, self.published = folder / "editions", folder / "published"
        self.editions.mkdir(parents=True)
        self.chance, self.numbers = Random(seed), count(1)
        self.now = self.site_at = FIRST_HOUR
        self.recipes = [self.a_recipe() for _ in range(RECIPES)]
        self.there: dict[Year, dict[int, naive.Edition]] = {year: {} for year in YEARS}
        self.public: dict[str, naive.Edition] = {}
        self.shown: dict[str, str] = {}  # everything that the site ever showed, and its hash
        self.new: Counter[str] = Counter()  # how often each name was put into the published folder
        self.story: list[str] = []

    def step(self) -> str:
        """Returns what came of it."""
        ((does, _),) = self.chance.choices(WEIGHTS, [weight for _, weight in WEIGHTS])
        self.set_clocks()
        found, expected = does(self)
        self.story.append(f"{does.__name__} at {self.now}: {expected}")
        assert found == expected, "\n".join(self.story)
        self.compare()
        return found

    def set_clocks(self) -> None:
        """Forward and back, often to an hour that stands somewhere, or the second before it."""
        hours = [hour for each in self.everything() if (hour := naive.hour_of(each))]
        for name in ("now", "site_at"):
            near = self.chance.choice(hours) if hours and self.chance.random() < 0.6 else self.now
            setattr(self, name, near + self.chance.choice((0 * DAY, -SECOND, DAY, -DAY, 9 * DAY)))

    def everything(self) -> list[naive.Edition]:
        there = [each for versions in self.there.values() for each in versions.values()]
        return [*there, *self.public.values()]

    def compare(self) -> None:
        story = "\n".join([*self.story, f"the site, at {self.site_at}"])
        listing = listing_of(self.published, at=self.site_at)
        shown = {line.partition(" ")[0].removeprefix("editions/") for line in listing}
        assert shown == {
            name for name, each in self.public.items() if naive.is_public(each, self.site_at)
        }, story
        for name in shown:
            hash_ = edition_hash(self.published / "editions" / name)
            assert self.shown.setdefault(name, hash_) == hash_, story
        assert set(self.new.values()) <= {1}, story
        for edition in self.everything()[: -len(self.public) or None]:
            folder = self.folder_of(edition)
            life = life_of(folder)
            found = (edition_hash(folder), life.public_at, not life.why_unsigned, life.is_marked)
            assert found == (
                edition["hash"],
                naive.hour_of(edition),
                naive.is_signed(edition),
                naive.is_protected(edition),
            ), story

    def an_edition(self) -> naive.Edition | None:
        """Rather the newest of its year."""
        found = [each for versions in self.there.values() for each in versions.values()]
        newest = [versions[max(versions)] for versions in self.there.values() if versions]
        return self.chance.choice(self.chance.choice((found, newest))) if found else None

    def folder_of(self, edition: naive.Edition) -> Path:
        return self.editions / edition["name"]

    def a_recipe(self) -> tuple:
        chance = self.chance
        hours = (None, *(FIRST_HOUR + days * DAY for days in (0, 2, 5, 9, 30)))
        key = chance.choice((None, "office", "office", "office", "its next key"))
        return (chance.randrange(3), chance.choice(hours), key, chance.random() < 0.2)

    def build(self) -> tuple[str, str]:
        year, recipe = self.chance.choice(YEARS), self.chance.choice(self.recipes)
        _, hour, _, _ = recipe
        versions = self.there[year]
        version, corrects = naive.place_of(versions, recipe)
        name, last = f"{year}.v{version}", versions.get(version)
        new = naive_edition(name, recipe, corrects=naive.what(versions, corrects))
        before = naive.hour_of(versions[corrects]) if corrects else None
        if before and hour and hour <= before:
            expected = "no later"
        elif last and (last["recipe"], last["corrects"]) == (recipe, new["corrects"]):
            expected = f"{name} is unchanged"
        else:
            expected = f"{name} replaces {last['hash'] if last else ''}"
        found, hash_ = self.really_build(year, recipe)
        if "replaces" in found:
            versions[version] = new | {"hash": hash_}
        return found, expected

    def really_build(self, year: Year, recipe: tuple) -> tuple[str, str]:
        content, hour, key, alone = recipe
        secret = SECRETS[key] if key else b""
        asked = order(self.editions, year, content=content, hour=hour, secret=secret, alone=alone)
        try:
            built = build(asked)
        except EditionError as error:
            return word_of(error), ""
        became = f"replaces {built.replaced}" if built.is_new else "is unchanged"
        return f"{built.folder.name} {became}", edition_hash(built.folder)

    def sign(self) -> tuple[str, str]:
        return self.act("signed", people=1, role=self.chance.choice((*naive.ROLES, "friend")))

    def sign_both(self) -> tuple[str, str]:
        """As it should be, so that some editions come to their publication."""
        edition = self.an_edition()
        if edition is None:
            return NOTHING
        for person, role in enumerate(naive.ROLES, start=1):
            known = {"people": (person,), "role": role, "signed": edition["key"]}
            self.add(edition, self.plain("signed", edition["hash"], **known))
        return NOTHING

    def move_the_hour(self) -> tuple[str, str]:
        kind = self.chance.choice(("postponed", "postponed", "published early"))
        hour = FIRST_HOUR + self.chance.randrange(-3, 40) * DAY
        return self.act(kind, people=2, hour=self.chance.choice((hour, hour, hour, None)))

    def note(self) -> tuple[str, str]:
        kinds = ("cases frozen", "built", "queries closed", "early access given")
        return self.act(self.chance.choice(kinds), people=1)

    def type_a_mark(self) -> tuple[str, str]:
        """Of any edition: it can only protect."""
        return self.act(self.chance.choice(("letters sent", "published")), people=0)

    def act(self, kind: str, *, people: int, **told: Any) -> tuple[str, str]:
        """Right or wrong: by too many, over another edition, with another key, changed, unsigned."""
        edition, chance = self.an_edition(), self.chance
        if edition is None:
            return NOTHING
        some = tuple(chance.randrange(1, 4) for _ in range(chance.choice((people,) * 9 + (3,))))
        of = edition["hash"] if chance.random() < 0.95 else "0" * 64
        signer = chance.choice((edition["key"],) * 6 + ("thief", CHANGED, None))
        return self.add(edition, self.plain(kind, of, people=some, signed=signer, **told))

    def plain(self, kind: str, of: str, **told: Any) -> Plain:
        """No two at once."""
        at = self.now + timedelta(microseconds=next(self.numbers))
        return plain_act(kind, of=of, at=at, **told)

    def add(self, edition: naive.Edition, plain: Plain) -> tuple[str, str]:
        expected = DONE if plain["of"] == edition["hash"] else "replaced"
        try:
            add_act(self.folder_of(edition), real_act(plain))
        except EditionError as error:
            return word_of(error), expected
        naive.add(edition, plain)
        return DONE, expected

    def send(self) -> tuple[str, str]:
        edition = self.an_edition()
        if edition is None:
            return NOTHING
        expected = naive.why_not_sent(edition)
        try:
            act = mark_sent(self.folder_of(edition), letters=None, at=self.now)
        except EditionError as error:
            return word_of(error), expected
        assert act.number == LETTERS
        naive.add(edition, plain_act("letters sent", of=edition["hash"], at=act.moment))
        return DONE, expected

    def publish(self) -> tuple[str, str]:
        """The clock may be put right, forward or back, while it is at work."""
        edition, looked = self.an_edition(), self.now
        if edition is None:
            return NOTHING
        folder, there = self.folder_of(edition), self.public.get(edition["name"])
        marked = self.chance.choice((looked, looked, looked + DAY, looked - DAY))
        times = iter((looked, marked))
        clock = Clock(now=lambda: next(times), sleep=lambda _: None)
        expected = naive.why_not_published(edition, there, looked, marked)
        try:
            done = publish(folder, to=self.published, clock=clock)
        except EditionError as error:
            return word_of(error), expected
        assert hashes_of(done.folder) == hashes_of(folder)
        self.new[edition["name"]] += done.is_new
        new = plain_act("published", of=edition["hash"], at=marked)
        self.public[edition["name"]] = naive.published(edition, there, new)
        return DONE, expected

    def copy_by_hand(self) -> tuple[str, str]:
        """Too early, unsigned, or neither; with all that is next to it, or some."""
        edition = self.an_edition()
        if edition is None or edition["name"] in self.public:
            return NOTHING
        target = self.published / "editions" / edition["name"]
        shutil.copytree(self.folder_of(edition), target)
        acts = [act for act in edition["acts"] if self.chance.random() < 0.8]
        acts_path(target).write_text(as_typed(acts))
        self.public[edition["name"]] = edition | {"acts": acts}
        self.new[edition["name"]] += 1
        return NOTHING

    def lose_the_last_acts(self) -> tuple[str, str]:
        """As a backup does that is older than they are."""
        edition = self.an_edition()
        if edition is not None:
            kept = self.chance.randrange(len(edition["acts"]) + 1)
            edition["acts"] = edition["acts"][:kept]
            acts_path(self.folder_of(edition)).write_text(as_typed(edition["acts"]))
        return NOTHING


WEIGHTS = (
    (Walk.build, 18),
    (Walk.sign, 10),
    (Walk.sign_both, 12),
    (Walk.move_the_hour, 12),
    (Walk.note, 4),
    (Walk.type_a_mark, 2),
    (Walk.send, 8),
    (Walk.publish, 24),
    (Walk.copy_by_hand, 5),
    (Walk.lose_the_last_acts, 5),
)


def naive_edition(name: str, recipe: tuple, *, corrects: tuple[int, str] | None) -> naive.Edition:
    _, hour, key, alone = recipe
    told = {"recipe": recipe, "corrects": corrects, "hour": hour, "key": key, "alone": alone}
    return {"name": name, "acts": [], **told}


def word_of(error: EditionError) -> str:
    return next((word for words, word in REFUSED.items() if words in str(error)), str(error))
