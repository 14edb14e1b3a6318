"""Comparing the quotes of a plan with the originals that are published with it.

Rules, pages and open data all use the verdicts of this package, so that they always agree.
"""
