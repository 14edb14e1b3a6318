"""What every room stands on: problems, files, the store, processes, where the engine is.

- **Problems**: ``problems`` says what is wrong, where, and what to write instead.
- **The store**: ``store`` keeps what is slow to make, in one SQLite file. ``filehashes`` tells
  which files changed without reading the others.
- **Processes**: ``shifts`` spreads work over all processors. It works on the first items before it
  copies the process, so that the copies share what those items load; copies end after some hundred
  items, and give back what they remember. ``executors`` makes single copies. What needs much memory
  for a moment is made by ``work_in_copy``, or as the long work of a shift. A library that starts
  threads of its own (Typst does) is called through ``work_with_threads``: a copy of a process with
  such threads waits for ever.
  ``confinement`` works on untrusted bytes in a process of its own, with limits.
- **The site on disk**: ``exchange`` puts a new folder in the place of the live one, here and on
  hosts: ``old`` is always whole, ``new`` can be thrown away. ``site_folder`` does so for a build,
  and ``spare_site`` keeps a second tree in which the next site is put together. ``site_tree`` and
  ``tree_list`` tell whether anybody changed a file. Nobody writes into a file of a site: it may be
  a second name of a published one.
- **Bytes**: ``files`` replaces files whole. ``packing`` makes compressed files whose bytes depend
  on their content alone.
- **Start-up**: ``engine`` says where the engine's files are, in a wheel or in its repository; its
  ``list_layers`` puts a portal's own files before them. ``patterns`` compiles large regular
  expressions when they are first used; ``kept_patterns`` keeps them in files ``beside_code``.
"""
