"""Across an annulled paper: legible in both languages, and the file is still for the archive."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from desktop_app.documents.letters import printing
from desktop_app.documents.letters.annulled import WORDS, with_words_across
from desktop_app.documents.notices.kinds import Notice
from tests.documents import archive_checks, samples, structure

DAY = date(2026, 12, 1)


@pytest.mark.parametrize("notice", [samples.AWARD_NOTICE, samples.RECEIPT_SLIP])
def test_every_page_says_so_and_says_all_it_said(notice: Notice) -> None:
    pdf = printing.render(notice, ("kk", "ru"))
    across = with_words_across(pdf, DAY)
    before, after = (PdfReader(BytesIO(each)).pages for each in (pdf, across))
    assert len(before) == len(after)
    for page, told in zip(before, after, strict=True):
        words = told.extract_text()
        assert words.startswith(page.extract_text())
        assert all(each in words for each in (*WORDS, "01.12.2026"))
        resources: Any = told["/Resources"]
        named = {
            operands[0] for operands, operator in structure.operations(told) if operator == b"Tf"
        }
        assert named <= set(resources["/Font"])


def test_it_is_for_the_archive_and_is_no_part_of_what_is_read_aloud() -> None:
    pdf = printing.render(samples.AWARD_NOTICE, ("kk",))
    across = with_words_across(pdf, DAY)
    assert archive_checks.faults(across) == []
    told, before = (structure.tree(PdfReader(BytesIO(each))) for each in (across, pdf))
    assert told == before
