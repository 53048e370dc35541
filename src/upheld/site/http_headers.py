"""The headers of every answer: what a browser may do with it, and how long it may be kept."""

Headers = dict[str, str]

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A page can change as soon as an edition's hour comes, or a decision is withheld. A minute later
# nobody is shown the old one. Only what can name no case is kept for good: the looks and the
# guides, whose addresses have their hash, and the tables of an edition that list no cases.
A_MINUTE = {"Cache-Control": "public, max-age=60, must-revalidate"}
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
NOT_KEPT = {"Cache-Control": "no-store"}


def policy(**instead: str) -> str:
    """The content security policy. ``style_src`` and so on replace the usual values."""
    whole = POLICY | {name.replace("_", "-"): value for name, value in instead.items()}
    return "; ".join(f"{name} {value}" for name, value in whole.items())


USUAL_POLICY = policy()


def open_to_all() -> Headers:
    """Data may be read by pages of any other site."""
    return {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def framed_by_all() -> Headers:
    """The embedded figure may be shown in a frame on any other site."""
    return {
        "Content-Security-Policy": policy(frame_ancestors="*"),
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
