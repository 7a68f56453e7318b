"""The table of the program: opened by Enter or a double click, and what is chosen stays chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.paged import Column, PagedModel, rows_model
from desktop_app.gui.parts.table import ROW_HEIGHT, Table, fit
from tests.gui.seen import seen
from tests.gui.tables import double_click

COLUMNS = [Column[str]("Әріп", str, width=30), Column[str]("Told in full", str)]


def _table(opened: list[int] | None = None) -> Table:
    """Rows named after their ids."""
    model = PagedModel(COLUMNS, lambda ids: [f"row {each}" for each in ids])
    table = Table(model, None if opened is None else opened.append)
    model.setParent(table)
    return table


def test_enter_and_a_double_click_open_the_chosen_row(qtbot: QtBot) -> None:
    opened: list[int] = []
    table = _table(opened)
    seen(qtbot, table)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == []
    table.show_ids([11, 12, 13])
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Enter)
    assert opened == [11, 12]
    double_click(table, 2)
    assert opened[2:] == [13]


def test_where_nothing_is_to_be_opened_nothing_happens(qtbot: QtBot) -> None:
    table = _table()
    seen(qtbot, table)
    table.show_ids([11])
    double_click(table, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.selected_id() == 11


def test_a_short_list_is_as_high_as_its_rows_up_to_twelve(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    heights = []
    for count in (0, 1, 2, 12, 13):
        table.show_ids(list(range(count)))
        table.fit_rows()
        heights.append(table.height() - table.horizontalHeader().sizeHint().height())
    assert [(height - heights[0]) // ROW_HEIGHT for height in heights] == [0, 0, 1, 11, 11]


def test_a_single_cell_is_never_framed(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    table.show_ids([11])
    option = QStyleOptionViewItem()
    option.state = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
    delegate = table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, table.rows.index(0, 0))
    assert not option.state & QStyle.StateFlag.State_HasFocus
    assert option.state & QStyle.StateFlag.State_Selected


def test_what_was_chosen_stays_chosen_as_long_as_it_is_there(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    assert table.selected_id() is None
    table.show_ids([11, 12, 13])
    assert table.selected_id() == 11
    table.show_ids([11, 12, 13], 13)
    table.show_ids([10, 11, 12, 13])
    assert table.selected_id() == 13
    table.show_ids([10, 11, 12])
    assert table.selected_id() == 10
    table.show_ids([12, 10], 0)
    assert table.selected_id() == 12
    table.show_ids([])
    assert table.selected_id() is None


def test_rows_that_came_along_are_not_asked_for_again(qtbot: QtBot) -> None:
    asked: list[list[int]] = []

    def fetch(ids: list[int]) -> list[str]:
        asked.append(ids)
        return ["asked"] * len(ids)

    table = Table(PagedModel(COLUMNS, fetch))
    table.rows.setParent(table)
    qtbot.addWidget(table)
    table.show_ids([11, 12], rows={11: "came", 12: "along"})
    assert [table.rows.row(number) for number in (0, 1)] == ["came", "along"]
    assert asked == []


def test_one_row_is_chosen_or_many_where_many_may_be(qtbot: QtBot) -> None:
    table = _table()
    seen(qtbot, table)
    table.show_ids([11, 12, 13])
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(table, Qt.Key.Key_A, control)
    assert table.chosen_ids() == [11]
    table.choose_many()
    QTest.keyClick(table, Qt.Key.Key_A, control)
    assert table.chosen_ids() == [11, 12, 13]
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_ids() == [12, 13]


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    table, after = _table(), QLineEdit()
    seen(qtbot, table, after)
    table.show_ids([11, 12])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_heading_is_never_cut_off_and_the_rest_is_shared(qtbot: QtBot) -> None:
    table = _table()
    seen(qtbot, table)
    header = table.horizontalHeader()
    assert header.sectionSize(0) == max(30, header.sectionSizeHint(0))
    table.resize(table.width() + 100, table.height())
    assert header.sectionSize(0) == max(30, header.sectionSizeHint(0))
    assert header.length() == table.viewport().width()


def test_a_column_has_room_for_its_longest_text(qtbot: QtBot) -> None:
    wide = QFontMetrics(QApplication.font()).horizontalAdvance("Өтініш берушінің тегі")
    assert fit("№", "Ә", "Өтініш берушінің тегі") >= wide + 22
    assert fit("Өтініш берушінің тегі", "Ә") > fit("№", "Ә")


def test_a_short_table_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    table = _table()
    qtbot.addWidget(table)
    heights = []
    for count in (0, 1, 3, 30):
        table.show_ids(list(range(count)))
        table.fit_rows(most=4)
        heights.append(table.height())
    none, one, three, many = heights
    assert none == one
    assert (three - one, many - one) == (2 * ROW_HEIGHT, 3 * ROW_HEIGHT)


PEOPLE = [
    Column[tuple[str, str, str]]("Name", lambda row: row[0]),
    Column[tuple[str, str, str]]("IIN", lambda row: row[1]),
    Column[tuple[str, str, str]]("Sum", lambda row: row[2], right=True),
]
ROWS = [("Әсем <b>", "050407600018", "34 600 ₸"), ("=1+1", "150407600019", "–")]


def _people() -> Table:
    above = QApplication.instance()
    assert above is not None
    return Table(rows_model(PEOPLE, ROWS, above))


def menu_of(table: Table) -> list[str]:
    """What a right click on the first row offers."""
    place = table.visualRect(table.model().index(0, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(table.viewport(), event)
    (menu,) = (each for each in table.findChildren(QMenu) if each.isVisible())
    offered = [each.text() for each in menu.actions() if not each.isSeparator()]
    menu.close()
    return offered


def test_the_menu_of_a_row_opens_acts_and_copies(qtbot: QtBot) -> None:
    opened: list[int] = []
    table = _table(opened)
    table.show_ids([11, 12])
    acts = [QPushButton("Annul…", table), QPushButton("Print", table)]
    acts[1].setEnabled(False)
    table.acts.extend(acts)
    seen(qtbot, table)
    table.selectRow(0)
    for act in acts:
        act.show()
    assert menu_of(table) == ["Open", "Annul…", "Copy", "Columns"]


def test_a_row_is_copied_whole_for_excel_numbers_of_persons_as_text(qtbot: QtBot) -> None:
    table = _people()
    table.choose_many()
    seen(qtbot, table)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    assert copied.text().split("\n") == [
        "Name\tIIN\tSum",
        "Әсем <b>\t050407600018\t34 600 ₸",
        "=1+1\t150407600019\t–",
    ]
    page = copied.html()
    assert "Әсем &lt;b&gt;" in page
    assert "<td>34600</td>" in page
    for text in ("050407600018", "=1+1"):
        assert f"mso-number-format:'\\@'\">{text}</td>" in page
