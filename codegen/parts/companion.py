"""A hand-written method that is added to a service: what is printed of it."""

from __future__ import annotations

from attrs import frozen

from ..ir import Operation

__all__ = ["Companion", "OwnParameter"]


@frozen(kw_only=True)
class OwnParameter:
    """A parameter that the companion method has and the operation does not."""

    name: str
    annotation: str
    doc: str
    default: str | None = None
    """Python source of the default; None: the parameter is required."""
    is_secret: bool = False
    """Whether it is sealed first: whoever prints the locals of a traceback does not see it."""

    @property
    def parameter(self) -> str:
        """The parameter as Python source, for a signature."""
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


@frozen(kw_only=True)
class Companion:
    """One companion method."""

    name: str
    summary: str
    doc: str
    own_parameters: tuple[OwnParameter, ...]
    omitted: frozenset[str]
    """Body fields that are not arguments: the method sets them, or a parameter of its own replaces them."""
    required_fields: frozenset[str]
    """Body fields the operation must have."""
    is_async: bool
    returns: tuple[tuple[dict[str, str], str], ...]
    """One overload each: ({parameter: annotation that differs}, return annotation). The last is the most general."""
    body: tuple[str, ...]
    """Last lines of the method. They import the implementation, so that it is loaded on the first call only."""
    raises: tuple[str, ...]
    type_imports: tuple[tuple[str, str], ...]
    """(module, name) of each import that only annotations need."""
    streamed: bool = False
    """Whether its requests ask for a stream."""
    needs_body: bool = True
    """Whether it is for operations whose request has a body."""
    options: frozenset[str] | None = None
    """Options it has; None: all of the operation. Where it says, the method has no arguments of the body, but those of
    the path, and of the query where there is no body."""
    first_by_position: bool = True
    """Where `options` says: whether the first of its own parameters may be given by position."""
    models: tuple[str, ...] = ()
    """Models and parameter types used in annotations."""
    own_key: str | None = None
    """What `x-companions` calls it; None: its name. Two companions may have one name, on different services."""

    @property
    def key(self) -> str:
        """What `x-companions` calls it."""
        return self.own_key or self.name

    def docstring(self, op: Operation) -> str:
        """Return the docstring; for the arguments of the operation it refers to the generated method."""
        lines = [self.summary, "", *self.doc.splitlines(), "", "Args:"]
        lines += [f"    {p.name}: {' '.join(p.doc.split())}" for p in self.own_parameters]
        lines += ["", f"The other arguments are those of `{op.method}`.", "", "Raises:"]
        return "\n".join([*lines, *(f"    {line}" for line in self.raises)])
