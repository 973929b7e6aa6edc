"""Commands of the panel “Change and take back”: edit, rename, delete, undo."""
