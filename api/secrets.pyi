# Written by `make api-dump`: what integrations_anthropic.secrets has for its users. Do not edit.

from . import SecretString as SecretString
