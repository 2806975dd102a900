"""Does the work of one case with one client, in a process of its own.

    work.py CLIENT WORK URL ARGUMENT SAMPLES OPTIONS

OPTIONS are those of the client, as JSON. Prints the samples as JSON, in the unit of the case.
"""

from __future__ import annotations

import importlib
import json
import sys


def main() -> None:
    client, work, url, argument, samples, options = sys.argv[1:]
    module = importlib.import_module(client)
    if given := json.loads(options):
        module.OPTIONS.update(given)
    done = getattr(module, work)(url, int(argument), int(samples))
    print(json.dumps(done))


if __name__ == "__main__":
    main()
