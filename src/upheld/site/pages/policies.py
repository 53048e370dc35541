"""The office's policies: those that have an owner and are approved, and those that are missing.

They come from the newest edition, where they were frozen with its figures. So none is shown that
had not been approved when it was published.
"""

import re
from collections.abc import Iterable

from upheld.core.days import in_words
from upheld.edition.queries.quality import PolicyRow, approved_policies, missing_policies
from upheld.site.markdown import SIGNS, Words, read_words
from upheld.site.page import Answer, Page
from upheld.site.question import Question

TITLE = "Policies"
HEADING = re.compile("^#{1,5}(?= )", re.MULTILINE)


def policies(question: Question) -> Answer:
    edition = question.published.latest
    found = approved_policies(edition) if edition else []
    return Page(
        template="policies.html",
        title=TITLE,
        description="How we revise, protect and release our figures.",
        facts={
            "policies": [policy.facts() for policy in found],
            "missing": missing_policies(edition) if edition else [],
        },
        rows=[
            {name: value for name, value in policy.facts().items() if name != "text"}
            for policy in found
        ],
        drawings={"words": _words(found)},
        edition=edition,
    )


def _words(policies: Iterable[PolicyRow]) -> Words:
    """One after the other, each under its own title. Headings within it are one level deeper."""
    texts = [f"# {TITLE}\n"]
    for policy in policies:
        title, owner = (SIGNS.sub(r"\\\1", text) for text in (policy.title, policy.owner))
        approved = in_words(policy.approved_on)
        texts.append(f"## {title}\n\nOwner: {owner}. Approved on {approved}.\n")
        texts.append(HEADING.sub(r"\g<0>#", _without_title(policy.text)))
    return read_words("\n".join(texts))


def _without_title(text: str) -> str:
    """The title comes from policies.toml, and replaces one at the start of the text."""
    first, _, rest = text.strip().partition("\n")
    return rest if first.startswith("# ") else text.strip() + "\n"
