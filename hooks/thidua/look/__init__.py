"""The appearance of a portal: everything that depends on its colours, its name and its mark.

- **Colours**: ``palette`` derives all from the two of ``data/portal.yml``, in ``oklch``, fitted to
  WCAG AA (``contrast``). ``stylesheet`` writes what differs from the engine's.
- **Pictures**: ``logo`` inspects the logo. ``share`` draws the picture for shared links, with
  ``lettering`` and ``ornament``. ``icons`` finds icons by name, ``drawings`` writes them again as
  plain shapes. ``svg`` is the one judge of drawings that are published as files.
- **Style sheets and scripts**: ``assets`` and ``dressing`` publish them. ``lowering`` makes sheets
  fit browsers of 2019: layers become order and weight. ``joined_scripts`` joins scripts that one
  other script imports. ``own_assets`` tells what is wrong with a portal's own.
"""
