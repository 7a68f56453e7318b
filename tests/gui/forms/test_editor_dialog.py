"""The head changes the words of a form, and the next paper has them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms.files import State
from desktop_app.documents.notices.fields import KINDS
from desktop_app.documents.notices.sample_amounts import LONG_NAME, Amount
from desktop_app.gui import places
from desktop_app.gui.forms.editor_dialog import FormDialog
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.today.page import TodayPage
from desktop_app.records.acts import Act
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.forms import own_forms
from desktop_app.services.papers import issued
from desktop_app.storage import tables
from desktop_app.translation import LANGUAGE_NAMES
from tests.builders import a_child, a_parent, home_education_entry
from tests.documents.reading import squeezed, text_of
from tests.gui.case_screen import Screen
from tests.gui.forms.form_window import (
    OWN_WORDS,
    body_line,
    edit,
    press,
    problems,
    row_of,
    tab,
    type_at_line,
)
from tests.gui.tables import shown


def tried(screen: Screen, dialog: FormDialog) -> None:
    """The pause after the last key is over and the words were tried."""
    if dialog._timer.isActive():
        with screen.qtbot.waitSignal(dialog._timer.timeout):
            pass
    screen.settle()


def issue(desk: Desk, school: int, serial: int) -> tuple[int, str]:
    row = registering.register(desk, home_education_entry(school, serial)).paper
    return row.id, squeezed(text_of(issued.whole(desk, row.id)[1]))


def nameless(text: str, serial: int) -> str:
    for person in (a_child(serial), a_parent(serial)):
        text = text.replace(squeezed(person.full_name), "…")
    return text


def test_the_list_shows_every_form_in_both_languages(heads_screen: Screen, folder: Path) -> None:
    opened = tab(heads_screen)
    heads = [
        (LANGUAGE_NAMES[language], forms.read_head(forms.read(source.form))[0])
        for kind in KINDS
        for language in LANGUAGE_NAMES
        for source in (form_files.shipped(kind, language),)
    ]
    assert shown(opened.table) == [
        f"{head.title} | {language} | {head.act} | {head.since:%d.%m.%Y} | The program's words"
        for language, head in heads
    ]
    assert str(folder) in opened.folder.text()


def test_a_wrong_field_is_said_with_its_line_and_the_last_paper_stays(
    heads_screen: Screen, folder: Path
) -> None:
    dialog = edit(heads_screen)
    assert problems(dialog) == ["Nothing is wrong."]
    assert dialog.view.paper.pageCount() > 0
    line = body_line(dialog)

    type_at_line(dialog.editor, line, "{{ child.shoes }}")
    tried(heads_screen, dialog)

    assert problems(dialog) == [f"Line {line}. There is no such field: child.shoes"]
    assert dialog.aids.tabText(0) == "What is wrong: 1"
    assert len(dialog.editor.extraSelections()) == 1
    assert dialog.view.paper.pageCount() > 0

    dialog.editor.go_to(1)
    item = dialog.problems.visualItemRect(dialog.problems.item(0)).center()
    QTest.mouseClick(dialog.problems.viewport(), Qt.MouseButton.LeftButton, pos=item)
    QTest.mouseDClick(dialog.problems.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert dialog.editor.textCursor().blockNumber() + 1 == line

    press(heads_screen, dialog.save_button)
    assert (
        f"Not saved. Line {line}: There is no such field child.shoes" in dialog.banner.words.text()
    )
    assert not folder.exists()
    assert dialog.save_button.isEnabled()


def test_what_is_saved_stands_on_the_next_paper_and_not_on_the_old_ones(
    heads_screen: Screen, folder: Path, desk: Desk, school: int
) -> None:
    """R-8: a paper stays as it was issued; new words are for what comes."""
    old, before = issue(desk, school, 1)
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    press(heads_screen, dialog.save_button)

    assert "Saved" in dialog.banner.words.text()
    assert not dialog.save_button.isEnabled()
    _new, after = issue(desk, school, 2)
    assert squeezed(OWN_WORDS) in after
    assert squeezed(OWN_WORDS) not in before
    assert squeezed(text_of(issued.whole(desk, old)[1])) == before
    row = tab(heads_screen).found[row_of(tab(heads_screen), "receipt_slip", "kk")]
    assert row.state is State.OWN
    assert [each.field for each in row.problems] == ["ru/receipt_slip.txt"]


def test_each_version_of_the_words_is_kept(heads_screen: Screen, folder: Path) -> None:
    dialog = edit(heads_screen)
    for words in ("Бірінші", "Екінші", "Үшінші"):
        type_at_line(dialog.editor, body_line(dialog), words)
        press(heads_screen, dialog.save_button)
    press(heads_screen, dialog.shipped_button)

    assert dialog.text == dialog.forms["kk"].shipped
    assert not (folder / "kk" / "receipt_slip.txt").exists()
    assert form_files.find("receipt_slip", "kk").state is State.SHIPPED
    names = sorted(path.name for path in (folder / "kk").iterdir())
    stem = "receipt_slip.txt.2026-11-21-100000"
    assert names == [f"{stem}-2.bak", f"{stem}-3.bak", f"{stem}.bak"]
    newest = (folder / "kk" / f"{stem}-3.bak").read_text(encoding="utf-8")
    assert all(words in newest for words in ("Бірінші", "Екінші", "Үшінші"))
    dialog.editor.undo()
    assert "Үшінші" in dialog.text
    with heads_screen.context.desk.database.read() as connection:
        changed = select(tables.acts.c.label, tables.acts.c.who)
        changed = changed.where(tables.acts.c.act == Act.CHANGE_FORM)
        recorded = connection.execute(changed).all()
    head = heads_screen.context.desk.worker.name
    assert [(label.partition(" ")[0], who) for label, who in recorded] == [
        *[("Changed", head)] * 3,
        ("Went", head),
    ]


def test_a_broken_own_form_is_told_today_and_the_paper_has_the_programs_words(
    heads_screen: Screen, folder: Path, desk: Desk, school: int
) -> None:
    _id, usual = issue(desk, school, 1)
    path = folder / "kk" / "receipt_slip.txt"
    path.parent.mkdir(parents=True)
    text = forms.read(form_files.shipped("receipt_slip", "kk").form)
    path.write_text(text + "\n{{ nobody_knows }}\n", encoding="utf-8")

    _id, printed = issue(desk, school, 1 + 1)
    heads_screen.window.open(places.TODAY)
    heads_screen.settle()

    assert len(nameless(printed, 2)) == len(nameless(usual, 1))
    today = heads_screen.window.page
    assert isinstance(today, TodayPage)
    assert today.forms_notice.isVisible()
    said = today.forms_notice.words.text()
    assert "kk/receipt_slip.txt: Line" in said
    assert "nobody_knows" in said
    (button,) = today.forms_notice.findChildren(QPushButton)
    press(heads_screen, button)
    opened = heads_screen.window.page
    assert isinstance(opened, SettingsPage)
    number = row_of(opened.forms, "receipt_slip", "kk")
    assert opened.forms.found[number].state is State.WRONG
    opened.forms.table.selectRow(number)
    assert "nobody_knows" in opened.forms.of_row.words.text()

    path.write_text(text, encoding="utf-8")
    heads_screen.window.open(places.TODAY)
    heads_screen.settle()
    today = heads_screen.window.page
    assert isinstance(today, TodayPage)
    assert not today.forms_notice.isVisible()


def test_an_out_of_date_form_waits_for_the_new_head(
    heads_screen: Screen, folder: Path, desk: Desk, school: int
) -> None:
    path = folder / "kk" / "receipt_slip.txt"
    path.parent.mkdir(parents=True)
    text = forms.read(form_files.shipped("receipt_slip", "kk").form)
    old = text.replace("edition: ", "edition: ескі ", 1).replace("title: ", "title: Біздің ", 1)
    path.write_text(old.replace("---\n", f"---\n{OWN_WORDS}\n\n", 1), encoding="utf-8")
    assert squeezed(OWN_WORDS) not in issue(desk, school, 1)[1]

    dialog = edit(heads_screen)
    assert problems(dialog)[0].startswith("Line 2. Out of date")
    assert dialog.age.isVisible()
    assert dialog.view.paper.pageCount() > 0
    press(heads_screen, dialog.head_button)
    assert problems(dialog) == ["Nothing is wrong."]
    assert not dialog.age.isVisible()
    assert "title: Біздің" in dialog.text
    assert "copies: 2" in dialog.text
    press(heads_screen, dialog.save_button)

    assert squeezed(OWN_WORDS) in issue(desk, school, 2)[1]


def test_only_the_head_changes_words(screen: Screen, folder: Path, desk: Desk) -> None:
    dialog = edit(screen)
    assert dialog.editor.isReadOnly()
    assert not dialog.save_button.isEnabled()
    assert "Only the head" in dialog.banner.words.text()
    form = dialog.forms["kk"]
    with pytest.raises(Trouble, match="Only the head"):
        own_forms.save(desk, form, form.text)
    with pytest.raises(Trouble, match="Only the head"):
        own_forms.back_to_shipped(desk, form)
    assert not folder.exists()


def test_words_of_somebody_else_are_not_overwritten(heads_screen: Screen, folder: Path) -> None:
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    path = folder / "kk" / "receipt_slip.txt"
    path.parent.mkdir(parents=True)
    path.write_text(dialog.forms["kk"].shipped, encoding="utf-8")

    press(heads_screen, dialog.save_button)

    assert "Somebody else has changed this form" in dialog.banner.words.text()
    assert OWN_WORDS not in path.read_text(encoding="utf-8")
    assert OWN_WORDS in dialog.text


def test_a_folder_that_can_not_be_written_to_is_told(heads_screen: Screen, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    press(heads_screen, dialog.save_button)
    assert "there is no folder" in dialog.banner.words.text()
    assert OWN_WORDS in dialog.text
    assert dialog.save_button.isEnabled()


def test_a_field_is_put_in_by_a_double_click(heads_screen: Screen, folder: Path) -> None:
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), "Ә")
    dialog.editor.go_to(body_line(dialog))
    tree = dialog.fields["kk"]
    dialog.aids.setCurrentIndex(1)
    (item,) = tree.findItems("deadline", Qt.MatchFlag.MatchExactly)
    tree.scrollToItem(item)
    place = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place.y()))
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place.y()))
    assert dialog.text.split("\n")[body_line(dialog) - 1] == "{{ deadline | in_full }}Ә"
    dialog.editor.undo()
    dialog.editor.go_to(body_line(dialog))
    dialog.editor.insertPlainText("{% if ")
    tree.choose("child.iin")
    assert "{% if child.iinӘ" in dialog.text


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_offered_can_be_used_and_says_what_it_is(
    kind: str, language: str
) -> None:
    from desktop_app.documents.forms.field_words import FormField, form_fields

    head = forms.read(form_files.shipped(kind, language).form).partition("---\n")[0]

    def written(field: FormField) -> str:
        assert field.words, field.name
        inner = "\n".join(map(written, field.parts))
        loop, *_rest = field.written.split("\n")
        return f"{loop}\n{inner}\n{{% endfor %}}" if field.parts else field.written

    fields = form_fields(kind, language)
    for text in (
        "\n\n".join(map(written, fields)),
        "\n\n".join(field.written for field in fields),
    ):
        found = own_forms.tried(kind, language, f"{head}---\n{text}\n")
        assert found.problems == ()
        assert found.pdf


def test_what_changed_is_shown(heads_screen: Screen, folder: Path) -> None:
    dialog = edit(heads_screen)
    tried(heads_screen, dialog)
    assert "Nothing" in dialog.changes.toPlainText()
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    tried(heads_screen, dialog)
    assert f"+ {OWN_WORDS}" in dialog.changes.toPlainText()


def test_samples_have_little_or_much_in_their_fields(heads_screen: Screen, folder: Path) -> None:
    dialog = edit(heads_screen)
    pages = {}
    for amount in Amount:
        dialog.amount.setCurrentIndex(dialog.amount.findData(amount))
        heads_screen.settle()
        pages[amount] = dialog.view.paper.pageCount()
    assert pages[Amount.TYPICAL] == pages[Amount.LEAST] == 1
    assert pages[Amount.MOST] > 1
    assert LONG_NAME.split()[0][:5] in dialog.view.paper.getAllText(0).text()
