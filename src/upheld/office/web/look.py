"""The look of the office: the public site's style and its own, at addresses that never change."""

import hashlib
from functools import cache
from pathlib import Path

import allauth
from django.http import Http404, HttpRequest, HttpResponse

import upheld
from upheld.office.web.pages import open_page

SHARED = Path(upheld.__file__).parent / "site" / "look"  # files alone: none of the site's code
OWN = Path(__file__).parent.parent / "look"
FACTORS = Path(allauth.__file__).parent / "mfa" / "static" / "mfa" / "js"
ACCOUNTS = Path(allauth.__file__).parent / "account" / "static" / "account" / "js"
FILES = {
    "style.css": (SHARED / "style.css", "text/css"),
    "office.css": (OWN / "office.css", "text/css"),
    "session.js": (OWN / "session.js", "text/javascript"),
    "icon.svg": (SHARED / "icon.svg", "image/svg+xml"),
    # allauth's, for keys: from our own address, as the content security policy asks
    "webauthn-json.js": (FACTORS / "webauthn-json.js", "text/javascript"),
    "webauthn.js": (FACTORS / "webauthn.js", "text/javascript"),
    "onload.js": (ACCOUNTS / "onload.js", "text/javascript"),
}


@cache
def _read(name: str) -> tuple[bytes, str]:
    path, media_type = FILES[name]
    return path.read_bytes(), media_type


@cache
def look_address(name: str) -> str:
    return f"/look/{hashlib.sha256(_read(name)[0]).hexdigest()[:12]}/{name}"


@open_page("look/<slug:digest>/<str:name>")
def look(_: HttpRequest, digest: str, name: str) -> HttpResponse:
    if name not in FILES or look_address(name) != f"/look/{digest}/{name}":
        raise Http404
    body, media_type = _read(name)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(body, content_type=media_type, headers=headers)
