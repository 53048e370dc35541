"""Files as they were published, the site's own looks, and what machines ask for."""

import hashlib
import logging
import re
from base64 import b64encode
from pathlib import Path

from upheld.disk.real_files import sha256_of
from upheld.edition.manifest import EditionError, own_file
from upheld.edition.queries.letters import earlier_letters_of
from upheld.publish.annual.earlier_letters import earlier_letter_at
from upheld.site.corrected import refuse_identified
from upheld.site.http_headers import policy
from upheld.site.named_in_editions import refuse_withheld
from upheld.site.page import Answer, Elsewhere, File, Text
from upheld.site.question import NotThere, Question
from upheld.site.rendering import LOOK, look_address, look_hash

log = logging.getLogger("upheld.site")
MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
}


def look(question: Question) -> Answer:
    name = question.parts["name"]
    path = LOOK / name
    if path.parent != LOOK or path.suffix not in MEDIA or not path.is_file():
        raise NotThere(f"{name!r} is not part of the look of this site.")
    if question.parts["hash"] != look_hash(name):
        raise NotThere(f"{name!r} has another address now.")
    return Text(body=path.read_bytes(), media_type=MEDIA[path.suffix], never_changes=True)


def office_style(question: Question) -> Answer:
    """The office's colour, which its folder keeps dark enough on white."""
    style = f":root {{ --office-colour: {question.office.colour}; }}\n"
    return Text(body=style, media_type=MEDIA[".css"])


def letter(question: Question) -> Answer:
    """With a year instead of a version: the one that stands, whichever version it is from."""
    published, name = question.published, question.parts["name"]
    edition = published.editions.get(question.parts["edition"])
    if edition is None:
        if found := _earlier_letter(question):
            return found
        edition = question.edition_of(question.parts["edition"])
    path = f"letters/{name}"
    if path not in edition.manifest.files:
        raise NotThere(f"{edition.manifest.folder_name} has no letter {name!r}.")
    refuse_identified(published, edition, path)
    refuse_withheld(published, edition, path)
    kind = "." + name.rpartition(".")[2]
    file = stored(edition.folder, path)
    return File(
        path=file,
        media_type=MEDIA[kind],
        sha256=edition.manifest.files[path],
        name=f"{edition.year}-{name}" if kind == ".pdf" else "",
        policy=policy_of(file) if kind == ".html" else "",
        may_be_indexed=not published.replacement_of(edition),
    )


def _earlier_letter(question: Question) -> File | None:
    """A letter from before the first edition, if the address has a year instead of an edition."""
    year, name = question.parts["edition"], question.parts["name"]
    latest = question.published.latest
    is_in_edition = year in {str(each) for each in question.published.current}
    if latest is None or is_in_edition or not name.endswith(".pdf"):
        return None
    letters = earlier_letters_of(latest, name.removesuffix(".pdf"))
    file = next((each.file for each in letters if each.year == year), "")
    path = earlier_letter_at(question.published.folder, file) if file else None
    if path is None:
        return None
    return File(
        path=path,
        media_type=MEDIA[".pdf"],
        sha256=sha256_of(path),
        name=f"{year}-{name}",
    )


def stored(folder: Path, path: str) -> Path:
    """A file of an edition or of a register. Raises NotThere if a link has taken its place."""
    try:
        return own_file(folder, path)
    except EditionError as error:
        log.error("%s", error)
        raise NotThere(f"{folder.name} has no file {path!r}.") from None


def policy_of(page: Path) -> str:
    """A page of an edition has its style and pictures in its own file: these and no others."""
    styles = re.findall(rb"<style>(.*?)</style>", page.read_bytes(), re.DOTALL)
    hashes = (b64encode(hashlib.sha256(style).digest()).decode() for style in styles)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return policy(style_src=allowed or "'none'", img_src="data:", script_src="'none'")


def favicon(_: Question) -> Answer:
    """Where browsers look for the icon of a letter, a file or a feed, which name none."""
    return Elsewhere(address=look_address("icon.svg"))


def robots(question: Question) -> Answer:
    site = question.office.site.rstrip("/")
    lines = ("User-agent: *", "Disallow: /embed/", "Disallow: /decisions?", "Allow: /")
    return Text(
        body="\n".join((*lines, f"Sitemap: {site}/sitemap.xml", "")), media_type="text/plain"
    )
