"""The mistakes that can be made in a module, each a piece of its text put in place of another."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.mutation.left_out import is_left_out

COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
}
# "/" joins paths here, and "|" types and Qt's flags.
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"),
    ast.BitAnd: ("&", "|"),
}
OTHER_FUNCTION = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Links of a chain that give something of the same kind as what they are called on.
LINKS = frozenset(
    "where having order_by group_by limit offset distinct desc with_for_update "
    "strip lower upper casefold".split()
)


@dataclass(frozen=True)
class Mutant:
    """Bytes ``start`` to ``end`` of a module's text replaced."""

    start: int
    end: int
    text: str
    # Tests that run one of these lines can find it, or those that run the statement's.
    lines: tuple[int, int]
    statement: tuple[int, int]
    # It changes what is run once, when the module is imported.
    at_import: bool

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants_of(source: bytes) -> list[Mutant]:
    """All of them, in the order of the text."""
    found = list(_Module(source).mutants())
    return sorted(found, key=lambda mutant: (mutant.start, mutant.end, mutant.text))


@dataclass(frozen=True)
class _Place:
    """Where in the tree a node stands."""

    statement: ast.stmt | None = None
    function: ast.FunctionDef | None = None


class _Module:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._tree = ast.parse(source)
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def mutants(self) -> Iterator[Mutant]:
        yield from self._below(self._tree, _Place())

    def _below(self, node: ast.AST, place: _Place) -> Iterator[Mutant]:
        if is_left_out(node):
            return
        if isinstance(node, ast.stmt):
            place = _Place(node, place.function)
        yield from self._of(node, place)
        for name, value in ast.iter_fields(node):
            inside = place
            if isinstance(node, ast.FunctionDef) and name == "body":
                inside = _Place(place.statement, node)
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._below(child, inside)

    def _of(self, node: ast.AST, place: _Place) -> Iterator[Mutant]:
        for start, end, text in self._replacements(node, place):
            assert isinstance(node, ast.stmt | ast.expr)
            statement = place.statement
            assert statement is not None
            yield Mutant(
                start=start,
                end=end,
                text=text,
                lines=(node.lineno, node.end_lineno or node.lineno),
                statement=_header(statement),
                at_import=place.function is None,
            )

    def _replacements(self, node: ast.AST, place: _Place) -> Iterator[tuple[int, int, str]]:
        match node:
            case ast.Compare():
                terms = [node.left, *node.comparators]
                for left, op, right in zip(terms, node.ops, terms[1:], strict=False):
                    old, others = COMPARISONS[type(op)]
                    for new in others:
                        yield from self._operator(left, old, new, right)
            case ast.BoolOp():
                old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
                for left, right in zip(node.values, node.values[1:], strict=False):
                    yield from self._operator(left, old, new, right)
            case ast.BinOp() if type(node.op) in ARITHMETIC and not _joins_texts(node):
                yield from self._operator(node.left, *ARITHMETIC[type(node.op)], node.right)
            case ast.UnaryOp(op=ast.Not()):
                yield self._start(node), self._start(node) + len("not"), ""
            case ast.UnaryOp(op=ast.USub()):
                yield self._start(node), self._start(node) + len("-"), ""
            case ast.Constant(value=bool() as value):
                yield *self._span(node), str(not value)
            case ast.Constant(value=int() as value):
                for other in [value + 1, value - 1] if value else [1]:
                    yield *self._span(node), str(other)
            case ast.Call(func=ast.Name(id=name) as called) if name in OTHER_FUNCTION:
                yield *self._span(called), OTHER_FUNCTION[name]
            case ast.Call(func=ast.Attribute(attr=name, value=on)) if name in LINKS:
                gap = self._source[self._end(on) : self._end(node.func)]
                yield self._end(on) + gap.rindex(b"."), self._end(node), ""
        yield from self._of_conditions(node)
        if isinstance(node, ast.stmt) and place.function is not None:
            yield from self._of_statement(node, place.function)

    def _of_conditions(self, node: ast.AST) -> Iterator[tuple[int, int, str]]:
        """What is only asked, without an operator of its own, is asked the other way round."""
        asked: list[ast.expr] = []
        if isinstance(node, ast.If | ast.While | ast.IfExp):
            asked = [node.test]
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            asked = [test for generator in node.generators for test in generator.ifs]
        for test in asked:
            if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
                start, end = self._span(test)
                yield start, end, f"(not ({self._text(start, end)}))"

    def _of_statement(
        self, node: ast.stmt, function: ast.FunctionDef
    ) -> Iterator[tuple[int, int, str]]:
        """It is left undone, or the function returns without a result."""
        match node:
            case ast.Break():
                yield *self._span(node), "continue"
            case ast.Continue():
                yield *self._span(node), "break"
            case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
                yield *self._span(node), "pass"
            case ast.Return(value=None):
                yield *self._span(node), "pass"
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                if function.name != "__init__":
                    yield *self._span(node), "pass"
            case ast.Return(value=value) if _may_be_none(function) and not _is_none(value):
                yield *self._span(node), "return None"

    def _operator(
        self, left: ast.expr, old: str, new: str, right: ast.expr
    ) -> Iterator[tuple[int, int, str]]:
        start, end = self._end(left), self._start(right)
        pattern = re.escape(old).replace(r"\ ", r"\s+")
        if found := re.search(pattern, self._text(start, end)):
            before = self._text(start, end)[: found.start()].encode()
            at = start + len(before)
            yield at, at + len(found.group().encode()), new

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self._start(node), self._end(node)

    def _text(self, start: int, end: int) -> str:
        return self._source[start:end].decode()


def _header(statement: ast.stmt) -> tuple[int, int]:
    """Its lines without those of the statements in it."""
    body: Any = getattr(statement, "body", None)
    last = statement.end_lineno or statement.lineno
    if isinstance(body, list) and body:
        last = max(body[0].lineno - 1, statement.lineno)
    return statement.lineno, last


def _joins_texts(node: ast.BinOp) -> bool:
    """Nobody takes a text from a text or a list from a list: any test would tell."""
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr | ast.List | ast.Tuple)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str | bytes))
        for side in sides
    )


def _may_be_none(function: ast.FunctionDef) -> bool:
    """The type checker would tell of the others."""
    return function.returns is not None and "None" in ast.unparse(function.returns).split(" | ")


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
