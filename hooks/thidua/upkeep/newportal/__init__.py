"""Making a new portal from a few answers: the questions, the meaning of answers, and the files.

There are two kinds of files. Those of ``skeleton`` depend on the engine: ``manifest`` notes what
was written, so that ``refreshing`` renews only what nobody changed. Those in ``data/`` belong to
the portal; the engine does not renew them. ``snapshot`` keeps what an upgrade writes, and nothing
else, to put it back when a step fails.
"""
