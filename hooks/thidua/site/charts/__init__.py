"""Charts: typed data become accessible SVG, with the finding as title and a table beside.

``rows`` draws bars, or goals and results as dots, ``years`` lines. ``findings`` makes the sentence
that is the title. ``frames`` puts a chart into a page, in sizes of letters; ``pictures`` makes the
same to take away.

Positions across are percentages and heights are pixels, so that drawings stretch and words do not.
Colours come from classes (``overrides/css/charts.css``); pictures to take away get them as
attributes. No colour says what words do not say too.
"""
