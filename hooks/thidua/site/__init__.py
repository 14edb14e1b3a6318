"""What readers and machines get: pages, search, open data, and the build that writes them."""
