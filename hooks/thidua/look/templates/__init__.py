"""The templates of ``overrides/``: the names they may use, and checks of a portal's own ones."""
