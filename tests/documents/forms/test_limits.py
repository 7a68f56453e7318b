"""How much a form may ask of Jinja: up to the limit, and one more."""

from itertools import repeat

import pytest

from desktop_app.documents.forms import limits, markup


def _branches(levels: int) -> str:
    return "Ә\n" * 3 + "{% if number %}" * levels + "Ә" + "{% endif %}" * levels


def test_levels_up_to_the_limit() -> None:
    assert list(limits.too_much(_branches(6))) == []
    assert list(limits.too_much(_branches(7))) == [(4, "if")]
    beside = "{% for a in b %}{% endfor %}" * 50 + "{%- if c -%}{%- endif -%}" * 50
    assert list(limits.too_much(beside)) == []


def test_loops_within_loops_up_to_the_limit() -> None:
    def loops(count: int) -> str:
        return "{% if a %}" + "{% for a in b %}" * count + "Ә" + "{% endfor %}" * count

    assert list(limits.too_much(loops(3))) == []
    assert list(limits.too_much(loops(4))) == [(1, "for")]
    assert list(limits.too_much(f"{loops(3)}{{% endif %}}{loops(3)}")) == []


def test_a_text_without_end_is_given_up() -> None:
    assert limits.put_together(["Ә", "Ғ"]) == "ӘҒ"
    assert len(limits.put_together(repeat("Ә", limits.LONGEST))) == limits.LONGEST
    with pytest.raises(limits.TooMuch):
        limits.put_together(repeat("Ә"))


def test_tags_up_to_the_limit() -> None:
    tag = "{{ " + "a" * 494 + " }}"
    assert len(tag) == 500
    assert list(limits.too_much(f"\n{tag}")) == []
    assert list(limits.too_much(f"\n{tag.replace(' }}', 'a }}')}")) == [(2, f"{tag[:20]}…")]


def test_lines_up_to_the_limit() -> None:
    assert list(limits.too_much("\n" * 1_499)) == []
    assert list(limits.too_much("\n" * 1_500)) == [(1_501, "")]


def test_the_tag_that_jinja_is_lost_in_is_named() -> None:
    def parse(tag: str) -> None:
        if "lost" in tag:
            raise RecursionError

    assert limits.not_parsed("{{ a }}\n\n{{ lost }}\n{{ lost }}", parse) == 3
    assert limits.not_parsed("{{ a }}\n{{ b\n\n{{ c", parse) == 2
    assert limits.not_parsed("{{ a }}", parse) == 0


def test_a_tag_is_found_whatever_began_before_it() -> None:
    assert markup.TAGS.findall("{{ a {{ b }} {% c %} {# d\n#} {{ e") == [
        "{{ b }}",
        "{% c %}",
        "{# d\n#}",
    ]
