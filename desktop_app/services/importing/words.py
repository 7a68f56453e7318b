"""What was found in an old register, in words: its counts, and each finding with its place."""

from collections.abc import Iterator
from shlex import quote

from desktop_app import wording
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.imports import Finding, Severity, Way
from desktop_app.services.importing import summing_up
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
    """How many rows ask who somebody is."""
    count = len({each.row for each in checked.asking})
    if not count:
        return None
    return Step(N_("Rows that ask who somebody is: {count}."), "", {"count": count})


def open_points(checked: Checked) -> Step | None:
    """How much somebody must say first: left out, or right as it stands."""
    if not checked.open:
        return None
    return Step(N_("To be left out or confirmed: {count}."), "", {"count": len(checked.open)})


def settled(checked: Checked) -> tuple[Step, ...]:
    """What somebody left out, and what they said is right."""
    return tuple(summing_up.answered(checked.settled))


def by_period(checked: Checked) -> Iterator[Step]:
    """Period by period, how many children were paid how much; and how many were paid nothing."""
    label = N_("{period}: {children} children were paid {amount} tenge.")
    for each in summing_up.by_period(checked.good, checked.added):
        values: dict[str, Value] = {
            "period": each.period,
            "children": each.children,
            "amount": each.amount,
        }
        yield Step(label, "", values)
    count = summing_up.accounts_added(checked.added)
    if count:
        label = N_(
            "Accounts that awards on file get: {count}. They are paid to once they were held "
            "against the papers."
        )
        yield Step(label, "", {"count": count})
    count = summing_up.without_payment(checked.good)
    if count:
        label = N_("Children of whom no payment is told, so that all is paid to them: {count}.")
        yield Step(label, "", {"count": count})


def ignored(checked: Checked) -> Step | None:
    """The columns that are not brought in, told so that none is overlooked."""
    names = [each.name for each in checked.register.matched.headings if not each.code]
    if not names:
        return None
    return Step(N_("Columns left out: {names}"), "", {"names": as_is(", ".join(names))})


def beside_the_law(checked: Checked) -> Step | None:
    """What bringing in will move: told in all, as nobody adds up the notes of many rows."""
    good = checked.good_places
    due, overpaid = (
        sum(
            amount
            for each in checked.findings
            if (each.sheet, each.row) in good and each.step.label == label
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
    steps = (
        *counts(checked),
        *by_period(checked),
        asked(checked),
        open_points(checked),
        *settled(checked),
        beside_the_law(checked),
    )
    for step in filter(None, steps):
        yield wording.step(step, language)
    for point in checked.open:
        if Way.LEAVE_OUT in point.ways:
            yield f"--leave-out {quote(point.key)}"
        if Way.CONFIRM in point.ways:
            yield f"--confirm {quote(point.key)}"
