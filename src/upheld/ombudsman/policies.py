"""What policies.toml may say: the office's policies, each with its owner and day of approval.

A policy is printed as the office's own only if both are given and the day has come. Which policies
we look for is decided here. Those that are not there are listed as missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from upheld.core.plain import plain
from upheld.core.printed import why_unshown
from upheld.ombudsman.setting_values import is_text, unknown_keys
from upheld.ombudsman.toml_values import shown

POLICIES = "policies.toml"
TEXTS = "policies"  # the folder of the texts
KINDS = {  # what we call each of them if it is missing
    "revisions": "revisions policy",
    "disclosure": "disclosure policy",
    "early-access": "policy on early access",
    "users": "policy on users",
    "code-of-practice": "code of practice",
}
OF_A_POLICY = ("title", "owner", "approved_on", "text")


@dataclass(frozen=True, kw_only=True)
class Policy:
    kind: str
    title: str
    owner: str  # a role; '' if it has no owner
    approved_on: date | None  # None: it is not approved
    file: str  # of its text, in the ombudsman's folder
    text: str

    def is_approved(self, *, on: date) -> bool:
        return bool(self.owner and self.approved_on and self.approved_on <= on)


def problems_of_policies(settings: Mapping[str, Any], folder: Path) -> list[str]:
    """Everything that is wrong: which policy, which key, its value and what to write."""
    found = list(unknown_keys("", settings, tuple(KINDS)))
    for kind, policy in settings.items():
        if kind not in KINDS:
            continue
        if isinstance(policy, Mapping):
            found += _problems_of_policy(kind, policy, folder)
        else:
            found.append(
                f"{kind}: {shown(policy)} is not a policy. Write [{kind}], and a title in it."
            )
    return found


def _problems_of_policy(kind: str, policy: Mapping[str, Any], folder: Path) -> Iterator[str]:
    yield from unknown_keys(f"{kind}.", policy, OF_A_POLICY)
    for key in ("title", "text"):
        if key not in policy:
            yield f"{kind}: {key} is missing. A policy needs a title and a text."
    for key in ("title", "owner", "text"):
        if key in policy and not is_text(policy[key]):
            yield f"{kind}.{key}: {shown(policy[key])} is not a text. Write it between quotes."
    if "approved_on" in policy and type(policy["approved_on"]) is not date:
        yield (
            f"{kind}.approved_on: {shown(policy['approved_on'])} is not a day. Write 2024-05-01, or"
            " leave the line out until it is approved."
        )
    if is_text(policy.get("text")):
        yield from _problems_of_text(f"{kind}.text", policy["text"], folder)


def _problems_of_text(where: str, name: str, folder: Path) -> Iterator[str]:
    path = folder / TEXTS / name
    if Path(name).name != name or path.suffix != ".md":
        yield f"{where}: {name!r} is not the name of a file. Write revisions.md."
        return
    try:
        text = _read(path)
        if not text.strip():
            yield f"{where}: {path} is empty. Write the policy, or leave it out."
        for number, line in enumerate(text.split("\n"), start=1):
            if why := why_unshown(line):
                yield f"{where}: {path}, line {number} {why[0]}. {why[1]}"
    except OSError:
        yield f"{where}: {name!r} is not in {path.parent}. Put it there, or leave the policy out."
    except UnicodeDecodeError:
        yield f"{where}: {path} is not UTF-8. Save it again as UTF-8."


def _read(path: Path) -> str:
    """In the plain form, like every text in the folder."""
    return plain(path.read_text("utf-8"))


def policies_in(settings: Mapping[str, Any], folder: Path) -> tuple[Policy, ...]:
    """The policies in settings that have no problems, in the order of KINDS."""
    return tuple(
        Policy(
            kind=kind,
            title=settings[kind]["title"],
            owner=settings[kind].get("owner", ""),
            approved_on=settings[kind].get("approved_on"),
            file=f"{TEXTS}/{settings[kind]['text']}",
            text=_read(folder / TEXTS / settings[kind]["text"]),
        )
        for kind in KINDS
        if kind in settings
    )


def policy_rows(policies: Iterable[Policy], *, on: date) -> list[tuple[str, ...]]:
    """Rows of the table ``policy``: the policies that are approved on the day of publication."""
    return sorted(
        (each.kind, each.title, each.owner, each.approved_on.isoformat(), each.text)
        for each in policies
        if each.approved_on and each.is_approved(on=on)
    )
