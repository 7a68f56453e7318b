"""Checks forms before anything is printed: files, heads, fields, filters, directives, letters."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms import limits, markup
from desktop_app.documents.notices.fields import KINDS, LANGUAGES, is_record, item_type, types
from desktop_app.translation import N_

_LOST = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = dict.fromkeys(map(ord, "\t\r"))
_TURNING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Fonts may have a sign for what is none, and words would stand otherwise than they are read."""
_LOST_IN = (RecursionError, ValueError)
"""What Jinja raises, besides its own errors, for what is too deep or too large for Python."""
_LOOP = {"index": int, "first": bool, "last": bool, "length": int}


@dataclass(frozen=True)
class FormProblem:
    """``what`` is an English source text to translate; ``field`` is what it is said of.

    A ``warning`` is only good to know: the form is used all the same.
    """

    file: str
    line: int
    what: str
    field: str = ""
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" + (f": {self.field}" if self.field else "")


def check_forms(folder: Path) -> list[FormProblem]:
    """Everything that is wrong with a folder of forms; an empty list when all can be used."""
    problems: list[FormProblem] = []
    for language in LANGUAGES:
        terms = _check_terms(folder / forms.TERMS_FILE, language, problems)
        for kind in KINDS:
            name = forms.name_of(kind, language)
            if not (folder / name).is_file():
                problems.append(FormProblem(name, 0, N_("This form is missing"), kind))
            elif terms is not None:
                problems += check_file(folder / name, kind, language, terms)
        problems += unknown_files(folder, language)
    return problems


def unknown_files(folder: Path, language: str) -> list[FormProblem]:
    """Files that no notice has its words from: perhaps a name was not written exactly."""
    return [
        FormProblem(f"{language}/{path.name}", 0, N_("There is no such notice"), path.stem)
        for path in sorted((folder / language).glob("*.txt"))
        if path.stem not in KINDS
    ]


def check_terms(path: Path) -> list[FormProblem]:
    """What is wrong with the file of shared words."""
    problems: list[FormProblem] = []
    for language in LANGUAGES:
        _check_terms(path, language, problems)
    return problems


def _check_terms(path: Path, language: str, problems: list[FormProblem]) -> forms.Terms | None:
    what, line = N_("The shared words are incomplete"), 0
    try:
        terms = forms.read_terms(forms.read(path), language)
    except FileNotFoundError:
        field = path.name
        what = N_("This form is missing")
    except OSError:
        field = path.name
        what = N_("This file can't be read")
    except forms.TooLarge:
        field = path.name
        what = _TOO_LARGE
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, (tomllib.TOMLDecodeError, UnicodeDecodeError)):
            what, line = N_("This file can't be read"), _line_named(error)
        field = str(error.args[0])
    else:
        words = "".join((*terms.grounds, terms.appeal, terms.signature, terms.bin, terms.phone))
        unprinted = _unprintable(words)
        if not unprinted:
            return terms
        what, field = N_("This character can't be printed"), unprinted[0]
    problems.append(FormProblem(path.name, line, what, f"{language}: {field}"))
    return None


def _line_named(error: ValueError) -> int:
    """The line that TOML's reader names, or 0."""
    named = re.search(r"at line (\d+)", str(error))
    return int(named[1]) if named else 0


def check_file(path: Path, kind: str, language: str, terms: forms.Terms) -> list[FormProblem]:
    """What is wrong with one form."""
    try:
        text = forms.read(path)
    except (OSError, UnicodeDecodeError, forms.TooLarge) as error:
        return [unreadable(forms.name_of(kind, language), error)]
    return check_form(text, kind, language, terms)


_TOO_LARGE = N_("This file is too large for words of forms")


def unreadable(name: str, error: OSError | ValueError) -> FormProblem:
    """Names the line with the first letter that is not UTF-8."""
    line = 0
    if isinstance(error, forms.TooLarge):
        return FormProblem(name, line, _TOO_LARGE)
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
    return FormProblem(name, line, N_("This file can't be read"))


def check_form(text: str, kind: str, language: str, terms: forms.Terms) -> list[FormProblem]:
    """What is wrong with the text of one form, from the top down."""
    return _FormCheck(kind, language, terms).problems(text)


def check_filled(
    text: str, kind: str, language: str, terms: dict[str, forms.Terms]
) -> list[FormProblem]:
    """What only shows when a sound form is filled, tried with little and with much data."""
    from desktop_app.documents.notices.sample_amounts import Amount, sample

    name = forms.name_of(kind, language)
    what = N_("A paper could not be printed with these words")
    try:
        form = forms.form_of(name, language, text, terms)
    except (*_LOST_IN, SyntaxError, MemoryError):  # of the Python that Jinja makes of it
        return [FormProblem(name, 0, what)]
    for amount in Amount:
        try:
            forms.fill_form(sample(kind, amount), form)
        except forms.FormError as error:
            return [FormProblem(name, error.line, what)]
    return []


def check_age(text: str, usual: forms.Source) -> list[FormProblem]:
    """Where a form's head is older than the one of the program's form, which follows the law.

    An office that takes over the new head says so that it has compared the words. One that pays by
    the decision of another maslikhat names its own act: its form need not follow the program's.
    """
    try:
        wanted, _ = forms.read_head(forms.read(usual.form))
    except (OSError, ValueError):
        return []
    head, length = forms.read_head(text)
    if head.act != wanted.act and head.since >= wanted.since:
        return []
    keys = [
        key for key in ("act", "edition", "annex") if getattr(head, key) != getattr(wanted, key)
    ]
    keys += ["since"] if head.since < wanted.since else []
    named = [line.partition(":")[0].strip() for line in text.split("\n")[:length]]
    what = N_("Out of date: compare the words with the program's form and take over its head")
    return [FormProblem(usual.name, named.index(key) + 1, what, key) for key in keys]


def _unprintable(text: str) -> list[str]:
    """What no font has, and the sign that stands for a letter which was lost."""
    from desktop_app.documents.pdf.fonts import unprintable

    shown = text.translate(_UNSEEN)
    found = [*unprintable(shown), *_TURNING.findall(shown), *(_LOST if _LOST in text else "")]
    return [sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in dict.fromkeys(found)]


class _FormCheck:
    """The check of one form."""

    def __init__(self, kind: str, language: str, terms: forms.Terms) -> None:
        notice: Any = KINDS[kind]
        self._name = forms.name_of(kind, language)
        self._fields = types(notice, language) | {"terms": forms.Terms}
        self._language = language
        self._environment = forms.environment(language, terms)
        self._filters = forms.filters(language, terms)
        self._problems: list[FormProblem] = []

    def problems(self, text: str) -> list[FormProblem]:
        try:
            _, length = forms.read_head(text)
        except ValueError as error:
            self._add(1, N_("The head of the form is incomplete or wrong"), str(error))
            return self._problems
        self._check_letters(text)
        source = markup.body(text, length)
        for line, field in limits.too_much(source):
            self._add(line, N_("This is not allowed in a form"), field)
            return self._problems
        self._check_lines(source)
        try:
            template = self._environment.parse(source)
        except TemplateSyntaxError as error:
            self._add(error.lineno, N_("This can't be understood"), error.message or "")
        except (TemplateError, *_LOST_IN):
            line = limits.not_parsed(source, self._environment.parse)
            self._add(line, N_("This can't be understood"))
        else:
            self._check_body(template.body, self._fields)
        return sorted(self._problems, key=lambda problem: problem.line)

    def _add(self, line: int, what: str, field: str = "") -> None:
        self._problems.append(FormProblem(self._name, line, what, field))

    def _check_letters(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), start=1):
            for letter in _unprintable(line):
                self._add(number, N_("This character can't be printed"), letter)

    def _check_lines(self, source: str) -> None:
        block = source.split("\n\n")
        line = 1
        for text in block:
            if markup.TAGS.sub("", text).count("**") % 2:
                self._add(line, N_("Bold begins with ** and ends with **"))
            line += text.count("\n") + 2
        columns = 0
        for number, text in enumerate(source.split("\n"), start=1):
            if not text.lstrip().startswith("#"):
                columns = 0 if markup.TAGS.sub("", text).strip() else columns
                continue
            kind, _, rest = text.strip()[1:].partition(" ")
            cells = markup.TAGS.sub("", rest).count("|") + 1 if rest else 0
            if kind not in markup.DIRECTIVES:
                self._add(number, N_("There is no such directive"), f"#{kind}")
            elif kind not in markup.LINES and cells not in markup.DIRECTIVES[kind]:
                self._add(number, N_("Too few or too many parts between |"), f"#{kind}")
            elif kind == "row" and columns not in (0, cells):
                self._add(
                    number, N_("This row has more or fewer parts than the one above it"), f"#{kind}"
                )
            columns = cells if kind == "row" else 0

    def _check_body(self, body: list[nodes.Node], scope: dict[str, Any]) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self._check_printed(part, scope)
                case nodes.If():
                    self._type_of(node.test, scope)
                    for branch in (node.body, node.elif_, node.else_):
                        self._check_body([*branch], scope)
                case nodes.For(target=nodes.Name(name=name)):
                    item = item_type(self._type_of(node.iter, scope))
                    if item is None:
                        self._add(node.lineno, N_("This is not a list"), _spelled(node.iter))
                    inner = scope | {name: item, "loop": _LOOP}
                    self._check_body(node.body, inner)
                    self._check_body(node.else_, scope)
                case _:
                    self._refuse(node)

    def _check_printed(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        if self._type_of(node, scope) not in (str, int, None):
            self._add(node.lineno, N_("This needs a filter to be printed"), _spelled(node))

    def _type_of(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """The type of an expression; None when it is wrong, which is then already noted."""
        match node:
            case nodes.Name(name=name):
                if name not in scope:
                    self._add(node.lineno, N_("There is no such field"), name)
                return scope.get(name)
            case nodes.Getattr():
                return self._type_of_part(node, scope)
            case nodes.Filter():
                return self._type_of_filtered(node, scope)
            case nodes.Const():
                return type(node.value)
            case nodes.CondExpr():
                self._type_of(node.test, scope)
                otherwise = self._type_of(node.expr2, scope) if node.expr2 else str
                return self._type_of(node.expr1, scope) or otherwise
            case nodes.Not() | nodes.And() | nodes.Or() | nodes.Compare() | nodes.Operand():
                for part in node.iter_child_nodes():
                    self._type_of(part, scope)
                return bool
            case _:
                return self._refuse(node)

    def _type_of_part(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        whole = self._type_of(node.node, scope)
        if whole is None:
            return None
        if isinstance(whole, dict):
            known = whole
        else:
            known = types(whole, self._language) if is_record(whole) else {}
        if node.attr not in known:
            self._add(node.lineno, N_("There is no such field"), _spelled(node))
        return known.get(node.attr)

    def _type_of_filtered(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        given = None if node.node is None else self._type_of(node.node, scope)
        if node.name == "length":
            return int
        known = self._filters.get(node.name)
        if known is None:
            self._add(node.lineno, N_("There is no such filter"), node.name)
            return None
        arguments = [self._type_of(argument, scope) for argument in node.args]
        wanted = [] if known.argument is None else [known.argument]
        fits = len(arguments) == len(wanted) and not (node.kwargs or node.dyn_args)
        fits = fits and all(a is None or a in w for a, w in zip(arguments, wanted, strict=True))
        if not fits or (given is not None and given not in known.accepts):
            self._add(node.lineno, N_("This filter does not fit this field"), _spelled(node))
        return str

    def _refuse(self, node: nodes.Node) -> None:
        what = N_("This is not allowed in a form")
        self._add(node.lineno, what, type(node).__name__.lower())


def _spelled(node: nodes.Node | None) -> str:
    """A field as the form spells it: ``applicant.full_name``."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_spelled(node.node)}.{node.attr}"
        case nodes.Filter():
            return f"{_spelled(node.node)} | {node.name}"
        case _:
            return ""
