"""The sample of operations: one of each group and shape, the same each time, and no longer with the API."""

from __future__ import annotations

from tests.contract.sampling import MORE, marked, sample
from tests.contract.test_operations import CASE_PARAMETERS, CASES, shape


def test_a_sample_has_one_of_each_kind_and_is_the_same_each_time() -> None:
    numbers = list(range(1000))
    found = sample(numbers, lambda n: n % 7, lambda n: n > 990)
    assert found == sample(numbers, lambda n: n % 7, lambda n: n > 990) == sorted(found)
    assert {n % 7 for n in found} == set(range(7))
    assert any(n > 990 for n in found)
    assert len(found) == 7 + 1 + MORE


def test_few_cases_are_all_in_the_sample() -> None:
    assert sample([1, 2, 3]) == [1, 2, 3]
    assert [bool(p.marks) for p in marked([1, 2], name=str)] == [False, False]


def test_what_is_left_out_has_the_mark() -> None:
    found = marked(list(range(100)), lambda n: n % 2, name=str)
    assert len(found) == 100
    assert sum(not p.marks for p in found) == 2 + MORE
    assert {mark.name for p in found for mark in p.marks} == {"slow"}


def test_every_group_and_every_shape_of_an_operation_is_tested_each_time() -> None:
    found = [p.values[0] for p in CASE_PARAMETERS if not p.marks]
    assert {case.service[0] for case in found} == {case.service[0] for case in CASES}
    assert {shape(case) for case in found} == {shape(case) for case in CASES}
