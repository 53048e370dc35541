"""Ways to change a finished edition so that it says, hides or does more than it did.

Each leaves the text that is read back from a letter as it was, or changes what stands beside the
letters and tables; the hashes are then made to fit.
"""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from upheld.edition.reading import DATABASE

Tampering = Callable[[Path], None]
LETTER = "leeds"


def html(old: str, new: str) -> Tampering:
    def tamper(edition: Path) -> None:
        path = edition / f"letters/{LETTER}.html"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return tamper


def in_body(words: str) -> Tampering:
    return html("</main>", f"{words}</main>")


def in_style(rule: str) -> Tampering:
    return html("</style>", f"{rule}\n</style>")


def in_paragraph(attribute: str) -> Tampering:
    return html('<p class="authority">', f'<p class="authority" {attribute}>')


HTML: dict[str, Tampering] = {
    "a script": in_body("<script>alert(1)</script>"),
    "an event": in_paragraph('onclick="alert(1)"'),
    "a frame": in_body('<iframe src="data:text/html,99"></iframe>'),
    "a style that says a word": in_style('h1::after { content: " 99%"; }'),
    "a style that hides": in_style(".count { display: none; }"),
    "a style as light as the paper": in_style(".count { color: white; }"),
    "a style of no size": in_style(".count { font-size: 0; }"),
    "a style that moves away": in_style(".count { position: absolute; left: -99rem; }"),
    "a style of one paragraph": in_paragraph('style="opacity:0"'),
    "a second style": in_body("<style>.count { color: #fff; }</style>"),
    "a comment": in_body("<!-- 99% upheld -->"),
    "a label that is read out": in_paragraph('aria-label="99% upheld"'),
    "a description": in_paragraph('title="99% upheld"'),
    "a hidden paragraph": in_paragraph("hidden"),
    "a paragraph that no reader hears": in_paragraph('aria-hidden="true"'),
    "a refresh": html(
        "<title>", '<meta http-equiv="refresh" content="0; https://x.example"><title>'
    ),
    "a base": html("<title>", '<base href="https://x.example"><title>'),
    "a style sheet": html(
        "<title>", '<link rel="stylesheet" href="https://x.example/a.css"><title>'
    ),
    "another author": html('name="author" content="', 'name="author" content="Not '),
    "a picture from elsewhere": in_body('<img src="https://x.example/a.png" alt="">'),
    "a link to elsewhere": in_body('<a href="https://x.example"></a>'),
    "a class of nobody": in_paragraph('id="x" class="x"'),
    "a drawing in the page": in_body("<svg></svg>"),
    "a section of data": in_body("<![CDATA[99%]]>"),
    "an instruction": in_body("<?php 99 ?>"),
    "a field": in_body('<input value="99%">'),
}


def pdf(change: Callable[[Pdf], object]) -> Tampering:
    def tamper(edition: Path) -> None:
        path = edition / f"letters/{LETTER}.pdf"
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            change(document)
            document.save(
                path,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=True,
            )

    return tamper


def page(change: Callable[[pikepdf.Page], object]) -> Tampering:
    return pdf(lambda document: change(document.pages[0]))


def in_root(key: str, value: Any) -> Tampering:
    return pdf(lambda document: document.Root.__setitem__(key, value))


def script(event: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(event))


def drawn(content: bytes) -> Tampering:
    """Added at the end of the first page, as an artifact that no reader hears."""

    def change(document: Pdf) -> None:
        whole = b"/Artifact <</Type /Layout>> BDC q " + content + b" Q EMC"
        document.pages[0].contents_add(Stream(document, whole))

    return pdf(change)


def in_content(old: bytes, new: bytes) -> Tampering:
    def change(document: Pdf) -> None:
        first = document.pages[0]
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(first))
        changed = re.sub(old, new, content)
        assert changed != content
        first.Contents = document.make_stream(changed)

    return pdf(change)


def note(**told: Any) -> Tampering:
    def change(document: Pdf) -> None:
        added = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 99, 99]), **told)
        first = document.pages[0]
        first.Annots = Array([*first.get("/Annots", []), document.make_indirect(added)])

    return pdf(change)


def links(change: Callable[[Any], object]) -> Tampering:
    def all_links(document: Pdf) -> None:
        for each in document.pages:
            for link in each.get("/Annots", []):
                change(link)

    return pdf(all_links)


def attached(document: Pdf) -> None:
    document.attachments["more.csv"] = pikepdf.AttachedFileSpec(document, b"99")


def other_heading(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root[0].title = "99% upheld"


def appended(more: bytes) -> Tampering:
    def tamper(edition: Path) -> None:
        path = edition / f"letters/{LETTER}.pdf"
        path.write_bytes(path.read_bytes() + more)

    return tamper


PDF: dict[str, Tampering] = {
    "a script on opening": in_root("/OpenAction", script("app.alert(1)")),
    "an event of a page": page(lambda p: p.__setitem__("/AA", Dictionary(O=script("1")))),
    "a form": in_root("/AcroForm", Dictionary(Fields=Array([]))),
    "layers": in_root("/OCProperties", Dictionary(OCGs=Array([]), D=Dictionary())),
    "a label of a page": in_root("/PageLabels", Dictionary(Nums=Array([]))),
    "an attachment": pdf(attached),
    "a link elsewhere": note(
        Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://x.example"))
    ),
    "a note": note(Subtype=Name.Text, Contents=String("99%")),
    "a stamp": note(Subtype=Name.FreeText, Contents=String("99%")),
    "links that lead elsewhere": links(
        lambda link: link.A.__setitem__("/URI", "https://x.example")
    ),
    "links called otherwise": links(lambda link: link.__setitem__("/Contents", "99%")),
    "a smaller box": page(lambda p: p.__setitem__("/CropBox", Array([0, 0, 300, 842]))),
    "a smaller page": page(lambda p: p.__setitem__("/MediaBox", Array([0, 0, 300, 842]))),
    "a turned page": page(lambda p: p.__setitem__("/Rotate", 180)),
    "another unit": page(lambda p: p.__setitem__("/UserUnit", 0.1)),
    "text that is not printed": in_content(b"0 Tr", b"3 Tr"),
    "tiny text": in_content(rb"/f0 [0-9.]+ Tf", b"/f0 1 Tf"),
    "text as light as the paper": in_content(b"0.12156863 0.13725491 0.15686275 scn", b"1 1 1 scn"),
    "text read out otherwise": in_content(rb"<< /MCID 5 >>", rb"<< /MCID 5 /ActualText (99%) >>"),
    "a white sheet over the text": drawn(b"1 1 1 rg 0 300 595 300 re f"),
    "a black sheet over the text": drawn(b"0 0 0 rg 0 300 595 300 re f"),
    "a thick line through the text": drawn(b"1 1 1 RG 40 w 0 500 m 595 500 l S"),
    "another heading in the list": pdf(other_heading),
    "a subject": pdf(lambda d: d.docinfo.__setitem__("/Subject", "99% upheld")),
    "a private part": in_root("/PieceInfo", Dictionary()),
    "a second end": appended(b"\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF"),
    "words after its end": appended(b"\n99% upheld\n"),
}


def sql(*statements: str) -> Tampering:
    def tamper(edition: Path) -> None:
        with closing(sqlite3.connect(edition / DATABASE)) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()

    return tamper


def longer(edition: Path) -> None:
    with (edition / DATABASE).open("ab") as file:
        file.write(b"99% upheld")


DATABASES: dict[str, Tampering] = {
    "a table": sql("CREATE TABLE more (words TEXT)"),
    "a view": sql("CREATE VIEW more AS SELECT * FROM figure"),
    "a trigger": sql("CREATE TRIGGER more AFTER INSERT ON figure BEGIN SELECT 1; END"),
    "an index": sql("CREATE INDEX more ON figure (text)"),
    "a column": sql("ALTER TABLE figure ADD COLUMN more TEXT"),
    "a version": sql("PRAGMA user_version = 99"),
    "an application": sql("PRAGMA application_id = 99"),
    "deleted rows": sql(
        "CREATE TABLE more AS SELECT * FROM figure, figure f LIMIT 400", "DROP TABLE more"
    ),
    "bytes after its pages": longer,
    "an authority": sql(
        "INSERT INTO authority SELECT 'atlantis', NULL, 'Atlantis', 'Atlantis', peer_group, kind,"
        " region, county, first_day, last_day, 0, 0 FROM authority WHERE slug = 'leeds'"
    ),
    "a figure": sql(
        "INSERT INTO figure SELECT 'kent', gss_code, name, '2019-20', measure, counted, out_of,"
        " out_of_name, text, low, high, peer_group, peer_counted, peer_out_of, peer_text,"
        " comparison, sentence FROM figure WHERE authority = 'leeds' LIMIT 1"
    ),
    "a sentence of an earlier year": sql(
        "UPDATE figure SET sentence = sentence || ' So it is.' WHERE year = '2021-22'"
        " AND authority = 'leeds' AND measure = 'upheld'"
    ),
    "a comparison's sentence of an earlier year": sql(
        "UPDATE comparing SET sentence = sentence || ' So it is.' WHERE year = '2021-22'"
    ),
    "a message of the year": sql("INSERT INTO message VALUES (99, 'We upheld 99%.', '')"),
}


def added(name: str) -> Tampering:
    def tamper(edition: Path) -> None:
        (edition / name).parent.mkdir(parents=True, exist_ok=True)
        (edition / name).write_text("99% upheld")

    return tamper


def linked(name: str) -> Tampering:
    """A file of the edition is a link to a copy of it elsewhere."""

    def tamper(edition: Path) -> None:
        elsewhere = edition.parent / "elsewhere"
        (edition / name).rename(elsewhere)
        (edition / name).symlink_to(elsewhere)

    return tamper


def manifest(old: str, new: str) -> Tampering:
    """Done after the hashes were made to fit."""

    def tamper(edition: Path) -> None:
        path = edition / "edition.json"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return tamper


FOLDERS: dict[str, Tampering] = {
    "a file": added("ranking.csv"),
    "a hidden file": added(".htaccess"),
    "a letter": added("letters/atlantis.html"),
    "an empty folder": lambda edition: (edition / "more").mkdir(),
    "an empty folder beside the letters": lambda edition: (edition / "letters" / "m").mkdir(),
    "a link in place of a letter": linked(f"letters/{LETTER}.pdf"),
    "a link in place of a table": linked("tables/figures.csv"),
    "a link to nothing": lambda edition: (edition / "more").symlink_to("nowhere"),
    "a link to a folder": lambda edition: (edition / "more").symlink_to(edition.parent),
    "a pipe": lambda edition: os.mkfifo(edition / "more"),
}
MANIFESTS: dict[str, Tampering] = {
    "a thing said twice": manifest('{\n "as_at"', '{\n "office": "Another",\n "as_at"'),
    "a space": manifest(' "version"', '  "version"'),
}


def on_the_page(old: str, new: str) -> Tampering:
    def tamper(edition: Path) -> None:
        path = edition.with_name(f"{edition.name}.private") / "signing.html"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return tamper


PAGES: dict[str, Tampering] = {
    "a total raised by 7": on_the_page('<td class="number">', '<td class="number">7'),
    "a script on the page": on_the_page("</main>", "<script>alert(1)</script></main>"),
    "an office on the page": on_the_page("<h1>For signature", "<h1>Not for signature"),
    "a letter more on the page": on_the_page("<dt>Letters</dt><dd>", "<dt>Letters</dt><dd>1"),
    "a day of the letters on the page": on_the_page(
        "Letters dated</dt><dd>20", "Letters dated</dt><dd>19"
    ),
    "a message on the page": on_the_page("We thank your officers", "We blame your officers"),
    "a note on the page": on_the_page("</ul>", "<li>All is well.</li>\n</ul>"),
}
