"""Where the facts that tests reproduce are found: ``shared/data`` beside the checkout.

They are not committed. A test that needs them fails, naming the folder, when they are missing.
"""

import json
import os
from pathlib import Path

SHARED = Path(
    os.environ.get("UPHELD_SHARED_DATA")
    or Path(__file__).resolve().parent.parent.parent / "shared" / "data"
)


def shared(name: str) -> Path:
    path = SHARED / name
    assert path.exists(), (
        f"{path} is missing: put the shared data folder beside the checkout,"
        " or name it in UPHELD_SHARED_DATA."
    )
    return path


def reference_values() -> list[dict]:
    """name, input, expected, tol and source of every reference value."""
    return json.loads(shared("reference_values.json").read_text("utf-8"))
