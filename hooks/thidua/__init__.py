"""The domain of an emulation-campaign portal: from YAML files to pages, without any web framework.

Modules are stages, and imports run one way, from the bottom of this list to its top:

==================  ====================================================================
``pages/``          what every page of the site shows; ``render`` turns it into HTML
``catalogue``       all records of one portal, indexed for looking up
``loading``         the ``data/`` folder in, a catalogue and every problem out
``rules/``          what must hold between records
``validation``      one file against its model, every fault with its position
``model/``          the shape and meaning of every record
``yamltree``        YAML text as a tree that remembers where everything stood
``vietnamese``      letters, tones, order and slugs of the language; ``dates``,
                    ``document_number`` and ``problems`` stand beside it
==================  ====================================================================

Nothing here reads the clock, the network or the locale, prints, logs or exits.
"""

__version__ = "1.1.0"
"""The one place that says which release this is."""
