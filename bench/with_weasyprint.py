"""Make the letters of a folder from their HTML with WeasyPrint in one process, as PDF/UA-1."""

import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()  # kept, so that fonts are found once
for path in sorted(Path(sys.argv[1]).glob("*.html"))[: int(sys.argv[2])]:
    HTML(filename=path).write_pdf(
        path.with_suffix(".pdf"), pdf_variant="pdf/ua-1", font_config=fonts
    )
