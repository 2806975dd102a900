# Written by `make api-dump`: what integrations_anthropic.meta has for its users. Do not edit.

from . import Attempt as Attempt
from . import Meta as Meta

class Headers(dict[str, str]):
    ...
