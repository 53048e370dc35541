"""How far a long task has got, on standard error."""

import sys

_last_stage = ""


def report_progress(stage: str, done: int, of: int) -> None:
    """One moving line on a terminal, a line for each stage elsewhere; '' ends the moving line."""
    global _last_stage
    if sys.stderr.isatty():
        count = f" {done:,} of {of:,}" if of else ""
        print(f"\r\x1b[2K{stage}{count}", end="" if stage else "\r", file=sys.stderr, flush=True)
    elif stage and stage != _last_stage:
        print(stage, file=sys.stderr, flush=True)
    _last_stage = stage
