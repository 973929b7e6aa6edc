"""YAML documents: parsed with positions, edited without touching the rest."""
