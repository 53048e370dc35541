"""Fill a Word template for each letter of a folder, then LibreOffice makes them PDFs.

This is the best case for it: LibreOffice is started once for as many letters as it takes at once,
of the tables two columns are made, and the marks and page numbers at the edges of pages are left
out. The picture of a figure is drawn as a PNG, which is what a Word template takes.
"""

import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from PIL import Image, ImageDraw

MOST_AT_ONCE = 170  # of 340 it makes only some, and says nothing

TEMPLATE = """
{{ office_name }}
{%p for line in office_lines %}
{{ line }}
{%p endfor %}
{%p for mark in marks %}
{{ mark }}
{%p endfor %}
{{ dated }}
# {{ title }}
{{ authority }}
{%p for section in sections %}
## {{ section.heading }}
{%p for block in section.blocks %}
{%p if block.kind == 'paragraph' %}
{{ block.text }}
{%p elif block.kind == 'headline' %}
### {{ block.title }}
{{ block.text }}: {{ block.count_line }}
{{ block.late_line }}
{{ block.average_line }}
{{ block.image }}
{%p for sentence in block.sentences %}
{{ sentence }}
{%p endfor %}
{%p elif block.kind == 'table' %}
{{ block.title }}
TABLE
{%p for note in block.notes %}
{{ note }}
{%p endfor %}
{%p elif block.kind == 'listing' %}
{%p for item in block['items'] %}
* {{ item }}
{%p endfor %}
{{ block.more }}
{%p else %}
{%p for text, address in block['items'] %}
* {{ text }} {{ address }}
{%p endfor %}
{%p endif %}
{%p endfor %}
{%p endfor %}
{{ closing }}
{%p for name, post in signatures %}
{{ name }}, {{ post }}
{%p endfor %}
"""
PDF = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def write_template(path: Path) -> None:
    document = Document()
    for line in TEMPLATE.strip().splitlines():
        mark, _, text = line.partition(" ")
        if mark in ("#", "##", "###"):
            document.add_heading(text, level=len(mark))
        elif mark == "*":
            document.add_paragraph(text, style="List Bullet")
        elif line == "TABLE":
            add_table(document)
        else:
            document.add_paragraph(line)
    document.save(path)


def add_table(document: Document) -> None:
    """Rows of the first two columns: enough for the counts, which are nearly all of the tables."""
    table = document.add_table(rows=4, cols=2, style="Table Grid")
    cells = [
        ("{{ block.headings[0] }}", "{{ block.headings[1] }}"),
        ("{%tr for row in block.rows %}", ""),
        ("{{ row[0] }}", "{{ row[1] }}"),
        ("{%tr endfor %}", ""),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def bar(text: str) -> BytesIO:
    """The share as a bar, of the size of the picture in the letter at print resolution."""
    picture = Image.new("RGB", (1420, 95), "#eceff1")
    share = int(re.sub("[^0-9]", "", text) or 0)
    ImageDraw.Draw(picture).rectangle((0, 0, 1420 * share // 100, 95), fill="#1d4f6e")
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file


def main(folder: Path, number: int) -> None:
    template = folder / "template.docx"
    write_template(template)
    filled = []
    for path in sorted(folder.glob("letter-*.json"))[:number]:
        letter = DocxTemplate(template)
        content = json.loads(path.read_text("utf-8"))
        for section in content["sections"]:
            for block in section["blocks"]:
                if block.get("picture"):
                    block["image"] = InlineImage(letter, bar(block["text"]), width=Mm(120))
        letter.render(content, autoescape=True)
        letter.save(path.with_suffix(".docx"))
        filled.append(str(path.with_suffix(".docx")))
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    for at in range(0, len(filled), MOST_AT_ONCE):
        files = filled[at : at + MOST_AT_ONCE]
        subprocess.run(
            [*office, "--convert-to", PDF, "--outdir", str(folder), *files],
            check=True,
            stdout=subprocess.DEVNULL,
        )


main(Path(sys.argv[1]), int(sys.argv[2]))
