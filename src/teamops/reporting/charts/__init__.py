"""Pictures that reports hold, one file each: from records to what is drawn and said."""
