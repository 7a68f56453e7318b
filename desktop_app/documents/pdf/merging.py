"""Many papers in one PDF, page by page as they were issued; fonts that are alike are kept once."""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from typing import Any


def merged(pdfs: Iterable[bytes], title: str) -> bytes:
    """The papers one after the other. Read one at a time, so that many take little memory."""
    from pikepdf import Dictionary, ObjectStreamMode, Pdf

    whole = Pdf.new()
    fonts: dict[bytes, Any] = {}
    for pdf in pdfs:
        with Pdf.open(BytesIO(pdf)) as paper:
            before = len(whole.pages)
            whole.pages.extend(paper.pages)
            for page in list(whole.pages)[before:]:
                _share_fonts(page.obj, fonts)
    whole.docinfo["/Title"] = title
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    out = BytesIO()
    whole.save(out, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _share_fonts(page: Any, known: dict[bytes, Any]) -> None:
    """Let the page use font files that pages before it brought already: nine tenths of a letter."""
    for font in page.Resources.get("/Font", {}).values():
        for described in font.get("/DescendantFonts", [font]):
            descriptor = described.get("/FontDescriptor")
            if descriptor is None or "/FontFile2" not in descriptor:
                continue
            file = descriptor["/FontFile2"]
            digest = sha256(file.read_raw_bytes()).digest()
            descriptor["/FontFile2"] = known.setdefault(digest, file)
