"""Originals: the files published beside a plan. What comes in is proved harmless, never rewritten.

``inspection`` tells a file's type from its content and what is in it, or refuses it with a sentence
of ``refusals``; ``published`` is what readers are told; ``preview`` draws the first page.
"""

from thidua.attachments.inspection.filetypes import ACCEPTED_SUFFIXES
from thidua.attachments.inspection.inspection import inspect_file
from thidua.attachments.inspection.published import KIND_NAMES, Original, published

__all__ = ["ACCEPTED_SUFFIXES", "KIND_NAMES", "Original", "inspect_file", "published"]
