"""Files are taken if they are what they say, lie where no web server serves, and come back whole."""

import io
import os
import stat
import zipfile
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from openpyxl import Workbook
from pikepdf import Pdf

from tests.office.cases import (
    a_recommendation,
    an_upheld_case,
    mistakes,
    record,
    send,
    words,
)
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from upheld.office.configuration import read_configuration
from upheld.office.follow_up import evidence as files
from upheld.office.follow_up import evidence_kinds as kinds
from upheld.office.follow_up import recognising
from upheld.office.ledger.recording import Writing
from upheld.office.models import Evidence
from upheld.office.rules.evidence_results import Result
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


def packed(*parts: str, mimetype: str = "", **content: str) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for part in parts:
            file.writestr(part, content.get("types", "<x/>") if part == LIST else "<x/>")
    return to.getvalue()


LIST = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def office(main: str, part: str, *more: str, of: str = "openxmlformats-officedocument.") -> bytes:
    """A document of Microsoft Office whose list says what its parts are."""
    told = f'<Override PartName="/{part}" ContentType="application/vnd.{of}{main}.main+xml"/>'
    return packed(LIST, part, *more, types=f'<Types xmlns="{TYPES}">{told}</Types>')


def compound(*entries: str, root: bytes = bytes(16)) -> bytes:
    """The start of a compound file: its head, and the first sector of its directory."""
    head = bytearray(512)
    head[:8] = recognising.COMPOUND
    head[30:32] = (9).to_bytes(2, "little")
    head[48:52] = (0).to_bytes(4, "little")
    directory = b""
    for name, of_entry in (("Root Entry", root), *((each, bytes(16)) for each in entries)):
        entry = bytearray(128)
        entry[: 2 * len(name)] = name.encode("utf-16-le")
        entry[80:96] = of_entry
        directory += bytes(entry)
    return bytes(head) + directory.ljust(512, b"\0")


PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(13) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20) + b"\xff\xd9"
DOCX = office(kinds.WORD, "word/document.xml")
XLSX = office(kinds.EXCEL, "xl/workbook.xml")
ODT = packed("content.xml", mimetype=kinds.OPEN_DOCUMENT + "text")
ODS = packed("content.xml", mimetype=kinds.OPEN_DOCUMENT + "spreadsheet")
EML = b"From: a@council.example\r\nDate: Mon, 6 May 2024 10:00:00 +0100\r\n\r\nSee attached.\r\n"
MSG = compound(root=recognising.OUTLOOK)
ACCEPTED = {
    "letter.pdf": PDF,
    "by mail.pdf": b"Content-Type: application/pdf\r\n\r\n" + PDF,
    "with its head late.pdf": bytes(1_024) + PDF,
    "filled up.pdf": PDF + bytes(100_000 - 10),
    "scan.PNG": PNG,
    "photo.jpg": JPEG,
    "photo.jpeg": JPEG,
    "policy.docx": DOCX,
    "from Word online.docx": office(kinds.WORD, "word/document2.xml"),
    "figures.xlsx": XLSX,
    "slides.pptx": office(kinds.POWERPOINT, "ppt/presentation.xml"),
    "policy.odt": ODT,
    "figures.ods": ODS,
    "figures.csv": b"Officer,Trained on\r\nA,2024-05-06\r\n",
    "figures of Excel.csv": "Officer;Trained\nÉ;£5\n".encode("cp1252"),
    "as Unicode text.csv": "Officer\tTrained\n".encode("utf-16"),
    "note.txt": "It was done – on Monday.".encode(),
    "mail.eml": EML,
    "mail.msg": MSG,
    "exported.msg": compound("__nameid_version1.0", "__properties_version1.0"),
}
LONG_LIST = packed(LIST, types=f"<Types>{' ' * 1_000_000}</Types>")
DEEP_LIST = packed(LIST, types="<a>" * 300 + "</a>" * 300)
REFUSED = {
    "letter.pdf": (b"MZ\x90\x00 a program", "does not start like a PDF document"),
    "late.pdf": (bytes(1_025) + PDF, "does not start like a PDF document"),
    "half.pdf": (PDF[:20], "with its end cut off"),
    "and more.pdf": (PDF + bytes(100_000), "with its end cut off"),
    "scan.png": (JPEG, "does not start like a PNG picture"),
    "half.jpg": (JPEG[:-2], "with its end cut off"),
    "policy.docx": (XLSX, "does not have the main part that such a document has"),
    "slides.pptx": (DOCX, "does not have the main part that such a document has"),
    "broken.docx": (DOCX[:50], "it is damaged"),
    "no list.docx": (packed("word/document.xml"), "it is damaged"),
    "list.docx": (LONG_LIST, "has a list of its parts that is too long"),
    "deep.docx": (DEEP_LIST, "has parts inside each other"),
    "entity.docx": (packed(LIST, types="<!DOCTYPE x []><Types/>"), "it is damaged"),
    "macros.docx": (office(kinds.WORD, "a.xml", "word/vbaProject.bin"), "has macros"),
    "renamed.docx": (
        office("document.macroEnabled", "word/document.xml", of="ms-word."),
        "has macros",
    ),
    "policy.odt": (DOCX, "it is damaged, protected by a password, or another type of file"),
    "table.odt": (ODS, "is another kind of OpenDocument file"),
    "macros.odt": (
        packed("content.xml", "Basic/Standard/Module1.xml", mimetype=kinds.OPEN_DOCUMENT + "text"),
        "has macros",
    ),
    "note.txt": (b"\x00\x01\x02", "has characters that plain text does not have"),
    "half.csv": (b"\xff\xfeo", "has characters that plain text does not have"),
    "table.csv": (XLSX, "is not plain text but a ZIP archive"),
    "page.txt": (b"<html><script>alert(1)</script>", "is not plain text but a web page"),
    "mail.eml": (b"Hello, see attached.", "does not have the line 'From'"),
    "mail.msg": (EML, "does not start like an Outlook message"),
    "sheet.msg": (compound("Workbook"), "is an older Office document"),
    "short.msg": (recognising.COMPOUND, "is an older Office document"),
    "run.exe": (b"MZ\x90\x00", "is not a type of file that we accept"),
    "page.html": (b"<p>Words.</p>", "is not a type of file that we accept"),
    "letter": (PDF, "is not a type of file that we accept"),
    "empty.pdf": (b"", "is empty. Choose the file again"),
}


@pytest.fixture
def officer(database):  # noqa: ARG001
    return signed_in(a_person(Role.COMPLIANCE_OFFICER))


@pytest.fixture
def case(database):  # noqa: ARG001
    return an_upheld_case()


def upload(client, case, name, data, **given):
    return upload_all(client, case, {name: data}, **given)


def upload_all(client, case, files, **given):
    chosen = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return send(client, f"/cases/{case.pk}/evidence/new", files=chosen, **given)


def test_every_kind_that_councils_send_is_accepted_by_its_bytes(officer, case):
    for name, data in ACCEPTED.items():
        assert upload(officer, case, name, data).status_code == 302, name
    assert {each.name: each.sha256 for each in Evidence.objects.all()} == {
        name: sha256(data).hexdigest() for name, data in ACCEPTED.items()
    }


def written(save) -> bytes:
    to = io.BytesIO()
    save(to)
    return to.getvalue()


def test_what_other_programs_write_is_recognised():
    """Not only what these tests make up themselves."""
    kind_of = kinds.kind_of_evidence
    workbook, message = Workbook(), EmailMessage()
    workbook.active.append(["Officer", "Trained on"])
    message["From"], message["Date"] = "a@council.example", "Mon, 6 May 2024 10:00:00 +0100"
    message.set_content("See attached.")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="letter.pdf")
    pdf = Pdf.new()
    pdf.add_blank_page()
    files_of = {
        "figures.xlsx": written(workbook.save),
        "policy.odt": written(OpenDocumentText().save),
        "figures.ods": written(OpenDocumentSpreadsheet().save),
        "letter.pdf": written(pdf.save),
        "mail.eml": message.as_bytes(),
    }
    for name, data in files_of.items():
        assert kind_of(name, data) == kinds.BY_ENDING[Path(name).suffix]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_is_refused(officer, case, name):
    data, mistake = REFUSED[name]
    page = upload(officer, case, name, data)
    assert mistake in mistakes(page)[0]
    assert Evidence.objects.count() == 0
    assert not read_configuration().evidence.exists()


def test_what_is_too_large_is_refused_before_it_is_read(officer, case, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 60)
    page = upload_all(officer, case, {"a.pdf": PDF, "b.pdf": PDF})
    assert mistakes(page) == [
        f"This is {2 * len(PDF)} bytes, and the limit for what is added at once is 60."
        " Add fewer files at a time, or ask for a large file without its pictures."
    ]
    assert Evidence.objects.count() == 0


@on_both
def test_a_file_lies_under_its_hash_for_the_office_alone(database):  # noqa: ARG001
    officer, case = signed_in(a_person(Role.COMPLIANCE_OFFICER)), an_upheld_case()
    umask = os.umask(0)
    try:
        upload(officer, case, "letter.pdf", PDF, received_on="6/5/2024")
    finally:
        os.umask(umask)
    evidence = Evidence.objects.get()
    path = files.path_of(evidence.sha256)
    assert path == read_configuration().evidence / evidence.sha256[:2] / evidence.sha256
    assert path.read_bytes() == PDF
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent)]
    assert [oct(mode) for mode in modes] == ["0o600", "0o700", "0o700"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]  # nothing half written
    assert (evidence.size, evidence.received_on, evidence.checked_on) == (
        len(PDF),
        date(2024, 5, 6),
        None,
    )


def test_the_same_bytes_lie_there_once_and_are_mended_if_they_were_damaged(officer, case):
    upload(officer, case, "letter.pdf", PDF)
    files.path_of(sha256(PDF).hexdigest()).write_bytes(b"damaged")
    upload(officer, case, "letter again.pdf", PDF)
    assert [files.read(each) for each in Evidence.objects.all()] == [PDF, PDF]


def test_a_file_is_given_back_as_an_attachment_that_no_browser_opens(officer, case):
    upload(officer, case, "note.txt", b"=1+1 <script>alert(1)</script>")
    answer = officer.get(f"/evidence/{Evidence.objects.get().pk}/file")
    assert answer.content == b"=1+1 <script>alert(1)</script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="note.txt"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (
        answer.headers["Content-Security-Policy"]
        == "default-src 'none'; frame-ancestors 'none'; sandbox"
    )


def test_a_file_that_is_not_what_was_taken_is_not_given_back(officer, case):
    upload(officer, case, "letter.pdf", PDF)
    evidence = Evidence.objects.get()
    for spoil in (lambda path: path.write_bytes(PDF + b" "), lambda path: path.unlink()):
        spoil(files.path_of(evidence.sha256))
        answer = officer.get(f"/evidence/{evidence.pk}/file")
        assert answer.status_code == 500
        assert "The file cannot be downloaded" in words(answer)
        assert evidence.sha256 not in words(answer)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/cron.d/letter.pdf", "letter.pdf"),
        ("C:\\letters\\letter.pdf", "letter.pdf"),
        ("let\r\nter\u202e.pdf", "letter.pdf"),
        (f"{'x' * 300}.pdf", f"{'x' * 196}.pdf"),
        ("...", "file"),
    ],
)
def test_a_name_leads_nowhere(name, kept):
    assert files.plain_name(name) == kept


# ---- Several at once -------------------------------------------------------------------------


@on_both
def test_several_files_are_added_at_once_and_each_that_cannot_be_is_named(database):  # noqa: ARG001
    officer, case = signed_in(a_person(Role.COMPLIANCE_OFFICER)), an_upheld_case()
    several = {"letter.pdf": PDF, "run.exe": b"MZ\x90\x00", "empty.txt": b"", "scan.png": PNG}
    page = upload_all(officer, case, several)
    assert [each.split(" is ")[0] for each in mistakes(page)] == ["'run.exe'", "'empty.txt'"]
    assert "Added: letter.pdf and scan.png." in words(page)
    assert [each.name for each in Evidence.objects.all()] == ["letter.pdf", "scan.png"]
    assert [each.number for each in Evidence.objects.all()] == [1, 2]


def test_what_is_sent_again_is_not_added_again(officer, case):
    """A page that is loaded again sends its files again, and so does who is told of a bad one."""
    upload(officer, case, "letter.pdf", PDF)
    page = upload_all(officer, case, {"letter.pdf": PDF, "scan.png": PNG})
    assert mistakes(page) == ["'letter.pdf' has been added before, so it was not added again."]
    assert [each.name for each in Evidence.objects.all()] == ["letter.pdf", "scan.png"]


def test_files_can_be_about_several_recommendations(officer, case):
    a_recommendation(case, 2)
    a_recommendation(case, 3)
    some = [case.recommendations.get(number=number).pk for number in (1, 3)]
    upload(officer, case, "letter.pdf", PDF, about=some)
    upload(officer, case, "all.pdf", PDF, about=[])
    found = [
        (each.name, each.recommendation and each.recommendation.number)
        for each in Evidence.objects.all()
    ]
    assert found == [("letter.pdf", 1), ("letter.pdf", 3), ("all.pdf", None)]
    assert len(list(read_configuration().evidence.rglob("*/*"))) == 1  # one file on disk


def test_nothing_is_half_added_if_the_records_cannot_be_written(officer, case, monkeypatch):
    made = Writing.make

    def fails_at_the_second(write, record):
        if isinstance(record, Evidence) and record.number == 2:
            raise ValidationError("The disk is full.")
        made(write, record)

    monkeypatch.setattr(Writing, "make", fails_at_the_second)
    page = upload_all(officer, case, {"letter.pdf": PDF, "scan.png": PNG})
    assert mistakes(page) == ["The disk is full."]
    assert Evidence.objects.count() == 0


def test_the_page_says_which_kinds_are_accepted(officer, case):
    told = words(officer.get(f"/cases/{case.pk}/evidence/new"))
    assert "PDF, DOCX, XLSX, PPTX, ODT, ODS, MSG, EML, JPG, PNG, CSV, TXT" in told


def test_evidence_to_check_is_listed_whatever_became_of_its_recommendation(officer, case):
    assert "There is no evidence to check." in words(officer.get("/evidence"))
    record(officer, case)
    upload(officer, case, "letter.pdf", PDF, received_on="6/5/2024")
    told = words(officer.get("/evidence"))
    assert "letter.pdf 6 May 2024 23 000 001 Leeds City Council recommendation 1" in told
    assert "1 piece of evidence to check" in words(officer.get("/"))
    send(officer, f"/evidence/{Evidence.objects.get().pk}/look", result=Result.SHOWS)
    assert "There is no evidence to check." in words(officer.get("/evidence"))


def test_who_may_not_read_evidence_is_not_given_it(officer, case):
    upload(officer, case, "letter.pdf", PDF)
    address = f"/evidence/{Evidence.objects.get().pk}/file"
    for role in (Role.STATISTICIAN, Role.PUBLISHING_MANAGER, Role.ADMINISTRATOR):
        assert signed_in(a_person(role)).get(address).status_code == 403
