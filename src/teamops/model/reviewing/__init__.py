"""What a review looks back on, from the records."""
