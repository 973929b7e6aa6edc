"""Commands of the panel "reviews": reviews and improvements, and what only they need."""
