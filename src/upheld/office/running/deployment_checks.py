"""What `upheld office check` looks at: Django's checks for deployment, and the office's health."""

from django.core import checks

from upheld.office.configuration import ON_THIS_MACHINE, read_configuration
from upheld.office.running.health import health


def faults() -> list[str]:
    configuration = read_configuration()
    found = [*dict.fromkeys(filter(None, health(configuration).values()))]
    if configuration.is_on_this_machine:
        found.append(f"{ON_THIS_MACHINE} is yes: people's sessions are not protected by TLS.")
        return found  # what Django would add of TLS says the same
    databases = None if found else ["default"]
    for each in checks.run_checks(include_deployment_checks=True, databases=databases):
        if each.level >= checks.WARNING and not each.is_silenced():
            hint = f" {each.hint}" if each.hint else ""
            found.append(f"{each.id}: {each.msg}{hint}")
    return found
