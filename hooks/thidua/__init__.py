"""The domain of an emulation-campaign portal: from YAML files to a finished site.

It knows no web framework, and never reads the clock, the network or the locale, prints, logs or
exits. ``CONTRIBUTING.md`` has the plan of its rooms. The docstring of each room says how the
modules of the room work together.
"""

__version__ = "1.1.0"
"""The one place that says which release this is."""
