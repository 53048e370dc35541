"""The arrows of dependency point one way: core <- disk <- intake, edition <- publish <- site, office.

core is pure; disk knows core alone; intake knows nothing of editions; the register reads both, and
is read by what is printed and shown; what is printed reads editions and is read by nothing below it.
"""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "upheld"
FRAMEWORKS = ("django", "starlette", "typst")
MAY_NOT_IMPORT = {
    "core": (
        *FRAMEWORKS,
        "pathlib",
        "os",
        "time",
        "urllib",
        "socket",
        "sqlite3",
        "upheld.disk",
        "upheld.intake",
        "upheld.edition",
        "upheld.register",
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "disk": (
        *FRAMEWORKS,
        "sqlite3",
        "upheld.intake",
        "upheld.edition",
        "upheld.register",
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "intake": (
        *FRAMEWORKS,
        "upheld.edition",
        "upheld.register",
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "ombudsman": (
        *FRAMEWORKS,
        "sqlite3",
        "upheld.disk",
        "upheld.intake",
        "upheld.edition",
        "upheld.register",
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "edition": (
        *FRAMEWORKS,
        "upheld.register",
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "register": (
        *FRAMEWORKS,
        "upheld.publish",
        "upheld.demo",
        "upheld.site",
        "upheld.office",
        "upheld.cli",
    ),
    "publish": ("django", "starlette", "upheld.demo", "upheld.site", "upheld.office", "upheld.cli"),
    "demo": (
        *FRAMEWORKS,
        "upheld.edition",
        "upheld.register",
        "upheld.publish",
        "upheld.site",
        "upheld.cli",
    ),
    "site": ("django", "upheld.intake", "upheld.office", "upheld.cli"),
    "office": ("starlette", "upheld.site", "upheld.cli"),
    "cli": (),
}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write absolute imports"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("layer", MAY_NOT_IMPORT)
def test_layer_imports_only_what_is_below_it(layer):
    forbidden = tuple(f"{name}." for name in MAY_NOT_IMPORT[layer])
    offences = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for path in sorted((SOURCE / layer).rglob("*.py"))
        for name in imports_of(path)
        if f"{name}.".startswith(forbidden)
    ]
    assert offences == []


def test_every_folder_of_the_house_has_its_rule():
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert folders <= set(MAY_NOT_IMPORT)
