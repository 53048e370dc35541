"""What may have an erased value although it is no record: sessions, what was searched for in a list
that was downloaded, and what the worker said. Found by the words of the values, and cleared.

A session of somebody else goes on without what had the words in it. Drafts are encrypted, so all of
them go (erasing.erasing).
"""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from upheld.office.ledger.sealing import rows_of, seals_in
from upheld.office.models import Entry, Job, Person

LONGEST_VALUE = 200  # characters: the words of a longer text are those of any text
SHORTEST_WORD = 4  # characters: "Mr" and "and" are nobody's
SEARCHED = ("complainant", "words")  # what people search for that may be a name
OF_A_LIST = "asked"


def words_of(seals: Iterable[str]) -> set[str]:
    """In small letters: the short values under these seals, and each of their words."""
    found: set[str] = set()
    for _, _, value in rows_of(seals):
        for text in _texts(json.loads(value)) if value else ():
            if len(text) <= LONGEST_VALUE:
                found |= {each.casefold() for each in (text, *text.split())}
    return {word for word in found if len(word) >= SHORTEST_WORD}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def searches_for(words: Collection[str]) -> set[str]:
    """The seals of what was searched for with one of these words, or with a part of one."""
    lists = Entry.objects.filter(kind="list")
    seals = {seals_in(entry.after).get(OF_A_LIST, "") for entry in lists} - {""}
    return {seal for seal, _, value in rows_of(seals) if value and _is_search(value, words)}


def _is_search(value: str, words: Collection[str]) -> bool:
    asked = json.loads(value)
    given = " ".join(str(asked.get(name, "")) for name in SEARCHED).casefold().split()
    long = [each for each in given if len(each) >= SHORTEST_WORD]
    return any(term in word or word in term for term in long for word in words)


def clear_beside_records(words: Collection[str], *, shut: Collection[Person]) -> None:
    """``shut`` are people whose accounts are erased: they are signed out everywhere."""
    gone = {str(person.pk) for person in shut}
    UserSession.objects.filter(user__in=gone).delete()
    SessionStore.clear_expired()
    for session in Session.objects.all():
        _clear(session, words, is_gone=session.get_decoded().get(SESSION_KEY) in gone)
    for job in Job.objects.exclude(says=""):
        if _has(job.says, words):
            Job.objects.filter(pk=job.pk).update(says="")


def _clear(session: Session, words: Collection[str], *, is_gone: bool) -> None:
    held = session.get_decoded()
    kept = {name: value for name, value in held.items() if not _has(value, words)}
    if is_gone:
        session.delete()
    elif kept != held:
        session.session_data = SessionStore().encode(kept)
        session.save(update_fields=["session_data"])


def _has(value: Any, words: Collection[str]) -> bool:
    said = json.dumps(value, ensure_ascii=False, default=str).casefold()
    return any(word in said for word in words)
