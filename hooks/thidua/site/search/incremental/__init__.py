"""The last index, and how it is changed where pages have changed."""
