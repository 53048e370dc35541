"""Files are taken if they are what they say, lie where no web server serves, and come back whole."""

import io
import os
import stat
import zipfile
from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.cases import an_upheld_case, mistakes, send, words
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from upheld.office.configuration import read_configuration
from upheld.office.follow_up import evidence as files
from upheld.office.models import Evidence
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


def packed(*parts: str, mimetype: str = "") -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for part in parts:
            file.writestr(part, "<x/>")
    return to.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(13) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20) + b"\xff\xd9"
DOCX = packed("[Content_Types].xml", "word/document.xml")
XLSX = packed("[Content_Types].xml", "xl/workbook.xml")
ODT = packed("content.xml", mimetype=files.OPEN_DOCUMENT)
EML = b"From: a@council.example\r\nDate: Mon, 6 May 2024 10:00:00 +0100\r\n\r\nSee attached.\r\n"
TAKEN = {
    "letter.pdf": PDF,
    "scan.PNG": PNG,
    "photo.jpg": JPEG,
    "photo.jpeg": JPEG,
    "policy.docx": DOCX,
    "figures.xlsx": XLSX,
    "policy.odt": ODT,
    "note.txt": "It was done – on Monday.".encode(),
    "mail.eml": EML,
}
REFUSED = {
    "letter.pdf": (b"MZ\x90\x00 a program", "does not start like a PDF document"),
    "half.pdf": (PDF[:20], "with its end cut off"),
    "scan.png": (JPEG, "does not start like a PNG picture"),
    "half.jpg": (JPEG[:-2], "with its end cut off"),
    "policy.docx": (XLSX, "does not have the part 'word/document.xml'"),
    "broken.docx": (DOCX[:50], "it is damaged"),
    "macros.docx": (packed("word/document.xml", "word/vbaProject.bin"), "has macros"),
    "policy.odt": (DOCX, "it is damaged, protected by a password, or another type of file"),
    "macros.odt": (
        packed("content.xml", "Basic/Standard/Module1.xml", mimetype=files.OPEN_DOCUMENT),
        "has macros",
    ),
    "note.txt": (b"\x00\x01\x02", "has characters that plain text does not have"),
    "page.txt": (b"<html><script>alert(1)</script>", "is not plain text but a web page"),
    "mail.eml": (b"Hello, see attached.", "does not have the line 'From'"),
    "run.exe": (b"MZ\x90\x00", "is not a type of file that we accept"),
    "page.html": (b"<p>Words.</p>", "is not a type of file that we accept"),
    "letter": (PDF, "is not a type of file that we accept"),
    "empty.pdf": (b"", "The file is empty"),
}


@pytest.fixture
def officer(database):  # noqa: ARG001
    return signed_in(a_person(Role.COMPLIANCE_OFFICER))


@pytest.fixture
def case(database):  # noqa: ARG001
    return an_upheld_case()


def upload(client, case, name, data, **given):
    file = SimpleUploadedFile(name, data)
    return send(client, f"/cases/{case.pk}/evidence/new", file=file, **given)


def test_what_each_type_is_is_taken_by_its_bytes(officer, case):
    for name, data in TAKEN.items():
        assert upload(officer, case, name, data).status_code == 302, name
    assert {each.name: each.sha256 for each in Evidence.objects.all()} == {
        name: sha256(data).hexdigest() for name, data in TAKEN.items()
    }


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_is_refused(officer, case, name):
    data, mistake = REFUSED[name]
    page = upload(officer, case, name, data)
    assert mistake in mistakes(page)[0]
    assert Evidence.objects.count() == 0
    assert not read_configuration().evidence.exists()


def test_what_is_too_large_is_refused_before_it_is_read(officer, case, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 30)
    page = upload(officer, case, "letter.pdf", PDF)
    assert mistakes(page) == [
        f"'letter.pdf' is {len(PDF)} bytes, and the limit is 30."
        " Ask for it in parts, or without its pictures."
    ]


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


def test_evidence_is_checked_and_then_awaits_nobody(officer, case):
    upload(officer, case, "letter.pdf", PDF)
    evidence = Evidence.objects.get()
    assert officer.get(f"/evidence/{evidence.pk}/checked").status_code == 405
    officer.post(f"/evidence/{evidence.pk}/checked")
    assert Evidence.objects.get().checked_on is not None


def test_who_may_not_read_evidence_is_not_given_it(officer, case):
    upload(officer, case, "letter.pdf", PDF)
    address = f"/evidence/{Evidence.objects.get().pk}/file"
    for role in (Role.STATISTICIAN, Role.PUBLISHING_MANAGER, Role.ADMINISTRATOR):
        assert signed_in(a_person(role)).get(address).status_code == 403
