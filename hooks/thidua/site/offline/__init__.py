"""A copy of a built site that works from a folder: on a USB stick, without any network.

``named_files`` lets addresses name files. ``classic_scripts`` makes one plain script of modules.
What scripts fetch stands in scripts that hold it (``copying``,
``overrides/js/offline/offline.js``). The site itself knows nothing of it.
"""
