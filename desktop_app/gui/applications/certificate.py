"""The school's certificate that the child studies at home, issued from its order (D-2)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.two_days import PeriodFields
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, Order
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.applications import home_education
from desktop_app.translation import _


class CertificateDialog(AskDialog):
    """Asks for the period; the order's own is filled in."""

    def __init__(
        self, parent: QWidget, context: Context, application: Application, order: Order
    ) -> None:
        is_head = context.desk.may(Act.ISSUE_CERTIFICATE)
        super().__init__(
            parent,
            context,
            _("Certificate of home education"),
            _("Issue the certificate") if is_head else _("Prepare for signature"),
            _("On the order {number} of {date}. The reimbursement is paid for this period.").format(
                number=order.number, date=wording.day(order.issued_on)
            ),
        )
        self.application = application
        self.period = PeriodFields(order.first_day, order.last_day)
        self.period.put_into(self, "certificate.first_day", "certificate.last_day")

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], NoticeRow | Approval]:
        desk, application = self.context.desk, self.application
        first_day, last_day = self.period.days()
        return lambda: home_education.prepare_certificate(desk, application, first_day, last_day)
