"""Whether the site has anything to show, for monitoring.

It gives only names that every page shows, and no path, because anyone may ask. It is for one
machine to ask another, so no page and no description of the API lists it.
"""

import json

from upheld.site.page import Answer, Text
from upheld.site.question import Question

NO_FOLDER = "The published folder does not exist or cannot be read."
NOTHING = (
    "The published folder has no edition or register that is public and can be read."
    " The log of the site says which cannot be read, and why."
)
NO_LIST = (
    "The list of withheld decisions is missing or cannot be read, so no decision is shown. The log"
    " of the site says why."
)


def health(question: Question) -> Answer:
    """Each year's newest edition, and the register; 503 and the reason if there is neither."""
    published = question.published
    editions = [edition.manifest.folder_name for edition in published.current.values()]
    built = None if published.is_closed else published.register_as_built
    register = built.manifest.folder_name if built else None
    why_no_register = {"why": NO_LIST} if published.is_closed else {}
    if not editions and not register:
        why = NOTHING if published.folder.is_dir() else NO_FOLDER
        return Text(body=why, media_type="text/plain", status=503)
    shown = json.dumps({"editions": editions, "register": register} | why_no_register)
    return Text(body=shown, media_type="application/json", is_of_now=True)
