"""The text of an original, paragraph by paragraph, whatever kind of file it came in.

What checks a plan against its original and what drafts a plan from one both read it from here, so
that they can never see different words.
"""
