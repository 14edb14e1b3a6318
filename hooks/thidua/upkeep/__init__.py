"""Making a new portal, packing the engine, and adapting older data to a newer engine.

``newportal`` makes a portal and refreshes what the engine gave it. ``migrations`` brings data of
older engines up to this one. ``wheels`` reads and writes the engine as one file; the same engine
is the same bytes.
"""
