"""The words of debts and of their ledgers, on screen and in the workbook (D-9)."""

from collections.abc import Mapping

from desktop_app.law.steps import N_
from desktop_app.records.kinds import DebtEntryKind, DebtState

STATE_WORDS: Mapping[DebtState, str] = {
    DebtState.OPEN: N_("To be returned"),
    DebtState.SCHEDULED: N_("Being returned"),
    DebtState.COURT: N_("In court"),
    DebtState.SETTLED: N_("Settled"),
}
ENTRY_WORDS: Mapping[DebtEntryKind, str] = {
    DebtEntryKind.REPAYMENT: N_("Returned"),
    DebtEntryKind.SCHEDULE: N_("Schedule of repayment"),
    DebtEntryKind.SET_OFF: N_("Agreement to set off"),
    DebtEntryKind.COURT: N_("Handed over to the court"),
    DebtEntryKind.COURT_DECISION: N_("Decision of the court"),
    DebtEntryKind.WRITE_OFF: N_("Written off"),
}
