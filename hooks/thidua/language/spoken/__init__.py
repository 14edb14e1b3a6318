"""Printed words as they are read aloud: numbers, units, days and document numbers in words.

``sentences`` reads a whole text; ``numerals`` also reads spoken numbers back, so that a test can
prove that no figure became another one.
"""
