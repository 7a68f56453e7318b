"""What is never mutated: nothing that a test should notice can go wrong there.

Beside these rules, ``mutants`` passes over annotations and decorators (a dataclass's ``frozen``,
the size of an ``lru_cache``), and it never changes a text: a docstring, a log line, a text of the
screens before it is translated.
"""

import ast

# How large and how far apart things stand.
GEOMETRY = frozenset(
    "addSpacing addStretch resize setColumnStretch setContentsMargins setDefaultSectionSize "
    "setFixedHeight setFixedSize setFixedWidth setHorizontalSpacing setMaximumHeight "
    "setMaximumWidth setMinimumContentsLength setMinimumHeight setMinimumSectionSize "
    "setMinimumSize setMinimumWidth setRowStretch setSpacing setStretch setStretchFactor "
    "setStretchLastSection setVerticalSpacing".split()
)
LOGS = frozenset("debug info warning error exception critical".split())


def is_left_out(node: ast.AST) -> bool:
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            # What an assert says is for the type checker; inside an f-string Python 3.11 does not
            # tell where anything stands.
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.keyword(arg="strict" | "width"):  # zip's only says what never happens
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case ast.Call(func=ast.Attribute(attr=name, value=on)):
            return name in GEOMETRY or (name in LOGS and _is_log(on))
        case ast.Call(func=ast.Name(id="String")):  # SQLite doesn't ask for a column's length
            return True
        case ast.Expr(value=ast.Call() as call):
            return is_left_out(call)
    return False


def _is_log(node: ast.expr) -> bool:
    return ast.unparse(node) in {"logging", "_log", "_logger", "logger"}
