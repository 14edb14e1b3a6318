"""Comparing a plan with its originals: side by side, in order, from first to last word.

``quotes`` and ``facts`` say which lines the plan has. ``principal`` says which file counts.
``alignment`` gives each line its place in it, ``order`` and ``omissions`` say what stands
elsewhere and what is left over. ``exact`` and ``recognised`` give verdicts. ``nearest`` and
``differing`` show a miss, and let a note own it. ``reports`` looks for the words of a result in
its report, ``report_heads`` for what the report is called, ``report_rests`` for what is left out.

Rules, pages and open data all use these verdicts, so that they always agree. A forged field that
passes goes into ``tests/forgeries/``.
"""
