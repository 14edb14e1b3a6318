"""A copy of a built site that works from a folder: on a USB stick, without any network."""
