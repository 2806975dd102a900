"""The page of options: each option of a client with its default and environment variable, and the policies."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from ..client_options import Option, read_tables
from .markdown import cell, code, stacked, table

__all__ = ["options_page"]

POLICIES = {"retry": "RetryPolicy", "circuit": "CircuitConfig", "rate_limits": "RateLimits", "telemetry": "Telemetry"}
"""Options that are records of their own, and their classes in `_config/policies.py`."""
OTHER_VARIABLES = {
    "ANTHROPIC_CONFIG_FILE": "Path of the config file; default: `~/.anthropic/config.json`, which may be missing.",
    "ANTHROPIC_CONFIG_DIR": "Folder of the profiles; default: `~/.config/anthropic` (Windows: `%APPDATA%/Anthropic`).",
    "ANTHROPIC_MODEL": "Of the command line alone: the model of `message`, `chat` and `count-tokens`.",
    "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY": "URL of the proxy for a scheme, or for all. In small letters too.",
    "NO_PROXY": "Hosts that are reached without the proxy, with commas between them.",
    "SSL_CERT_FILE": "File of the CA certificates to trust, where there is no `ca_bundle`.",
    "SSL_CERT_DIR": "Directory of the CA certificates to trust, where there is no `ca_bundle`.",
}
"""Environment variables that are not those of an option."""

INTRODUCTION = """# Options and environment variables

Every option is a keyword argument of `AnthropicClient`, `AsyncAnthropicClient`, `ClientConfig` and `with_options`, and
a key of the config file, where JSON can say its value. An argument goes before `ClientConfig`, that before the
environment, and that before the config file. An invalid value is a `ConfigurationError` where the client is made.
`client.config.explain()` shows the source of each value. [Configuration](../how-to/configuration.md) has examples.
"""


def options_page(package: Path) -> str:
    """Return the page, made from the table of fields and the policies below the folder of the package."""
    options = read_tables(package, package.name)
    policies = (package / "_config" / "policies.py").read_text("utf-8")
    parts = [INTRODUCTION, table(("option", "meaning"), map(_row, options))]
    parts += [_policy(name, POLICIES[name], policies) for name in POLICIES]
    variables = [(code(o.environment), f"{code(o.name)}: {cell(o.doc)}") for o in options if o.environment]
    variables += [(", ".join(map(code, names.split(", "))), text) for names, text in OTHER_VARIABLES.items()]
    parts += ["## Environment variables {#environment}\n", "An empty value counts as not set.\n"]
    parts.append(table(("variable", "meaning"), sorted(variables)))
    return "\n".join(parts)


def _row(option: Option) -> tuple[str, ...]:
    name = f"[**{code(option.name)}**](#{option.name})" if option.name in POLICIES else f"**{code(option.name)}**"
    given = option.default == "None" and not option.nullable
    default = "" if given else f"Default: {code(_value(option.default))}"
    variable = f"Environment: {code(option.environment)}" if option.environment else ""
    return stacked(name, code(option.type)), stacked(cell(option.doc), default, variable)


def _value(source: str) -> str:
    """A default as people write it."""
    if re.fullmatch(r"[\d *]+", source):
        return f"{eval(source):,}"  # noqa: S307  # digits and products only
    return {"MappingProxyType({})": "{}"}.get(source, source)


def _policy(option: str, name: str, source: str) -> str:
    node = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == name)
    rows = []
    for field, text in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            default = ast.unparse(field.value) if field.value else ""
            default = re.sub(r"^DefaultCount\((\d+)\)$", r"\1", default)
            name_and_type = stacked(f"**{code(ast.unparse(field.target))}**", code(ast.unparse(field.annotation)))
            rows.append((name_and_type, stacked(cell(str(text.value.value)), f"Default: {code(default)}")))
    doc = cell(ast.get_docstring(node) or "")
    return f"## `{option}`: {name} {{#{option}}}\n\n{doc}\n\n{table(('field', 'meaning'), rows)}"
