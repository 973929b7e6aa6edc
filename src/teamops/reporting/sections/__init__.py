"""What several reports are made of: cells, choosing what is asked for, and the sections of the meeting pack."""
