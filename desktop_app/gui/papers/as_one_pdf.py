"""Many issued papers as one PDF: look at them, print them, save them."""

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.records.kinds import PrintingWay
from desktop_app.services.post import batches


class ManyPapersDialog(PreviewDialog):
    """What is printed or saved here counts for each of the papers."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        file_name: str,
        pdf: bytes,
        notice_ids: list[int],
    ) -> None:
        super().__init__(parent, context, title, file_name, pdf)
        self.notice_ids = notice_ids

    def keep(self, way: PrintingWay, sheets: int) -> None:
        """Put down that each of them was printed with the others."""
        del way, sheets
        desk, ids = self.context.desk, self.notice_ids
        self.context.act(lambda: batches.record_printings(desk, ids), changes=False)
