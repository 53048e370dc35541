"""Records for tests to write: the least that each needs."""

from datetime import date

from upheld.office.models import Authority, Case, Person


def a_case(reference: str = "23 000 001") -> Case:
    return Case(
        reference=reference,
        authority=Authority.objects.get(slug="leeds"),
        received_on=date(2023, 4, 3),
        category="Housing",
    )


def a_person(name: str = "Some One") -> Person:
    return Person(
        email=f"{name.casefold().replace(' ', '.')}@office.example", name=name, password="!"
    )
