"""The house: its rooms, and which may import which. Arrows point one way, at the top and inside.

A module may import its own room, what stands directly in the room around it, and what its room is
granted here. Doors are the exceptions: modules that stand in front of the rooms around them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "upheld"

BELOW_PUBLISH = ("core", "disk", "intake", "ombudsman", "edition", "register")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    # Rooms of the house.
    "core": (),
    "disk": ("core",),
    "intake": ("core",),
    "ombudsman": ("core", "intake"),
    "edition": ("core", "disk", "intake", "ombudsman"),
    "register": ("core", "disk", "intake", "ombudsman", "edition"),
    "publish": BELOW_PUBLISH,
    "demo": ("core", "disk", "intake", "ombudsman"),
    "site": ("core", "disk", "ombudsman", "edition", "register", "publish"),
    "office": (*BELOW_PUBLISH, "publish", "demo"),
    "cli": (*BELOW_PUBLISH, "publish", "demo", "site", "office"),
    # Rooms within rooms.
    "core.authorities": (),
    "core.figures": ("core.authorities",),
    "core.comparing": ("core.authorities", "core.figures"),
    "core.saying": ("core.figures", "core.comparing"),
    "core.hexagons": (),
    "intake.files": (),
    "intake.directory": ("intake.files",),
    "intake.checks": ("intake.files", "intake.directory"),
    "intake.in_place": ("intake.directory", "intake.checks"),
    "edition.queries": (),
    "edition.content": (),
    "edition.beside": ("edition.queries", "edition.content"),
    "edition.proof": ("edition.queries", "edition.content", "edition.beside"),
    "publish.pictures": (),
    "publish.tables": (),
    "publish.maps": ("publish.pictures",),
    "publish.methodology": (),
    "publish.letters": ("publish.pictures",),
    "publish.annual": ("publish.letters", "publish.tables"),
    "site.pages": (),
    "office.rules": (),
    "office.models": ("office.rules",),
    "office.migrations": (),
    "office.identity": (),
    "office.ledger": ("office.rules", "office.models"),
    "office.answers": ("office.rules", "office.models", "office.ledger"),
    "office.people": ("office.rules", "office.models", "office.ledger", "office.answers"),
    "office.erasing": ("office.rules", "office.models", "office.ledger", "office.answers"),
    "office.running": ("office.rules", "office.models", "office.ledger", "office.erasing"),
    "office.decisions": (
        *("office.rules", "office.models", "office.identity", "office.ledger"),
        "office.answers",
    ),
    "office.follow_up": (
        *("office.rules", "office.models", "office.identity", "office.ledger"),
        *("office.decisions", "office.answers"),
    ),
    "office.corrections": (
        *("office.rules", "office.models", "office.ledger", "office.decisions"),
        *("office.follow_up", "office.answers"),
    ),
    "office.moving": ("office.rules", "office.models", "office.ledger", "office.decisions"),
    "office.year": (
        *("office.rules", "office.models", "office.ledger", "office.people"),
        *("office.decisions", "office.moving", "office.answers"),
    ),
    "office.jobs": (
        *("office.rules", "office.models", "office.ledger", "office.decisions"),
        *("office.moving", "office.year"),
    ),
    "office.templatetags": ("office.rules",),
    "office.web": (
        *("office.rules", "office.models", "office.identity", "office.ledger"),
        *("office.people", "office.running", "office.decisions", "office.follow_up"),
        *("office.jobs", "office.erasing", "office.corrections", "office.answers"),
        "office.year",
    ),
}
DOORS = {
    "intake.reading_extract": "an extract read as a whole",
    "office.apps": "what Django asks for",
    "office.models.people": "a password that Django changes is written in the ledger too",
    "site.routes": "every address and the page that answers it",
}
FRAMEWORKS = ("django", "starlette", "typst")
MAY_USE = {"publish": ("typst",), "site": ("starlette",), "office": ("django",), "cli": ("django",)}
IMPURE = ("pathlib", "os", "time", "urllib", "socket", "sqlite3", "pikepdf")
MAY_NOT_USE = {"core": IMPURE, "disk": ("sqlite3",)}


def modules() -> dict[str, Path]:
    """Name, without the project's, to file."""
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if path.parent != SOURCE]
    return {_name(path): path for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = modules()
ROOMS = {name for name, path in MODULES.items() if path.stem == "__init__"}


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write absolute imports"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                is_module = whole.removeprefix("upheld.") in MODULES
                yield whole if is_module else str(node.module)


def room_of(module: str) -> str:
    return module if module in ROOMS else module.rpartition(".")[0]


def may_import(module: str, other: str) -> bool:
    """``other`` is a module of the project."""
    here, there = room_of(module), room_of(other)
    top, other_top = here.partition(".")[0], there.partition(".")[0]
    if top != other_top:
        return other_top in MAY_IMPORT[top]
    if here.startswith(f"{there}."):
        return other not in DOORS
    return here == there or there in MAY_IMPORT[here] or module in DOORS


def test_a_module_imports_only_what_its_room_may():
    offences = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        for name in sorted(set(imports_of(path)))
        if name.startswith("upheld.") and not may_import(module, name.removeprefix("upheld."))
    ]
    assert offences == []


def test_rooms_use_the_frameworks_that_are_theirs():
    offences = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        for name in sorted({name.partition(".")[0] for name in imports_of(path)})
        if name in _not_for(module.partition(".")[0])
    ]
    assert offences == []


def _not_for(room: str) -> set[str]:
    return {*FRAMEWORKS, *MAY_NOT_USE.get(room, ())} - set(MAY_USE.get(room, ()))


def test_every_room_has_its_rule_and_no_other_has_one():
    assert set(MAY_IMPORT) == ROOMS


def test_no_rooms_import_each_other_in_a_circle():
    granted = {room: {*rooms} for room, rooms in MAY_IMPORT.items()}
    while settled := [room for room, rooms in granted.items() if not rooms]:
        for room in settled:
            del granted[room]
        granted = {room: rooms.difference(settled) for room, rooms in granted.items()}
    assert granted == {}


def test_every_door_stands_before_rooms():
    needed = {
        module
        for module in DOORS
        for name in imports_of(MODULES[module])
        if name.startswith("upheld.") and not _without_the_door(module, name)
    }
    assert needed == set(DOORS)


def _without_the_door(module: str, name: str) -> bool:
    here, there = room_of(module), room_of(name.removeprefix("upheld."))
    granted = MAY_IMPORT[here.partition(".")[0]] + MAY_IMPORT[here]
    return (
        f"{here}.".startswith(f"{there}.") or there in granted or there.partition(".")[0] in granted
    )
