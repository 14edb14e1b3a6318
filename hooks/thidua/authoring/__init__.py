"""Plans made by the portal for staff: drafted from a document, or started from a few answers.

Both ways end in a typed record (``records``), which one writer writes as ``plan.yml`` (``writing``)
and one function puts into the portal (``plan_folder``).
"""
