"""Whatever gives one child, one complaint or one sheet puts the look down, or says why it need not.

The functions are found in the source: a new one is told here, before somebody reads by it unseen.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import desktop_app.services

SERVICES = Path(desktop_app.services.__file__).parent

_FROM_ITS_PAGE = "asked from the page of the case, which has put it down"
_OF_THE_SHEET = "asked from the page of the sheet, which has put it down"
_IS_A_PART = "a part of what another function gives, which puts it down"

NO_LOOK = {
    "applications.registering.slips": "it says what is wrong with what was typed",
    "bank.lists.lists_of": _OF_THE_SHEET,
    "bank.statements.match": "rows of a bank's file beside lines of sheets",
    "complaints.complainant.problem": "what is wrong with what is typed",
    "messages.proactive.problem": "what is wrong with what is typed",
    "importing.register.open_register": "the workbook is the clerk's; its shape is the office's",
    "papers.outside_numbers.of": _IS_A_PART,
    "payouts.lookup.by_number": _IS_A_PART,
    "awards.amendments.propose": _FROM_ITS_PAGE,
    "awards.amendments.history": _IS_A_PART,
    "awards.deciding.proposal": _FROM_ITS_PAGE,
    "awards.effect_of_payee.preview": _FROM_ITS_PAGE,
    "awards.terminations.proposals": "a list",
    "awards.terminations.to_hear": _FROM_ITS_PAGE,
    "children.sums_received.years": _FROM_ITS_PAGE,
    "cases.whole_person.by_iin": "`export` follows it, which the history tells",
    "cases.whole_person.export": "it writes, which the history tells",
    "debts.demands.to_hear": _IS_A_PART,
    "debts.listed.find": "a list",
    "post.due.find": "a list",
    "post.last_step.offered": "what who asks has just done themselves",
    "post.taking_back.annulling": "asked from the paper's own window, which has put it down",
    "post.due.page": "a list",
    "debts.ledger.of_child": _IS_A_PART,
    "debts.ledger.of_decision": _IS_A_PART,
    "debts.statement.sheet": _IS_A_PART,
    "entry.drafts.look": "what was typed and is no record yet",
    "entry.form_to_sign.print_filled": "what was typed and is no record yet",
    "entry.known_of_child.find": "a list of names to choose from",
    "looks.shown.of": "who looked",
    "messages.proactive.record_of": "its paper is opened next, which puts it down",
    "papers.issued.by_number": _IS_A_PART,
    "papers.issued.set_again": "asked from the paper's own window, which has put it down",
    "papers.issued.whole": _IS_A_PART,
    "payouts.changes.compared": _OF_THE_SHEET,
    "payouts.cycle.by_id": _IS_A_PART,
    "payouts.cycle.draw_up": _IS_A_PART,
    "payouts.cycle.follow_up": _IS_A_PART,
    "payouts.cycle.look": _IS_A_PART,
    "payouts.cycle.waiting": "who drew a sheet up, and when",
    "search.finding.find": "where somebody stands; what is chosen is opened next",
    "payouts.sheet.sheet": _IS_A_PART,
    "payouts.shown.offered": "which periods and sheets there are to choose from",
    "people.keeping.on_file": _FROM_ITS_PAGE,
    "post.envelopes.letters": _IS_A_PART,
    "registers.stages.of_period": "numbers and days of a register",
    "reports.forecast.beginning": "sums of the office",
    "reports.forecast.forecast": "sums of the office",
    "reports.forecast_paper.named": _IS_A_PART,
    "reports.forecast_paper.sheet": _IS_A_PART,
    "reports.report.of_period": "sums of the office",
    "sums.balances.accounts": _IS_A_PART,
    "sums.balances.as_far_as_known": _IS_A_PART,
    "sums.what_if.for_child": _FROM_ITS_PAGE,
    "sums.what_if.for_office": "sums of the office",
    "today.first_screen.read": "a list",
    "importing.confirming.waiting": "a list; whom it names is opened next",
    "sums.resting.asked_of": _FROM_ITS_PAGE,
    "cases.merging.joined_into": _FROM_ITS_PAGE,
    "awards.payee_ends.held": _FROM_ITS_PAGE,
    "cases.alike.seek": "pairs that look alike; who they are is opened next",
    "applications.registering.problem": "what is wrong with what is typed",
    "applications.registering.looking_like": "who looks like whoever is typed, to be answered",
}
"""What gives something that somebody asked for, and puts no look down. Why."""

BEGINS = {
    "desk.Desk.writing": "it is what every act is opened by",
    "drawing._keep": "the file of a paper whose words are kept, and shown to nobody by it",
    "looks.looking._keep": "the look itself",
    "looks.looking._put_in": "looks of before, kept on this PC until then",
    "tasks.keeping.turn": "what waits follows from what is on file, and is shown to nobody by it",
    "post.signing.preview": "a paper is built as if it were issued; nothing is kept",
}
"""What begins a unit of work past `Desk.writing`, and why."""


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(SERVICES.rglob("*.py")):
        module = ".".join(path.relative_to(SERVICES).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield f"{module}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef):
                        yield f"{module}.{node.name}.{each.name}", each


def _calls(function: ast.FunctionDef, *names: str) -> list[ast.Call]:
    found = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return [each for each in found if ast.unparse(each.func).rpartition(".")[2] in names]


def _sees_cases(function: ast.FunctionDef) -> bool:
    asked = [ast.unparse(each) for each in _calls(function, "reading")]
    past = [ast.unparse(each.func) for each in _calls(function, "begin", "read")]
    return any("Sight.OFFICE" not in each for each in asked) or "desk.database.begin" in past


def _is_asked_for_one(function: ast.FunctionDef) -> bool:
    """Whether a desk is given, and something besides it that says what is wanted."""
    given = [*function.args.args, *function.args.kwonlyargs]
    kinds = [ast.unparse(each.annotation) if each.annotation else "" for each in given]
    return kinds[:1] == ["Desk"] and len(kinds) > 1 and not function.name.startswith("_")


_LOOKS = ("look", "look_at_all", "look_at_papers")


def _looks(function: ast.FunctionDef) -> bool:
    return any(
        not ast.unparse(each.func).startswith("drafts.") for each in _calls(function, *_LOOKS)
    )


def test_whatever_gives_one_of_them_puts_the_look_down() -> None:
    asked = {n: f for n, f in _functions() if _is_asked_for_one(f) and _sees_cases(f)}
    assert len(asked) > 50
    assert {name for name, function in asked.items() if not _looks(function)} == set(NO_LOOK)


def test_nothing_begins_a_unit_of_work_past_the_desk() -> None:
    begins = {
        name
        for name, function in _functions()
        if not name.startswith("logins.")
        and any(ast.unparse(e.func).endswith("database.begin") for e in _calls(function, "begin"))
    }
    assert begins == set(BEGINS)
