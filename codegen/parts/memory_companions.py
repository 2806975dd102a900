"""The companion of a memory store: it is synchronized with a folder."""

from __future__ import annotations

import textwrap

from .companion import Companion, OwnParameter

__all__ = ["SYNC"]

SYNC = Companion(
    name="sync",
    summary="Make a folder of this computer and a memory store alike: files are memories, at the same paths.",
    doc=textwrap.dedent(
        """\
        A path that changed on one side since last time is changed on the other: created, written or deleted.
        One that changed on both is a conflict, which is reported and left as it is. Each change is made only
        while the content is still the one that was compared, so that nothing is overwritten that somebody
        else has written meanwhile. What is known of last time is kept in a file. Links are not followed, no
        path leads out of the folder, and files are written as a whole. Made again after an error or a crash,
        it goes on where it was.
        """
    ).strip(),
    own_parameters=(
        OwnParameter(
            name="folder",
            annotation="str | PathLike[str]",
            doc="its path; made where it is missing. Files are UTF-8 text of at most 102,400 bytes.",
        ),
        OwnParameter(
            name="direction",
            annotation='Literal["both", "download", "upload"]',
            default='"both"',
            doc="""`download` changes files alone, `upload` memories alone; what the other direction would do is in
                `waiting` of the result.""",
        ),
        OwnParameter(
            name="dry_run",
            annotation="bool",
            default="False",
            doc="whether nothing is changed, on neither side: the result says what would be.",
        ),
        OwnParameter(
            name="state",
            annotation="str | PathLike[str] | None",
            default="None",
            doc="""file with the hashes that both sides had last time. Default: `.memory-store.json` in the folder.""",
        ),
        OwnParameter(
            name="max_concurrency",
            annotation="int",
            default="4",
            doc="""most changes at once, from 1 to 32. Deletions come before all others. After an error no more are
                begun, and those that were come to their end.""",
        ),
    ),
    omitted=frozenset(),
    required_fields=frozenset(),
    is_async=True,
    needs_body=False,
    options=frozenset({"timeout", "extra_headers", "beta_features"}),
    returns=(({}, "MemorySync"),),
    body=(
        'load("integrations_anthropic._async.memory_sync.sync_run", '
        '"integrations_anthropic._async.services.memory_stores_memories")',
        "from ..._memory.stores.sync_result import MemorySyncOptions",
        "from ..memory_sync.sync_run import AsyncFolderSync",
        "from .memory_stores_memories import AsyncMemoryStoreMemoriesService",
        "",
        "memories = AsyncMemoryStoreMemoriesService(self._pipeline)",
        "asked = MemorySyncOptions(folder=folder, direction=direction, dry_run=dry_run, state=state, "
        "max_concurrency=max_concurrency)",
        "return await AsyncFolderSync(memory_store_id, call, memories, asked).run()",
    ),
    type_imports=(("os", "PathLike"), ("..._memory.stores.sync_result", "MemorySync")),
    raises=(
        "ValidationError: an argument is invalid, or the folder has too many files; nothing was sent.",
        "ConfigurationError: the folder or the state cannot be used, or all files that were there are gone.",
        "APIError: the API returned an error; what was done until then is written down.",
        "APIConnectionError: no response was received.",
    ),
)
