"""What is wrong with the office's own files; comparing its words with the program's."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.forms.files import State
from desktop_app.documents.payouts import layout_files
from desktop_app.services.forms import own_forms
from desktop_app.services.forms.own_forms import Change

SHIPPED = "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle: Г\n---\nӘ\n\nҒ\nҚ\nҢ\n"


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        (
            "act: А\nedition: Б 1\nannex: В\nsince: 2026-11-21\ntitle: Біздің\n---\n",
            "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle: Біздің\n---\n",
        ),
        (
            "title : Біздің\n\ncopies: 2\nact: Ә\nannex: В\nsince: 2026-11-21\nedition:x\n --- \n",
            "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle : Біздің\ncopies: 2\n---\n",
        ),
    ],
)
def test_the_head_says_which_law_is_followed_and_the_title_stays(head: str, taken: str) -> None:
    body = "Біздің сөз\n---\n#point Һ"
    assert own_forms.with_head_of(SHIPPED, head + body) == taken + body


def test_lines_that_differ_stand_between_their_neighbours() -> None:
    text = SHIPPED.replace("Ғ\n", "Ғ ғ\n").replace("act: А", "act: Ә")
    changes = own_forms.changes(SHIPPED, text)
    assert changes == [
        Change("…", ""),
        Change("-", "act: А"),
        Change("+", "act: Ә"),
        Change(" ", "edition: Б 2"),
        Change(" ", "annex: В"),
        Change("…", ""),
        Change(" ", "Ә"),
        Change(" ", ""),
        Change("-", "Ғ"),
        Change("+", "Ғ ғ"),
        Change(" ", "Қ"),
        Change(" ", "Ң"),
    ]
    assert own_forms.changes(SHIPPED, SHIPPED) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The office's own folder, still empty."""
    made = tmp_path / "кеңсе"
    for language in ("kk", "ru"):
        (made / language).mkdir(parents=True)
    office_folder.use(made)
    return made


def test_an_office_without_a_folder_has_nothing_wrong_in_it(tmp_path: Path) -> None:
    assert own_forms.problems() == []
    office_folder.use(tmp_path / "no")
    assert own_forms.problems() == []


def test_a_folder_that_was_chosen_and_is_not_there_is_told(tmp_path: Path) -> None:
    office_folder.use(tmp_path / "no", must_exist=True)
    (problem,) = own_forms.problems()
    assert "is not there" in problem.what
    assert problem.field == str(tmp_path / "no")
    assert own_forms.not_used() == [problem]


def test_forms_layouts_and_shared_words_are_told_together(folder: Path) -> None:
    (folder / "terms.toml").write_text("[kk", encoding="utf-8")
    (folder / "kk" / "award.txt").write_text("", encoding="utf-8")
    (folder / "ru" / layout_files.FILE).write_bytes(b"no workbook")
    files = list(dict.fromkeys(problem.file for problem in own_forms.problems()))
    assert files == ["terms.toml", "kk/award.txt", "ru/payout.xlsx"]


def test_what_is_good_to_know_keeps_nothing_from_being_printed(folder: Path) -> None:
    name = "kk/award_notice.txt"
    (folder / name).write_bytes((paths.forms() / name).read_bytes())
    (warning,) = own_forms.problems()
    assert warning.warning
    assert own_forms.not_used() == []


def test_the_overview_tells_a_problem_at_its_form_or_elsewhere(folder: Path) -> None:
    (folder / "kk" / "award_notice.txt").write_text("no head", encoding="utf-8")
    (folder / "kk" / "award.txt").write_text("", encoding="utf-8")
    found = own_forms.overview()
    wrong = [row for row in found.forms if row.state is State.WRONG]
    assert [(row.kind, row.language) for row in wrong] == [("award_notice", "kk")]
    assert wrong[0].problems
    assert [problem.file for problem in found.elsewhere] == ["kk/award.txt"]
