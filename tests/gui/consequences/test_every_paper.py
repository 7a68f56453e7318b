"""No window issues a paper that nobody has seen: all go through the confirming step, or say why.

The services that issue are found in their source, through whatever they call; so are the windows
that call them. What is confirmed first is given the desk by whoever confirms: a window that takes
its own does the act at once.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import desktop_app

PACKAGE = Path(desktop_app.__file__).parent
KEEPS = ("services.papers.issuing", "_keep")
CONFIRMS = ("ConsequenceDialog", "confirm_at_once", "confirm_first", "LeaveOutDialog", ".confirm(")

AT_ONCE = {
    "awards/calculation_slip.py: calculation_slip.issue": (
        "it explains sums on file, changes nothing, and any number of them may be issued"
    ),
    "children/sums_received.py: sums_received.issue": (
        "it tells of payments on file, changes nothing, and any number of them may be issued"
    ),
    "complaints/entry.py: acts.register": (
        "the slip says what was brought and when: the complainant waits for it at the desk (R-9)"
    ),
    "complaints/entry.py: acts.name_complainant": (
        "the same slip, for a complaint that was taken for an anonymous one"
    ),
    "messages/answer.py: proactive.answer": (
        "the office's own record of what a parent answered; nobody is sent it"
    ),
    "messages/list_page.py: proactive.lapse": (
        "the office's own record that nobody answered; nobody is sent it"
    ),
    "papers/annul_paper.py: issued.replace": (
        "the very words that were seen and issued before, under the next number"
    ),
    "papers/open.py: signing.preview": "a look at a draft: nothing is kept of it",
    "post/to_sign.py: signing.approve_all": "goes on once the first of the papers were seen",
}


@dataclass
class Module:
    """Where the names of a module come from, and what each of its functions refers to."""

    name: str
    tree: ast.Module
    imported: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop_app"):
                base = (node.module or "").removeprefix("desktop_app.")
                for each in node.names:
                    self.imported[each.asname or each.name] = f"{base}.{each.name}"

    def refers(self, node: ast.AST) -> Iterator[tuple[ast.AST, tuple[str, str]]]:
        """What is named under a node: here, or in a module that is imported."""
        for each in ast.walk(node):
            if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
                if each.value.id in self.imported:
                    yield each, (self.imported[each.value.id], each.attr)
            elif isinstance(each, ast.Name):
                whole = self.imported.get(each.id, "")
                yield each, tuple(whole.rsplit(".", 1)) if whole else (self.name, each.id)  # type: ignore[misc]


def modules(layer: str) -> list[Module]:
    found = []
    for path in sorted((PACKAGE / layer).rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found.append(Module(name, ast.parse(path.read_text(encoding="utf-8"))))
    return found


def issuing() -> set[tuple[str, str]]:
    """Every function and table of the services that issues a paper, directly or through others."""
    named: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for module in modules("services"):
        for node in module.tree.body:
            targets = [node.name] if isinstance(node, ast.FunctionDef) else []
            if isinstance(node, ast.AnnAssign | ast.Assign):
                ends = node.targets if isinstance(node, ast.Assign) else [node.target]
                targets = [each.id for each in ends if isinstance(each, ast.Name)]
            for target in targets:
                named[module.name, target] = {to for _node, to in module.refers(node)}
    found = {KEEPS}
    while more := {each for each, to in named.items() if each not in found and to & found}:
        found |= more
    return found


def windows() -> dict[str, bool]:
    """Each call of such a service from a window, and whether it is confirmed first everywhere."""
    issues, found = issuing(), dict[str, bool]()
    for module in modules("gui"):
        source = (PACKAGE / f"{module.name.replace('.', '/')}.py").read_text(encoding="utf-8")
        around = {
            child: node for node in ast.walk(module.tree) for child in ast.iter_child_nodes(node)
        }
        confirms = any(each in source for each in CONFIRMS)
        for node, (where, function) in module.refers(module.tree):
            if (where, function) in issues and isinstance(around.get(node), ast.Call):
                place = module.name.removeprefix("gui.").replace(".", "/")
                name = f"{place}.py: {where.rsplit('.', 1)[1]}.{function}"
                found[name] = found.get(name, True) and confirms and is_given(node, around)
    return found


def is_given(node: ast.AST, around: dict[ast.AST, ast.AST]) -> bool:
    """Whether the desk comes from whoever confirms: a parameter, or left open by `partial`."""
    call = around[node]
    assert isinstance(call, ast.Call)
    if isinstance(call.func, ast.Name) and call.func.id == "partial":
        return len(call.args) == 1
    first = call.args[0] if call.args else None
    maker: ast.AST = call
    while not isinstance(maker, ast.Lambda | ast.FunctionDef):
        maker = around[maker]
    given = {each.arg for each in maker.args.args}
    return isinstance(first, ast.Name) and first.id in given


def test_whatever_issues_a_paper_is_confirmed_first_or_says_why_not() -> None:
    found = windows()
    assert len(found) > 15
    at_once = {place for place, confirmed in found.items() if not confirmed}
    assert at_once == set(AT_ONCE)
    assert all(len(why.split()) > 4 for why in AT_ONCE.values())


def test_the_acts_of_the_law_are_among_them() -> None:
    confirmed = {place.split(": ")[1] for place, is_confirmed in windows().items() if is_confirmed}
    assert {
        "deciding.decide",
        "home_education.issue_order",
        "home_education.prepare_certificate",
        "amendments.amend",
        "demands.prepare",
        "terminations.prepare_of",
        "acts.answer",
        "acts.extend",
        "acts.send_on",
        "signing.approve",
        "registering.register",
        "hearings.call",
        "requests.send",
        "requests.remind",
        "before_end.tell",
    } <= confirmed
