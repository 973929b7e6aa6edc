"""Files written all or none, with a journal, beside people who save at the same time."""
