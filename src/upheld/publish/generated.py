"""Documents generated from the code: printed, or compared with the committed file."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def print_or_check(document: Callable[[], str], arguments: Sequence[str], *, module: str) -> int:
    """Print it, or with ``--check FILE`` say whether the file is up to date. Returns the exit code.

    ``module`` is how to run the document, for the message.
    """
    if len(arguments) == 2 and arguments[0] == "--check":
        path = Path(arguments[1])
        if path.exists() and path.read_text("utf-8") == document():
            return 0
        print(f"{path} is not up to date. Run: python -m {module} > {path}", file=sys.stderr)
        return 1
    if arguments:
        print("Give no arguments, or --check and the file.", file=sys.stderr)
        return 2
    print(document(), end="")
    return 0
