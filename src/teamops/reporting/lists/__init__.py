"""Lists of records: filtered, ordered, one row each."""
