"""How a portal looks: everything that its two colours, its name and its mark make different."""
