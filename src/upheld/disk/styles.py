"""The styles of the site and of the office: compiled files, which a clone lacks until it is set up.

Without them every page of either would be a fault, so neither is served.
"""

from pathlib import Path

from upheld.core.mistakes import Mistake

SOURCE = Path(__file__).parent.parent
STYLES = ("site/look/style.css", "office/look/office.css")


def why_no_styles(source: Path = SOURCE) -> str:
    """What is missing, and what to do; '' if nothing is."""
    missing = [str(source / name) for name in STYLES if not (source / name).is_file()]
    if not missing:
        return ""
    return (
        f"{' and '.join(missing)}: missing, because the styles have not been compiled. Run"
        " `make setup` in the repository, or install a wheel, which has them."
    )


def refuse_without_styles() -> None:
    if why := why_no_styles():
        raise Mistake(why)
