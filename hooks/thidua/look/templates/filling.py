"""Filling templates as Jinja does, in half the time.

A page prints a thousand values, calls some hundred functions and macros, and is put together from
two dozen templates. Jinja makes an object of its own of every value, asks of every function whether
it wants the context of the template, and copies all names for every template. What needs none of
this, plain texts, plain functions and simple macros, is dealt with here. All others are left to
Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from functools import partial
from types import BuiltinMethodType, CodeType, FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup

_PLAIN = frozenset({BuiltinMethodType, FunctionType, MethodType})
_as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


def escape(value: Any) -> str:
    """A value as HTML, like ``markupsafe.escape``; a text that needs no escaping stays as it is."""
    kind = value.__class__
    if kind is Markup or (
        kind is str
        and "&" not in value
        and "<" not in value
        and ">" not in value
        and '"' not in value
        and "'" not in value
    ):
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else markupsafe.escape(value)


class QuickMacro(Macro):
    """A macro; ``simple`` tells how many arguments can be given straight to ``fill``, or -1."""

    def __init__(
        self,
        environment: Environment,
        func: Callable[..., str],
        name: str,
        arguments: list[str],
        *catching: Any,
    ) -> None:
        super().__init__(environment, func, name, arguments, *catching)
        self.fill = func
        catches_more = any(catching[:3])  # other names, other values, a caller
        self.simple = -1 if catches_more else len(arguments)


class QuickContext(Context):
    """The names that a template knows."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a function, a method or a macro."""
        kind = called.__class__
        if kind in _PLAIN:
            if hasattr(called, "jinja_pass_arg"):
                return super().call(called, *args, **kwargs)
        elif kind is not QuickMacro:
            return super().call(called, *args, **kwargs)
        if kwargs:  # Jinja passes these two to everything
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        if kind is QuickMacro:
            if not kwargs and called.simple == len(args):
                return _as_markup(called.fill(*args))
            return called(self.eval_ctx, *args, **kwargs)
        return called(*args, **kwargs)


class QuickTemplate(Template):
    """A template that escapes with :func:`escape` and has macros of the kind above."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make a template of its compiled code; loaders call this."""
        template = super().from_code(environment, code, globals, uptodate)
        fill = template.root_render_func
        fill.__globals__.update(escape=escape, Macro=QuickMacro)

        def fill_at_once(context: Context) -> Iterator[str]:
            # A template that includes this one hands on every piece by itself: let it be one.
            yield "".join(fill(context))

        template.root_render_func = fill_at_once
        return template


class QuickEnvironment(Environment):
    """What reads and fills templates; they are read once, and always escape."""

    context_class = QuickContext
    template_class = QuickTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **options)
        self._read: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows: the same mapping for all where none adds its own."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """A template by its name."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._read:
            self._read[name] = super().get_template(name, parent)
        return self._read[name]
