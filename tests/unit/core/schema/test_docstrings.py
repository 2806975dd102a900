"""What a docstring says of a function and of its parameters."""

from __future__ import annotations

import pytest

from integrations_anthropic._core.schema.docstrings import read_docstring

GOOGLE = """Find a train.

    More about it.

    Args:
        start: where from,
            with the platform.
        stop (str, optional): where to: the end.
        *rest: the rest.
        plain
        when(datetime): no space.

    Keyword Args:
        fast: soon.

    Returns:
        trains: no parameter.

    Raises:
        KeyError: no parameter either.
    """
REST = """Find a train
    at once.

    :param start: where from,
        with the platform.
    :param str stop: where to: the end.
    :type stop: str
    :keyword fast: soon.
    :returns: trains
    """


def test_both_styles_say_the_same():
    google, rest = read_docstring(GOOGLE), read_docstring(REST)
    assert google.description == (
        "Find a train.\n\nMore about it.\n\nReturns: no parameter.\n\nRaises: KeyError: no parameter either."
    )
    assert rest.description == "Find a train at once.\n\nReturns: trains"
    assert google.parameters == {
        "start": "where from, with the platform.",
        "stop": "where to: the end.",
        "rest": "the rest. plain",
        "when": "no space.",
        "fast": "soon.",
    }
    assert rest.parameters == {"start": google.parameters["start"], "stop": "where to: the end.", "fast": "soon."}


@pytest.mark.parametrize(
    ("text", "description", "parameters"),
    [
        (None, None, {}),
        ("", None, {}),
        ("\n\n  ", None, {}),
        ("One\nline.\n\nTwo.", "One line.\n\nTwo.", {}),
        ("Does.\nArgs:\n    a: b", "Does.", {"a": "b"}),
        ("Does.\n:param a: b", "Does.", {"a": "b"}),
        (
            "Does.\n\nArgs:\n    a:\n        on the next line\n\n        and after a gap",
            "Does.",
            {"a": "on the next line and after a gap"},
        ),
        ("Does.\n\nArguments:\n  a: b\nNot indented: c", "Does.", {"a": "b"}),
        ("Does.\n\nArgs:\n    a: b\n    note: deeper\n        x: y", "Does.", {"a": "b", "note": "deeper x: y"}),
        ("Does.\n\nAttributes:\n    a (list[str]): b", "Does.", {"a": "b"}),
        ("Does.\n\nArgs:\n    a (dict[str, (int)]): b", "Does.", {"a": "b"}),
        ("Note: this is a summary.", "Note: this is a summary.", {}),
        (
            "Books.\n\nOnly after the user has confirmed.\n\nArgs:\n    a: b",
            "Books.\n\nOnly after the user has confirmed.",
            {"a": "b"},
        ),
        ("Does.\n\nArgs:\n    a: b\n\nReturns:\n    the result", "Does.\n\nReturns: the result", {"a": "b"}),
        ("Does.\n\nParameters\n----------\na, b : int\n    Both.\n", "Does.", {"a": "Both.", "b": "Both."}),
        ("Does.\n\n@param a: what\n@return: it", "Does.\n\nReturns: it", {"a": "what"}),
        ("Tabs.\n\nArgs:\n\ta: b", "Tabs.", {"a": "b"}),
    ],
)
def test_a_docstring_is_read_in_parts(text, description, parameters):
    assert read_docstring(text) == (description, parameters)
