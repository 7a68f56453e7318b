"""A form in Kazakh and in Russian says the same: the same fields, branches, blocks and remedies."""

from collections import Counter
from collections.abc import Iterator

import pytest
from jinja2 import nodes

from desktop_app import paths
from desktop_app.documents.forms import filling, markup
from desktop_app.documents.notices.fields import KINDS


def parsed(kind: str, language: str) -> nodes.Template:
    source = filling.read(paths.forms() / filling.name_of(kind, language))
    _, length = filling.read_head(source)
    environment = filling.environment(
        language, filling.read_terms(filling.read(paths.forms() / filling.TERMS_FILE), language)
    )
    return environment.parse(markup.body(source, length))


def spelled(node: nodes.Node) -> str:
    """A field or a condition as it was written, whatever it is declined to."""
    match node:
        case nodes.Getattr():
            return f"{spelled(node.node)}.{node.attr}"
        case nodes.Name():
            return node.name
        case nodes.Filter():
            assert node.node is not None
            return spelled(node.node)
        case nodes.CondExpr():
            return f"if {spelled(node.test)}"
        case nodes.Const():
            return str(node.value)
    return " ".join([type(node).__name__, *map(spelled, node.iter_child_nodes())])


def conditions(template: nodes.Template) -> Counter[str]:
    branches = (node.test for node in template.find_all(nodes.If))
    choices = (node.test for node in template.find_all(nodes.CondExpr))
    return Counter([*map(spelled, branches), *map(spelled, choices)])


def loops(template: nodes.Template) -> Counter[str]:
    return Counter(spelled(node.iter) for node in template.find_all(nodes.For))


def fields(template: nodes.Template) -> Iterator[str]:
    for output in template.find_all(nodes.Output):
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                yield spelled(node)


def blocks(kind: str, language: str) -> Counter[str]:
    source = filling.read(paths.forms() / filling.name_of(kind, language))
    lines = map(str.strip, source.splitlines())
    return Counter(line.split(" ")[0] for line in lines if line.startswith("#"))


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same(kind: str) -> None:
    kazakh, russian = parsed(kind, "kk"), parsed(kind, "ru")
    assert conditions(kazakh) == conditions(russian)
    assert loops(kazakh) == loops(russian)
    assert Counter(fields(kazakh)) == Counter(fields(russian))
    assert blocks(kind, "kk") == blocks(kind, "ru")
