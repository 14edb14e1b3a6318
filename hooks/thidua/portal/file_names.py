"""Where the files of plans and examples are in a portal."""

PLANS, HONOREES = "data/plans", "data/honorees"
PLAN, RESULTS = "plan.yml", "results.yml"
"""The files of one plan, in its folder."""
