"""Papers read back: their text, their fonts, and whether all of it is where it belongs."""

from io import BytesIO

import pypdf
import pytest

from desktop_app.documents.letters import page_sizes as sizes
from desktop_app.documents.pdf.paragraphs import leading
from tests.documents import ink

WIDTH, HEIGHT = 595.28, 841.89
PAGE_NUMBER = 11 / 25.4 * 72
MARGIN = 0.5


def squeezed(text: str) -> str:
    """Text without spaces and soft hyphens: where lines break does not matter."""
    return "".join(text.replace("\xad", "").split())


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf), strict=True)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(pdf).pages)


def assert_fonts_embedded(reader: pypdf.PdfReader) -> None:
    """Every font that a page knows, also one that nothing is set in."""
    for page in reader.pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            assert "Tinos" in font["/BaseFont"]
            assert font["/ToUnicode"].get_object().get_data()
            assert len(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()) > 1000


def assert_inside_margins(pdf: bytes) -> None:
    """All text but a page's number and running head stands inside the margins."""
    for page in read(pdf).pages:
        upright = page.mediabox.width < page.mediabox.height
        left, right = (sizes.LEFT, sizes.RIGHT) if upright else (sizes.SIDE, sizes.SIDE)
        top, bottom = (sizes.TOP, sizes.BOTTOM) if upright else (sizes.ABOVE, sizes.BELOW)
        width, height = (WIDTH, HEIGHT) if upright else (HEIGHT, WIDTH)
        for line in ink.lines(page):
            assert line.left >= left - MARGIN
            assert line.right <= width - right + MARGIN
            head = sizes.above(sizes.PAGE if upright else sizes.columns(0)[0])[1]
            heads = [pytest.approx(head), pytest.approx(head + leading(sizes.SMALL))]
            assert line.baseline <= height - top or line.baseline in heads
            assert line.baseline >= bottom or line.baseline == pytest.approx(PAGE_NUMBER)
