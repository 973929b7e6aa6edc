"""Pages that commands other than `report` show: a split, a week's plan, confirmations, changes."""
