"""What the kit of each page is made of, and the pages and files of it."""
