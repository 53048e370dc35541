"""What was made before an erasure has what was erased: its files are removed, and made again."""

from datetime import datetime

from upheld.office.configuration import Configuration
from upheld.office.jobs.makers import outputs_folder
from upheld.office.models import Job
from upheld.office.rules.outputs import SILENT, Stage
from upheld.office.year.freezing import forget_frozen


def is_making(*, at: datetime) -> bool:
    """Whether a worker that is running has an extract in hand."""
    return Job.objects.filter(stage=Stage.RUNNING, heard_at__gte=at - SILENT).exists()


def forget_files(configuration: Configuration) -> None:
    folder = outputs_folder(configuration)
    for name in Job.objects.exclude(file="").values_list("file", flat=True):
        (folder / name).unlink(missing_ok=True)
    Job.objects.exclude(file="").update(file="")
    forget_frozen(configuration)
