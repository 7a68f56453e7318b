"""What a table shows, as text."""

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTableView

NO_BREAK = "\N{NO-BREAK SPACE}"


def shown(table: QTableView, *columns: str) -> list[str]:
    """The rows, their cells parted by `` | ``; only the named columns, if any are named."""
    model = table.model()
    headings = [heading(model, number) for number in range(model.columnCount())]
    wanted = [headings.index(name) for name in columns] or list(range(len(headings)))
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in wanted).replace(
            NO_BREAK, " "
        )
        for row in range(model.rowCount())
    ]


def heading(model: QAbstractItemModel, number: int) -> str:
    return str(model.headerData(number, Qt.Orientation.Horizontal))


def at(table: QTableView, row: int) -> QPoint:
    """The middle of a row's first cell, to click on."""
    return table.visualRect(table.model().index(row, 0)).center()


def double_click(table: QTableView, row: int) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.viewport(), left, pos=at(table, row))
    QTest.mouseDClick(table.viewport(), left, pos=at(table, row))


def check(table: QTableView) -> QAbstractItemModelTester:
    """Watches over the table's model from now on."""
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning
    return QAbstractItemModelTester(table.model(), fatal, table)
