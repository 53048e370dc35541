"""How much may be sent to the office at once, and for how long: beyond it the server refuses."""

LARGEST_BODY = 27_000_000  # bytes: the largest evidence, with the form around it
LONGEST_SILENCE = 20  # seconds in which nothing of a body arrives
LONGEST_BODY = 600  # seconds for all of it: the largest evidence on a slow line takes two minutes
