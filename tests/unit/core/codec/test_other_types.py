"""Types that models do not consist of: cattrs reads them, with our hooks for what is inside."""

from __future__ import annotations

import pytest

from integrations_anthropic import SerializationError
from integrations_anthropic._core.codec.decode import structure


def test_a_type_that_no_model_has_is_read_by_cattrs() -> None:
    assert structure([1, 2], tuple[int, ...]) == (1, 2)


def test_what_is_inside_of_such_a_type_is_not_coerced() -> None:
    with pytest.raises(SerializationError, match="expected an integer, got a string"):
        structure(["1"], tuple[int, ...])
