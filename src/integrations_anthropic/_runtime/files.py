"""Small files that the configuration names: read without ever waiting for a pipe or a device."""

from __future__ import annotations

import os
import stat

__all__ = ["LARGEST_BUNDLE", "LARGEST_FILE", "check_file", "open_regular", "read_file"]

LARGEST_FILE = 2**20
"""Bytes of a file that the configuration names."""
LARGEST_BUNDLE = 16 * 2**20
"""Bytes of a file of CA certificates."""


def read_file(name: str, largest: int = LARGEST_FILE) -> tuple[bytes, int]:
    """The content and the mode of a regular file. Raises OSError, also for another kind of file and a larger one."""
    descriptor = open_regular(name, largest)
    with open(descriptor, "rb") as file:
        content = file.read(largest + 1)
        # It may have grown since its size was looked up.
        if len(content) > largest:
            raise _too_large(largest)
        return content, os.fstat(file.fileno()).st_mode


def check_file(name: str, largest: int = LARGEST_FILE) -> None:
    """Raise OSError where a file cannot be read, is no regular one or is larger than `largest` bytes."""
    os.close(open_regular(name, largest))


def open_regular(name: str, largest: int | None = None) -> int:
    """A descriptor of a regular file. Raises OSError, also for another kind of file and one of more bytes."""
    # Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    descriptor = os.open(name, flags)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            kind = "a directory" if stat.S_ISDIR(found.st_mode) else "no regular file"
            raise OSError(f"it is {kind}")
        if largest is not None and found.st_size > largest:
            raise _too_large(largest)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _too_large(largest: int) -> OSError:
    return OSError(f"it is larger than {largest // 2**20} MiB")
