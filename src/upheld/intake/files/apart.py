"""The separate process in which files are read: what it may use, the questions and the answers.

``isolation`` starts it and says why. Its answers go to what was standard output, as lines of JSON
followed by Arrow. Anything that libraries print is thrown away.
"""

import json
import math
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

import pyarrow as pa

from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.limits import megabytes
from upheld.intake.raw import RawTable

READY = b"ready\n"
SPLIT = "Send fewer years at once, or save it again as plain CSV."


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    from upheld.intake.files.reading_one import read_one  # the asking process does not need it

    allow = _memory_allowance()
    answers.write(READY)
    answers.flush()
    for line in questions:
        question = json.loads(line)
        allow(question["memory"])
        _allow_seconds(question["seconds"])
        name = question["name"]
        try:
            reading = read_one(Path(question["path"]), name=name, table=question["table"])
        except (MemoryError, pa.ArrowMemoryError):
            trouble = f"reading it needs more than {megabytes(question['memory'])}"
            reading = FileReading(problems=[problem(name, f"{trouble} of memory", SPLIT)])
        except BaseException as error:  # a panic in the workbook reader is not an Exception
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            trouble = f"the file could not be read ({type(error).__name__}: {str(error)[:150]})"
            remedy = "It may be damaged: open it and save it again."
            reading = FileReading(problems=[problem(name, trouble, remedy)])
        _send(reading, answers)


def _memory_allowance() -> Callable[[int], None]:
    """A function that sets how much memory, in bytes, this process may use.

    RLIMIT_AS counts addresses, and libraries reserve far more than they use (300 MB to 60 when just
    loaded), so what is reserved but unused at the start is added to the limit.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would leave cases on disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # a reader has nothing to write
    try:
        counts = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return lambda _: None
    reserved = (int(counts[0]) - int(counts[1])) * resource.getpagesize()
    return lambda most: resource.setrlimit(
        resource.RLIMIT_AS, (most + reserved, resource.RLIM_INFINITY)
    )


def _allow_seconds(seconds: float) -> None:
    """Limit processor time from now on, in whole seconds as the system counts them."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(time.process_time() + seconds)
    if hard != resource.RLIM_INFINITY:  # a limit set by our parent, which we cannot raise
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _send(reading: FileReading, answers: IO[bytes]) -> None:
    said = {
        "file": asdict(reading.file) if reading.file else None,
        "problems": [asdict(one) for one in reading.problems],
        "notes": reading.notes,
        "memory": _peak(),
        "tables": [{"name": table.name, "source": table.source} for table in reading.tables],
    }
    answers.write(json.dumps(said).encode() + b"\n")
    for table in reading.tables:
        _send_table(table, answers)
    answers.flush()


def _peak() -> int:
    """The most memory, in bytes, that this process has used; 0 if the system does not say.

    Not from getrusage: on Linux that includes what the asking process had used.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _send_table(table: RawTable, answers: IO[bytes]) -> None:
    arrays = [*table.columns.values(), pa.array(table.lines, pa.int64())]
    whole = pa.table(arrays, names=[*table.columns, "line in the file"])
    with pa.ipc.new_stream(answers, whole.schema) as stream:
        stream.write_table(whole)


def main() -> None:
    """Answer on what was standard output. Anything that libraries print there is thrown away."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
