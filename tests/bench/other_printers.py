"""The same letters by other means, each in a process of its own: what the program is held against.

    python -m tests.bench.other_printers NAME LETTERS.json OUT.pdf

LETTERS.json has for each letter its paragraphs, as the program's own forms fill them: pairs of a
kind (title, right or text) and the words. Prints the seconds it took, without loading the library.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from time import perf_counter
from typing import Any

from desktop_app import paths

Letters = list[list[tuple[str, str]]]
_SIZE, _LEADING, _MARGIN, _INDENT = 12, 15, 57, 35


def canvas(letters: Letters, out: Path) -> float:
    """Bare calls of ReportLab's canvas: lines broken by hand, nothing justified."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    began = perf_counter()
    for name in ("Regular", "Bold"):
        file = paths.resource("fonts", f"Tinos-{name}.ttf")
        pdfmetrics.registerFont(TTFont(f"Bare-{name}", str(file)))
    made = Canvas(str(out), pagesize=A4)
    width = A4[0] - 2 * _MARGIN
    for letter in letters:
        height = A4[1] - _MARGIN
        for kind, words in letter:
            font = "Bare-Bold" if kind == "title" else "Bare-Regular"
            made.setFont(font, _SIZE)
            left, room = (_MARGIN + width / 2, width / 2) if kind == "right" else (_MARGIN, width)
            for line in simpleSplit(words, font, _SIZE, room):
                if height < _MARGIN:
                    made.showPage()
                    made.setFont(font, _SIZE)
                    height = A4[1] - _MARGIN
                if kind == "title":
                    made.drawCentredString(A4[0] / 2, height, line)
                else:
                    made.drawString(left, height, line)
                height -= _LEADING
            height -= _LEADING / 2
        made.showPage()
    made.save()
    return perf_counter() - began


def platypus(letters: Letters, out: Path) -> float:
    """ReportLab's own layout as it comes: its paragraphs, its subsets of the same fonts."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import PageBreak, SimpleDocTemplate

    began = perf_counter()
    register_stock()
    story: list[Any] = []
    for letter in letters:
        story += [*flowables(letter), PageBreak()]
    SimpleDocTemplate(str(out), pagesize=A4).build(story)
    return perf_counter() - began


def register_stock() -> None:
    """The fonts of our papers as ReportLab takes them, under names of their own."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in ("Regular", "Bold"):
        file = paths.resource("fonts", f"Tinos-{name}.ttf")
        pdfmetrics.registerFont(TTFont(f"Stock-{name}", str(file)))


def flowables(letter: list[tuple[str, str]]) -> list[Any]:
    """A letter's paragraphs for platypus."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    look: dict[str, Any] = {"fontSize": _SIZE, "leading": _LEADING}
    text = ParagraphStyle("text", fontName="Stock-Regular", **look)
    styles = {
        "text": text,
        "right": ParagraphStyle("right", parent=text, leftIndent=240),
        "title": ParagraphStyle("title", fontName="Stock-Bold", alignment=1, **look),
    }
    return [Paragraph(escape(words), styles[kind]) for kind, words in letter]


def weasyprint(letters: Letters, out: Path) -> float:
    """One HTML document, a page for each letter."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = "".join(
        f"@font-face {{ font-family: Bare; font-weight: {weight}; "
        f"src: url({paths.resource('fonts', f'Tinos-{name}.ttf').as_uri()}) }}"
        for name, weight in (("Regular", "normal"), ("Bold", "bold"))
    )
    style = (
        f"{faces} @page {{ size: A4; margin: 20mm }} body {{ font: {_SIZE}pt/1.25 Bare }}"
        "section { break-after: page } p { text-align: justify; text-indent: 12mm }"
        ".title { text-align: center; font-weight: bold } .right { margin-left: 50% }"
    )
    began = perf_counter()
    fonts = FontConfiguration()
    body = "".join(
        "<section>"
        + "".join(f'<p class="{kind}">{escape(words)}</p>' for kind, words in letter)
        + "</section>"
        for letter in letters
    )
    sheet = CSS(string=style, font_config=fonts)
    HTML(string=body).write_pdf(out, stylesheets=[sheet], font_config=fonts)
    return perf_counter() - began


def libreoffice(letters: Letters, out: Path) -> float:
    """One .docx with a page for each letter, turned into a PDF by a LibreOffice without windows."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    began = perf_counter()
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(_SIZE)
    for number, letter in enumerate(letters):
        for place, (kind, words) in enumerate(letter):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.page_break_before = bool(number and not place)
            paragraph.add_run(words).bold = kind == "title"
            if kind == "right":
                paragraph.paragraph_format.left_indent = Mm(82)
            else:
                centred = kind == "title"
                alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
                paragraph.alignment = alignment
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letters.docx"
        document.save(str(file))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(file)], check=True, capture_output=True)
        file.with_suffix(".pdf").replace(out)
    return perf_counter() - began


PRINTERS: dict[str, Callable[[Letters, Path], float]] = {
    "canvas": canvas,
    "platypus": platypus,
    "weasyprint": weasyprint,
    "libreoffice": libreoffice,
}


if __name__ == "__main__":
    _, name, letters_file, target = sys.argv
    found = json.loads(Path(letters_file).read_text(encoding="utf-8"))
    print(PRINTERS[name](found, Path(target)))
