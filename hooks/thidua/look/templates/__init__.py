"""The templates of ``overrides/``: the names they may use, and checks of a portal's own ones.

``environment`` says what templates are given. ``filling`` fills them as Jinja does, only sooner;
printing a value that is missing is an error with file and line. ``reading`` and ``faults`` tell
what is wrong with a portal's own template before anything is filled, ``failures`` while pages are
made. ``sentences`` says in Vietnamese what Jinja says. ``kept_templates`` keeps the engine's own
compiled.
"""
