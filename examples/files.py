"""Uploads a file, lists what is stored, and downloads it: on a local sandbox."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox


def main() -> None:
    """Upload, list, download, delete."""
    with Sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "report.txt"), Path(folder, "copy.txt")
        source.write_text("Sales rose by 5 %.\n" * 100_000)
        with AnthropicClient(api_key="sandbox-key", base_url=sandbox.url) as client:
            stored = client.files.upload(file=source, expires_in_seconds=3600, progress=show)
            print(f"\nstored as {stored.id}: {stored.size_bytes} bytes of {stored.mime_type}")
            for each in client.files.list():
                print(f"{each.id}  {each.filename}")
            # On the API, only files that a tool has made can be downloaded.
            client.files.download(stored.id).save(target)
            assert target.read_bytes() == source.read_bytes()
            client.files.delete(stored.id)


def show(sent: int, size: int | None) -> None:
    """Show how far the upload has come."""
    sys.stdout.write(f"\rsent {sent} of {size} bytes")


if __name__ == "__main__":
    main()
