"""Who did what: the ledger names people by number, and pages by the names that they have now."""

from upheld.office.models import Person
from upheld.office.rules.record_names import ACTORS


def names() -> dict[str, str]:
    """By what the ledger calls them."""
    return {f"person number {pk}": name for pk, name in Person.objects.values_list("pk", "name")}


def named(who: str) -> str:
    """A person's name, or what we call whatever acts without one, such as the calendar."""
    return names().get(who) or ACTORS.get(who, who)


def called_in_ledger(who: str) -> str:
    """``who`` may be a person's email address."""
    person = Person.objects.filter(email__iexact=who).first()
    return person.about if person else who


def is_person(who: str) -> bool:
    return who in names()
