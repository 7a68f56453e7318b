"""What was found in an old register, in words: its counts, and each finding with its place."""

from collections.abc import Iterator

from desktop_app import wording
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.imports import Finding, Severity
from desktop_app.services.importing.checks import LESS, MORE
from desktop_app.services.importing.register import Checked

SEVERITY_WORDS = {
    Severity.WRONG: N_("wrong"),
    Severity.ASKED: N_("asked"),
    Severity.LEFT_OUT: N_("on file already"),
    Severity.CORRECTED: N_("read otherwise"),
    Severity.NOTED: N_("good to know"),
}


def is_wrong(checked: Checked) -> bool:
    """Whether a row stays out by what is wrong or nobody has answered."""
    return any(each.severity.blocks for each in checked.findings)


def counts(checked: Checked) -> tuple[Step, ...]:
    """How many rows there are, how many can be brought in, and what was paid on them."""
    return (
        Step(
            N_("Rows: {rows}. Good: {good}. Wrong: {wrong}. On file already: {known}."),
            "",
            {
                "rows": checked.rows,
                "good": len(checked.good),
                "wrong": checked.rows_with(Severity.WRONG),
                "known": checked.rows_with(Severity.LEFT_OUT),
            },
        ),
        Step(
            N_("Payments made already: {count}, {amount} tenge in all."),
            "",
            {"count": checked.payments, "amount": checked.paid},
        ),
    )


def asked(checked: Checked) -> Step | None:
    """How many rows wait for an answer."""
    count = checked.rows_with(Severity.ASKED)
    if not count:
        return None
    return Step(N_("Rows that ask who somebody is: {count}."), "", {"count": count})


def ignored(checked: Checked) -> Step | None:
    """The columns that are not brought in, told so that none is overlooked."""
    names = [each.name for each in checked.register.matched.headings if not each.code]
    if not names:
        return None
    return Step(N_("Columns left out: {names}"), "", {"names": as_is(", ".join(names))})


def beside_the_law(checked: Checked) -> Step | None:
    """What bringing in will move: told in all, as nobody adds up the notes of many rows."""
    good = {each.row.number for each in checked.good}
    due, overpaid = (
        sum(
            amount
            for each in checked.findings
            if each.row in good and each.step.label == label
            if isinstance(amount := each.step.values["amount"], int)
        )
        for label in (LESS, MORE)
    )
    if not due and not overpaid:
        return None
    label = N_(
        "The law gives otherwise than was paid: {due} tenge will be paid besides, {overpaid} are "
        "overpaid. Periods without a payment in the register will be paid in full."
    )
    return Step(label, "D-9", {"due": due, "overpaid": overpaid})


def place(finding: Finding) -> Words:
    return as_is(f"{finding.sheet}!{finding.place}")


def lines(checked: Checked, language: str) -> Iterator[str]:
    """For the command: every finding on a line of its own, and the counts last."""
    for each in checked.findings:
        severity = wording.value(SEVERITY_WORDS[each.severity], language)
        where = wording.value(place(each), language)
        yield f"{where}  {severity}: {wording.step(each.step, language)}"
    left_out = ignored(checked)
    if left_out is not None:
        yield wording.step(left_out, language)
    for step in filter(None, (*counts(checked), asked(checked), beside_the_law(checked))):
        yield wording.step(step, language)
