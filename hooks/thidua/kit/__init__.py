"""What officers use to tell of a plan: pictures, codes, posters; drawn from plain words."""
