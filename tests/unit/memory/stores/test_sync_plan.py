"""What is to be done for each way in which a file, a memory and what both were last time may differ."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._memory.stores.sync_plan import SyncPlan, made_plan

HASHES = st.sampled_from(["a", "b", "c"])
LISTS = st.dictionaries(st.sampled_from(["/x", "/y", "/z/1", "/z/2"]), HASHES)


def planned(file: str | None, memory: str | None, known: str | None, **options: object) -> SyncPlan:
    """The plan for one path."""
    lists = [{} if value is None else {"/x": value} for value in (file, memory, known)]
    return made_plan(*lists, **options)  # type: ignore[arg-type]  # options of the function


@pytest.mark.parametrize(
    ("file", "memory", "known", "action"),
    [
        (None, "a", None, "write_file"),
        ("a", "b", "a", "write_file"),
        ("a", None, "a", "delete_file"),
        ("a", None, None, "create_memory"),
        ("b", "a", "a", "update_memory"),
        (None, "a", "a", "delete_memory"),
        ("a", "b", None, None),
        ("a", "b", "c", None),
        (None, "b", "a", None),
        ("b", None, "a", None),
    ],
)
def test_what_one_side_changed_is_changed_on_the_other(
    file: str | None, memory: str | None, known: str | None, action: str | None
) -> None:
    plan = planned(file, memory, known)
    assert [step.action for step in plan.steps] == ([action] if action else [])
    found = [(one.path, one.file_sha256, one.memory_sha256) for one in plan.conflicts]
    assert found == ([] if action else [("/x", file, memory)])
    assert not (plan.alike or plan.gone or plan.waiting)


@pytest.mark.parametrize("known", [None, "a", "b"])
def test_what_is_alike_is_left_alone_and_known_from_now_on(known: str | None) -> None:
    plan = planned("a", "a", known)
    assert (plan.steps, plan.conflicts, plan.alike, plan.gone) == ((), (), {"/x": "a"}, ())


def test_what_both_sides_deleted_is_forgotten() -> None:
    assert planned(None, None, "a").gone == ("/x",)


@pytest.mark.parametrize(
    ("direction", "done"), [("both", [True, True]), ("download", [True, False]), ("upload", [False, True])]
)
def test_a_direction_leaves_the_other_changes_waiting(direction: str, done: list[bool]) -> None:
    for (file, memory, known), is_done in zip([("a", "b", "a"), ("b", "a", "a")], done, strict=True):
        plan = planned(file, memory, known, direction=direction)
        assert (len(plan.steps), len(plan.waiting)) == ((1, 0) if is_done else (0, 1))


def test_deletions_come_first() -> None:
    plan = made_plan({"/a": "1", "/b": "1"}, {"/a/b": "1"}, {"/a": "1"})
    assert [(step.action, step.path) for step in plan.steps] == [
        ("delete_file", "/a"),
        ("write_file", "/a/b"),
        ("create_memory", "/b"),
    ]


def test_what_is_left_out_is_left_alone_with_all_below_it() -> None:
    plan = made_plan({}, {"/a/b/c": "1", "/ab": "1"}, {"/a/b/d": "1"}, besides={"/a/b"})
    assert [step.path for step in plan.steps] == ["/ab"]


@given(LISTS, LISTS, LISTS)
def test_no_path_is_lost_and_none_is_done_twice(
    files: dict[str, str], memories: dict[str, str], known: dict[str, str]
) -> None:
    plan = made_plan(files, memories, known)
    found = [step.path for step in plan.steps] + [one.path for one in plan.conflicts] + [*plan.alike, *plan.gone]
    assert sorted(found) == sorted({*files, *memories, *known})


@given(LISTS, LISTS, LISTS)
def test_a_second_plan_after_the_first_has_only_its_conflicts(
    files: dict[str, str], memories: dict[str, str], known: dict[str, str]
) -> None:
    plan = made_plan(files, memories, known)
    files, memories, known = dict(files), dict(memories), {**known, **plan.alike}
    for step in plan.steps:
        source, target = (memories, files) if step.action.endswith("file") else (files, memories)
        if step.action.startswith("delete"):
            target.pop(step.path)
            known.pop(step.path, None)
        else:
            target[step.path] = known[step.path] = source[step.path]
    for path in plan.gone:
        known.pop(path)
    again = made_plan(files, memories, known)
    assert (again.steps, again.gone) == ((), ())
    assert [one.path for one in again.conflicts] == [one.path for one in plan.conflicts]


def test_every_combination_is_decided() -> None:
    for file, memory, known in itertools.product((None, "a", "b", "c"), repeat=3):
        plan = planned(file, memory, known)
        assert len(plan.steps) + len(plan.conflicts) + len(plan.alike) + len(plan.gone) == int(
            any((file, memory, known))
        )
