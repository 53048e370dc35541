"""What the ledger says, as people say it: who, which record, which column, and when.

Pages, messages, the audit and commands read it here. The names of people and of authorities are
those that they have now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.timezone import localtime

from upheld.core.days import in_words
from upheld.office.models import Authority, Entry, Kept, Person
from upheld.office.rules.record_names import (
    ACTORS,
    MOMENT,
    PERSON,
    days_in_words,
    key_in_words,
    name_of_column,
    record_in_words,
)


@dataclass(frozen=True, kw_only=True)
class Names:
    """Read once for a page, a report or a message."""

    people: Mapping[str, str]  # by what the ledger calls them
    authorities: Mapping[str, str]  # by their short names

    @classmethod
    def now(cls) -> "Names":
        people = Person.objects.values_list("pk", "name")
        return cls(
            people={f"person number {pk}": name for pk, name in people},
            authorities=dict(Authority.objects.values_list("slug", "name")),
        )

    def who(self, who: str) -> str:
        return self.people.get(who) or ACTORS.get(who, who)

    def key(self, kind: str, key: str) -> str:
        words = key_in_words(kind, key, people=self.people, authorities=self.authorities)
        return self.in_text(words)

    def record(self, kind: str, key: str) -> str:
        words = record_in_words(kind, key, people=self.people, authorities=self.authorities)
        return self.in_text(words)

    def called(self, record: Kept) -> str:
        return record.called or self.record(record.kind, record.key)

    def columns(self, kind: str, key: str, columns: Iterable[str]) -> str:
        names = ", ".join(name_of_column(kind, each) for each in columns)
        return f"{names} in {self.record(kind, key)}"

    def in_text(self, text: str) -> str:
        """People and moments that a text names as the ledger does."""
        named = PERSON.sub(lambda found: self.people.get(found[0], found[0]), text)
        return days_in_words(moments_in_words(named))


def moments_in_words(text: str) -> str:
    return MOMENT.sub(lambda found: moment_in_words(datetime.fromisoformat(found[0])), text)


def moment_in_words(at: datetime | str) -> str:
    """Where the office is: 9 July 2020 at 14:05."""
    at = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = localtime(at)
    return f"{in_words(local.date())} at {local:%H:%M}"


def called(record: Kept) -> str:
    """For a message about it."""
    return Names.now().called(record)


def said_of_change(record: Kept, entry: Entry | None) -> str:
    """For example: Decision 1 in case 23 000 001, Leeds City Council was changed by ..."""
    names = Names.now()
    by = f" by {names.who(entry.who)} on {moment_in_words(entry.at)}" if entry else ""
    return f"{capfirst(names.called(record))} was changed{by}"
