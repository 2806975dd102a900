"""What the generator makes of bodies with files and of responses that are files, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from codegen.build import build
from codegen.load.description import Spec, SpecError
from codegen.load.openapi import load
from codegen.uploads import upload_facts, upload_imports, upload_type

SPEC = load(Path(__file__).parents[3] / "spec")
UPLOAD = "files.yaml#/paths/~1v1~1files/post"
DOWNLOAD = "files.yaml#/paths/~1v1~1files~1{file_id}~1content/get"


def changed(change: Callable[[Any], object]) -> Spec:
    document = deepcopy(SPEC.document)
    change(document)
    return Spec(document, SPEC.origins, SPEC._locations, SPEC._shared)


def form(document: Any) -> Any:
    return document["components"]["schemas"]["UploadFileRequest"]


def post(document: Any) -> Any:
    return document["paths"]["/v1/files"]["post"]


def download(document: Any) -> Any:
    return document["paths"]["/v1/files/{file_id}/content"]["get"]


def binary(document: Any) -> Any:
    return download(document)["responses"]["200"]["content"]


def test_a_form_and_a_binary_response_are_operations_of_their_own_kinds() -> None:
    operations = {op.name: op for service in build(SPEC).services for op in service.operations}
    assert operations["files.upload"].is_form
    assert operations["files.download"].kind == "binary"
    assert not operations["files.get"].is_form


def test_a_list_of_files_may_be_a_folder_where_the_description_says_so() -> None:
    methods_of = {op.name: op for service in build(SPEC).services for op in service.operations}
    by_name = {field.name: field for field in methods_of["skills.create"].arguments}
    assert by_name["files"].input == "FilesUpload"
    assert upload_facts(by_name.values()) == {
        "files": ("files",),
        "file_lists": ("files",),
        "folders": {"files": ("*/SKILL.md",)},
    }
    names = [name for _, name in upload_imports(methods_of["skills.create"].arguments)]
    assert names == ["FilesUpload"]
    assert upload_imports(methods_of["files.upload"].arguments) == (("..._argument_types.protocols", "FileUpload"),)
    assert upload_type({"type": "array", "items": {"format": "binary"}}) == "Sequence[FileUpload]"


@pytest.mark.parametrize(
    ("change", "where", "why"),
    [
        (
            lambda d: form(d)["properties"]["file"].update({"x-folder": ["*/SKILL.md"]}),
            "files.yaml#/components/schemas/UploadFileRequest/properties/file/x-folder",
            "only a list of files has it",
        ),
        (
            lambda d: form(d)["properties"]["file"].update({"x-folder": "SKILL.md"}),
            "files.yaml#/components/schemas/UploadFileRequest/properties/file/x-folder",
            "a list of names of files",
        ),
        (
            lambda d: form(d)["properties"]["file"].pop("format"),
            "files.yaml#/components/schemas/UploadFileRequest",
            "format: binary",
        ),
        (
            lambda d: form(d)["properties"].update(more={"type": "object", "description": "Some."}),
            "files.yaml#/components/schemas/UploadFileRequest/properties/more",
            "a part must be a file",
        ),
        (lambda d: post(d).update({"x-lines": True}), UPLOAD, "x-jsonl"),
        (lambda d: download(d).update({"x-lines": True}), f"{DOWNLOAD}/x-lines", "a binary response"),
        (
            lambda d: binary(d)["application/octet-stream"].update(schema={"type": "string"}),
            f"{DOWNLOAD}/responses/200/content/application~1octet-stream/schema",
            "format: binary",
        ),
        (
            lambda d: binary(d)["application/octet-stream"].pop("example"),
            f"{DOWNLOAD}/responses/200/content/application~1octet-stream",
            "needs an example",
        ),
        (lambda d: binary(d).update({"text/html": {}}), f"{DOWNLOAD}/responses/200/content", "no other media type"),
    ],
)
def test_what_no_method_can_be_made_of_is_refused(change: Callable[[Any], object], where: str, why: str) -> None:
    with pytest.raises(SpecError, match=why) as found:
        build(changed(change))
    assert found.value.where.startswith(where)
