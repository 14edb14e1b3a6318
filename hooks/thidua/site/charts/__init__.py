"""Charts: typed data become accessible SVG, with the finding as title and a table beside.

Positions across are percentages and heights are pixels, so that drawings stretch and words do not.
Colours come from classes (``overrides/css/chart.css``); pictures to take away get them as
attributes (:mod:`~thidua.site.charts.pictures`). No colour says what words do not say too.
"""
