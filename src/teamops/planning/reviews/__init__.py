"""Reviews and improvements: drafted and completed."""
