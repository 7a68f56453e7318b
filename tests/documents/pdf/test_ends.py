"""Packed objects that end with half of a line's end are packed otherwise, and all are found."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pikepdf import Array, ObjectStreamMode, Pdf
from pypdf import PdfReader

from desktop_app.documents.pdf.ends import surely_ended

HALF = b"\r\nendstream"


def files() -> Iterator[bytes]:
    """Files of packed objects, no two alike; some have such an end."""
    for number in range(10):
        pdf = Pdf.new()
        pdf.add_blank_page()
        objects = [pdf.make_indirect(Array(["Ә", number, each])) for each in range(250)]
        pdf.Root["/Objects"] = pdf.make_indirect(Array(objects))
        pdf.docinfo["/Title"] = f"{number}"
        out = BytesIO()
        pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        yield out.getvalue()


@pytest.fixture(scope="module")
def ending() -> list[bytes]:
    found = [file for file in files() if HALF in file]
    packed = [b"/ObjStm" in file[: file.index(HALF)].rpartition(b"endobj")[2] for file in found]
    assert set(packed) == {True, False}, "packed objects, and the table of all of them"
    return found


def test_what_ends_so_is_packed_otherwise_and_every_object_is_found(ending: list[bytes]) -> None:
    for file in ending:
        made = surely_ended(file)
        assert HALF not in made
        assert b"/ObjStm" in made
        with Pdf.open(BytesIO(made)) as opened, Pdf.open(BytesIO(file)) as before:
            assert not opened.check_pdf_syntax()
            assert opened.Root["/Objects"] == before.Root["/Objects"]
        strict = PdfReader(BytesIO(made), strict=True)
        assert strict.metadata is not None
        assert len(strict.pages) == 1


def test_what_has_none_of_it_stays_as_it_is() -> None:
    file = next(each for each in files() if HALF not in each)
    assert surely_ended(file) is file
