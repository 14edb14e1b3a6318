"""Filling templates with the same result as Jinja in half the time; ``None`` is never printed.

A page prints about a thousand values, calls about a hundred functions and macros, and consists of
about two dozen templates. Jinja wraps every value in an object, asks every function whether it
wants the context of the template, and copies all names for every template. Plain texts, plain
functions and simple macros need none of this and are treated here; all others are left to Jinja.

Jinja prints ``None`` as the word “None”. Here it is an error: whatever may be missing must be asked
for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import partial, wraps
from types import BuiltinMethodType, CodeType, FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import Environment, Template
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, markup_join
from jinja2.utils import pass_eval_context
from markupsafe import Markup

_PLAIN = frozenset({BuiltinMethodType, FunctionType, MethodType})
_MAKING_TEXT = (
    "capitalize", "center", "e", "escape", "forceescape", "indent", "lower", "replace", "safe",
    "string", "striptags", "title", "trim", "truncate", "upper", "urlencode", "urlize", "wordwrap",
)  # fmt: skip
"""Filters of Jinja that make the word “None” of None."""
_as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class NonePrintedError(ValueError):
    """A template prints a value that is None."""


def escape(value: Any) -> str:
    """A value as HTML, like ``markupsafe.escape``; text without special characters is unchanged.

    Raises:
        NonePrintedError: for None.
    """
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
    if value is None:
        raise NonePrintedError
    return str(value) if kind is int else markupsafe.escape(value)


def join_markup(parts: Iterable[Any]) -> str:
    """What ``~`` makes of values in a template that escapes, like Jinja's ``markup_join``."""
    texts = list(parts)
    if None in texts:
        raise NonePrintedError
    return markup_join(texts)


@pass_eval_context
def join_values(
    context: EvalContext, values: Iterable[Any], d: str = "", attribute: str | int | None = None
) -> str:
    """What the filter ``join`` gives; the arguments are those of Jinja's."""
    texts = list(values)
    if attribute is None and None in texts:
        raise NonePrintedError
    return do_join(context, texts, d, attribute)  # type: ignore[no-any-return]


def refuse_none(give: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's that makes text of any value, but now not of None."""
    place = 1 if hasattr(give, "jinja_pass_arg") else 0  # the context comes before the value

    @wraps(give)
    def give_or_refuse(*values: Any, **named: Any) -> Any:
        if values[place] is None:
            raise NonePrintedError
        return give(*values, **named)

    return give_or_refuse


class QuickMacro(Macro):
    """A macro that is called without the preparations of Jinja where that is possible.

    ``simple`` is the number of arguments that can be passed to it directly; -1 if none can.
    """

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
    """The names that a template can use, with their values."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a function, a method or a macro."""
        kind = called.__class__
        if kind in _PLAIN:
            # Only functions of Python can have it; to find that others have not, takes long.
            if kind is not BuiltinMethodType and hasattr(called, "jinja_pass_arg"):
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
        """Make a template from its compiled code; loaders of Jinja call this."""
        template = super().from_code(environment, code, globals, uptodate)
        fill = template.root_render_func
        fill.__globals__.update(escape=escape, Macro=QuickMacro, markup_join=join_markup)

        def fill_at_once(context: Context) -> Iterator[str]:
            # A template that includes this one passes on each piece separately: give it only one.
            yield "".join(fill(context))

        template.root_render_func = fill_at_once
        return template


class QuickEnvironment(Environment):
    """An environment that reads every template only once, and always escapes values."""

    context_class = QuickContext
    template_class = QuickTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **options)
        self._read: dict[str, Template] = {}
        self.filters["join"] = join_values
        self.filters.update({name: refuse_none(self.filters[name]) for name in _MAKING_TEXT})

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template can use; templates that add none share one mapping."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Get a template by its name."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._read:
            self._read[name] = super().get_template(name, parent)
        return self._read[name]
