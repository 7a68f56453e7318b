"""The school's certificate that the child studies at home, issued from its order (D-2)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.applications.two_days import PeriodFields
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, Order
from desktop_app.services.applications import home_education
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import _


class CertificateDialog(ConsequenceDialog):
    """Asks for the period; the order's own is filled in."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        application: Application,
        child_name: str,
        order: Order,
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
        self.application, self.child_name = application, child_name
        self.period = PeriodFields(order.first_day, order.last_day)
        self.period.put_into(self, "certificate.first_day", "certificate.last_day")

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        return _("Certify home education: {name}").format(name=self.child_name)

    def _work(self) -> ActAt:
        application = self.application
        first_day, last_day = self.period.days()
        return lambda desk: home_education.prepare_certificate(
            desk, application, first_day, last_day
        )
