"""What signing in requires, and how long its links last: settings follow it, and pages state it."""

from datetime import timedelta

from upheld.core.days import length_in_words
from upheld.core.english import so_many

SHORTEST_PASSWORD = 15  # characters
SHORTEST_OWN = 8  # of which this many are neither repeated nor one's own name

LINK_WORKS = timedelta(days=3)  # by which a password is chosen
LINK_WORKS_FOR = length_in_words(LINK_WORKS.days)

MOST_FAILURES = 5  # for one account, within the time
MINUTES_TO_WAIT = 5
TIME_TO_WAIT = so_many(MINUTES_TO_WAIT, "minute")
