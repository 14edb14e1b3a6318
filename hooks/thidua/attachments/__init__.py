"""Files published with a plan: inspecting them, reading them, comparing the record with them.

Files are inspected, drawn and read in processes of their own, with limits. A file is never
rewritten. ``photographs`` makes all sizes of the pictures of honoured examples. ``printed_places``
draws where a PDF prints a target, marked, and only where that is sure. The desk marks places with
the same ``marking``.
"""
