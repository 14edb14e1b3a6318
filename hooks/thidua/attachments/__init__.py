"""Files published beside a plan: whether they are safe, what they say, how the record fits."""
