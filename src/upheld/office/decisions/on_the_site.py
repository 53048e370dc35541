"""What the public site must not show: the office's side of withheld.json in the published folder.

What has been taken down is in it, from the moment when one person hides it until a person shows it
again. The office only adds what it knows, and removes an address only when somebody or the calendar
shows that decision again: an office restored from a backup has forgotten some of what it hid.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from upheld.core.days import in_words
from upheld.core.references import key_of
from upheld.disk.withheld import WithheldError, address_of, change_withheld, read_withheld
from upheld.office.clock import day_of
from upheld.office.configuration import PUBLISHED, own_office, published_folder
from upheld.office.decisions.publication_troubles import Refused, Trouble, is_newest, not_in_role
from upheld.office.ledger.entries_of import names_before
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Decision, Person, Report
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import State
from upheld.office.rules.times import Times
from upheld.register.hiding import registers_with

CACHES = timedelta(minutes=1)  # for which others may keep what the site has answered
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class OnTheSite:
    """What the site shows of a decision that is, or was, hidden."""

    words: str
    is_public: bool = False  # somebody may still read it
    may_be_shown: bool = False  # it is hidden though it is published: a person may end that


def site_address(decision: Decision) -> str:
    return addresses_of(decision.case)[0]


def addresses_of(case: Case) -> list[str]:
    """Its own, and those that an older register has if its reference or authority was changed."""
    names = [(case.reference, str(case.authority_id)), *names_before(case)]
    return [address_of(key=key_of(reference), authority=slug) for reference, slug in names]


def on_the_site_now(case: Case) -> bool:
    """Whether a register has it, such as one from before its decision was put under review."""
    folder = published_folder()
    return folder is not None and any(
        registers_with(folder, address) for address in addresses_of(case)
    )


def keep_hidden() -> None:
    """Add every decision and report that is hidden, also one that was then entered in error. Its
    page says whether that was possible.
    """
    if (folder := published_folder()) is None:
        return
    cases = Case.everything.filter(
        Q(decisions__hidden_at__isnull=False) | Q(report__hidden_at__isnull=False)
    )
    addresses = [address for each in cases.distinct() for address in addresses_of(each)]
    try:
        change_withheld(folder, add=addresses)
    except WithheldError as error:
        log.error("%s", error)


def show(case: Case) -> None:
    """Remove its address, unless something of the case is still hidden. If that is not possible it
    stays hidden, which its page says.
    """
    if (folder := published_folder()) is None or is_hidden(case):
        return
    try:
        change_withheld(folder, remove=addresses_of(case)[:1])
    except WithheldError as error:
        log.error("%s", error)


def is_hidden(case: Case) -> bool:
    """Whether its address is withheld, and with it all of the case."""
    hidden = {"case": case, "hidden_at__isnull": False}
    return (
        Decision.everything.filter(**hidden).exists() or Report.everything.filter(**hidden).exists()
    )


def show_on_site(decision: Decision, *, by: Person, at: datetime) -> None:
    """End what hides a published decision: the next register has it again.

    Raises Refused, or ChangedMeanwhile.
    """
    if not may(by.roles, Deed.SHOW_ON_SITE):
        raise Refused([not_in_role(by, Deed.SHOW_ON_SITE)])
    if decision.state != State.PUBLISHED or not is_newest(decision):
        words = f"The decision is {decision.state}. Only one that is published can be shown."
        raise Refused([Trouble("", words)])
    report = Report.objects.filter(case=decision.case_id, hidden_at__isnull=False).first()
    if report and report.state == State.HIDDEN:
        words = "The report of this case is hidden. A second person must confirm that first."
        raise Refused([Trouble("", words)])
    with writing(by, str(Deed.SHOW_ON_SITE), at=at) as write:
        decision.hidden_at = None
        write.change(decision)
        earlier = Decision.everything.filter(case=decision.case_id, hidden_at__isnull=False)
        for each in (*earlier.exclude(pk=decision.pk), *filter(None, [report])):
            each.hidden_at = None
            write.change(each)
    show(decision.case)


def on_the_site(decision: Decision, *, at: datetime) -> OnTheSite | None:
    """None if nothing hides it, and nothing should."""
    folder, address = published_folder(), site_address(decision)
    hidden_at = decision.hidden_at
    if folder is None:
        return _still_public(address) if hidden_at else None
    try:
        is_listed = address in read_withheld(folder)
    except WithheldError as error:
        words = f"The site shows no decisions at all at the moment. {error}"
        return OnTheSite(words=words) if hidden_at else None
    if is_listed and decision.state == State.PUBLISHED:
        return _published_but_hidden()
    if is_listed:
        return _hidden(decision, at=at)
    return _not_yet_written(address) if hidden_at else None


def _still_public(address: str) -> OnTheSite:
    return OnTheSite(
        words="Still public until the next register, because this office does not know the"
        f" published folder. Ask the person who runs the site to hide {address} now, with the"
        f" command upheld withheld, and to set {PUBLISHED}.",
        is_public=True,
    )


def _not_yet_written(address: str) -> OnTheSite:
    return OnTheSite(
        words="Still public until the next register, because the list of withheld decisions could"
        f" not be written. Ask the person who runs the site to hide {address} now, with the"
        " command upheld withheld. The office's log says why.",
        is_public=True,
    )


def _published_but_hidden() -> OnTheSite:
    return OnTheSite(
        words="Published, but still hidden from the site because it, or the report of its case, was"
        " taken down. Once"
        " there is a newer register, show it on the site: it appears with the next one.",
        may_be_shown=True,
    )


def _hidden(decision: Decision, *, at: datetime) -> OnTheSite:
    hidden_at = decision.hidden_at
    if hidden_at is None:  # by hand, or by an office that was restored since
        return OnTheSite(words="Hidden from the site.")
    if at < (gone := hidden_at + CACHES):
        clock = (gone + timedelta(seconds=59)).astimezone(own_office().time_zone)
        return OnTheSite(
            words=f"Still public until {clock:%H:%M}, in copies that browsers and caches keep. The"
            " site itself no longer shows it.",
            is_public=True,
        )
    words = f"Hidden from the site since {in_words(day_of(hidden_at))}."
    if decision.state == State.HIDDEN:
        until, unknown = Times.of(own_office()).hidden_until_in_words(day_of(hidden_at))
        words += f" It is shown again after {until}, unless a second person confirms by then."
        words = f"{words} {unknown}".strip()
    return OnTheSite(words=words)
