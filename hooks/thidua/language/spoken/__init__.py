"""Printed words as they are read aloud: numbers, units, days and document numbers in words.

``sentences`` reads a whole text in one pass, with the rules of ``counting``, ``codes``, ``dated``,
``together``, ``marks``, ``romans`` and ``abbreviations``. ``over`` judges whether “7/12” is a day
or a count. What is not sure is told. ``numerals`` also reads spoken numbers back, so that a test
can prove that no figure became another one.
"""
