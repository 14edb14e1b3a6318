"""Compiled templates of the engine, kept from one run to the next.

Jinja makes a program of each template, and keeping programs is keeping code: so only templates that
come with the engine are kept, where its own compiled modules lie. A portal's templates are compiled
in each run.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from thidua.foundation.beside_code import find_beside, keep_beside, read_beside
from thidua.foundation.engine import OVERRIDES

_MOST_KEPT = 400


class KeptTemplates(BytecodeCache):
    """Where Jinja looks for compiled templates."""

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept of a template; nothing of one that does not come with the engine."""
        if filename and Path(filename).is_relative_to(OVERRIDES):
            return super().get_bucket(environment, name, filename, source)
        return Bucket(environment, "", "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take over a compiled template."""
        with suppress(OSError, ValueError, EOFError, TypeError, NotImplementedError):
            bucket.bytecode_from_string(read_beside(_find_file(bucket)))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(NotImplementedError):
            if bucket.key:
                keep_beside(_find_file(bucket), bucket.bytecode_to_string(), _MOST_KEPT)


def _find_file(bucket: Bucket) -> Path:
    """Where a template is kept: its program depends on the environment as well."""
    made = bucket.environment
    ways = (made.autoescape, made.trim_blocks, made.lstrip_blocks, made.newline_sequence)
    passed = sorted(
        (name, str(getattr(called, "jinja_pass_arg", "")))
        for called_by_name in (made.filters, made.tests)
        for name, called in called_by_name.items()
    )
    told = (jinja2.__version__, repr(ways), repr(passed), bucket.key, bucket.checksum)
    return find_beside("template", *told)
