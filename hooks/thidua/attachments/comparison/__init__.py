"""Whether what a plan quotes is printed in the originals published beside it.

Rules, pages and open data take their verdicts from here, so that they can never disagree.
"""
