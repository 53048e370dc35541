"""One name, one meaning. A module's name may occur again where it is the same noun in each room.

Whoever adds a pair gives a reason here in a few words, or, better, a name that says more.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import upheld

SOURCE = Path(upheld.__file__).parent
TESTS = Path(__file__).parent

WORKED_OUT = "worked out in core, a table of the edition"
ASKED = "kept in a table of the edition, and asked for by a query"
EXPLAINED = "a rule in core, and the chapter of the methodology on it"
OFFICE = "records, and the pages on which they are kept"
TWICE = {
    "answers": "what became of what was asked for: the rule, the records and their page",
    "areas": WORKED_OUT,
    "authorities": "who is asked about: in an edition, in the office, on its pages",
    "building": "from an extract to an edition, and to a register",
    "cases": OFFICE,
    "comparison": EXPLAINED,
    "comparisons": "rows of an edition, and the sentences on them",
    "compliance": f"{OFFICE}; and what may be decided of it",
    "enquiries": OFFICE,
    "evidence": "files that authorities send, and the pages on which they are checked",
    "figures": "the shares that are published: said, asked for, and all on one page",
    "groups": "similar authorities: who is one, and the page on which they are",
    "handing_on": WORKED_OUT,
    "health": "whether it works: of the office, and the two pages that say so",
    "jobs": OFFICE,
    "largest": WORKED_OUT,
    "learning": "courses and seminars: counted, asked for, in a letter",
    "ledger": OFFICE,
    "letters": "the annual letters: those of an edition, and the office's pages on them",
    "manifest": "what an edition is, and what a register is",
    "measures": f"{EXPLAINED}; and those of an edition",
    "mistakes": "what a user can put right, in the whole and in two rooms",
    "notes": OFFICE,
    "of_edition": "what is drawn of an edition: maps, and pictures",
    "people": OFFICE,
    "places": "where something is: on the map, and the office's folders of a year",
    "policies": "what the file may say, and the page that shows it",
    "progress": "how far a task is: who is told, and how it is printed",
    "proof": "that what was written is right: letters, tables, and both",
    "publication": "what may be public: the rule, the office's actions, their pages",
    "quality": "the quality of an edition: worked out, proved, asked for",
    "reading": "an edition, and a register, opened to be read",
    "reading_back": "finished files, of letters and of tables",
    "related": ASKED,
    "reorganisation": EXPLAINED,
    "serving": "the processes of the office, and those of the site",
    "signing": "an edition: what those who sign it read, and their signatures in the office",
    "single_cases": "what an edition counts of them, and how many it has",
    "stages": WORKED_OUT,
    "statements": "the words of a decision: their versions, and how a page shows them",
    "years": "business years, and the office's pages on each",
}
# Each was the name of a dozen things: say what it is.
NO_NAMES = {"told", "found"}
ONCE = ("Progress", "Row", "file_in", "sha256_of")


def definitions(folder: Path) -> Iterator[tuple[str, str]]:
    """File and name of each function, method, class and alias at the top of a module."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(folder).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield where, node.name
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else ()
            yield from ((where, each.id) for each in targets if isinstance(each, ast.Name))


def test_a_module_is_called_as_another_only_where_both_hold_the_same_thing() -> None:
    many = Counter(path.stem for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    assert {name for name, times in many.items() if times > 1} == set(TWICE)


def test_nothing_is_called_told_or_found() -> None:
    named = [*definitions(SOURCE), *definitions(TESTS)]
    assert [(at, name) for at, name in named if name.strip("_").casefold() in NO_NAMES] == []


def test_nothing_of_the_program_is_named_after_being_told() -> None:
    assert [(at, name) for at, name in definitions(SOURCE) if "told" in name.split("_")] == []


def test_what_many_rooms_need_is_defined_once() -> None:
    many = Counter(name for _, name in definitions(SOURCE))
    assert {name: many[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
