"""Everything about one record or one person."""
