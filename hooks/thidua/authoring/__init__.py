"""Making new plans for staff: drafted from a document, or started from a few answers.

Both ways make a typed record (``records``). ``writing`` writes the record as ``plan.yml``, and
``plan_folder`` adds the folder of the plan to the portal.
"""
