"""Making new plans for staff: drafted from a document, or started from a few answers.

Both ways make a typed record: ``records`` is a drafted plan, with the fields of the model's record
of the same name. ``values`` says where a value comes from and how sure it is. ``writing`` writes
the record as ``plan.yml``, and ``plan_folder`` adds the folder of the plan to the portal.
"""
