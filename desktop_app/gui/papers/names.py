"""What a paper is called on screen, and in a file of its own."""

from desktop_app.records import numbering
from desktop_app.records.decisions import NoticeRow
from desktop_app.services import record_words
from desktop_app.translation import _


def paper_name(paper: NoticeRow) -> str:
    """What it is and its number, as lists and titles show it."""
    return f"{_(record_words.KIND_WORDS[paper.kind])} {paper.number}"


def file_name(number: str, ending: str = "") -> str:
    """After the register number, never after people."""
    return f"{numbering.file_name(number)}{ending}.pdf"
