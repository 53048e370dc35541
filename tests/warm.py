"""What each command reads or puts together once, done already where the commands are forked from.

Nothing is here that keeps a thread or an open file, for neither survives a fork.
"""

from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording
from upheld.publish.annual.page_templates import page_template
from upheld.publish.letters.html import letter_template

read_wording(read_office())
letter_template()
for page in ("quality.html", "signing.html"):
    page_template(page)
