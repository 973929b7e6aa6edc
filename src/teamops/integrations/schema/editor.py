"""Files by which an editor completes, explains and checks the files of a workspace.

They are for VS Code and its YAML extension; other editors read the same schemas (`# yaml-language-server: $schema=…`).
They are in a hidden folder, in which teamops looks for no records.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from teamops.integrations.schema.schema import SETTINGS, format_schema

RECORDS_SCHEMA = ".vscode/teamops-records.schema.json"
SETTINGS_SCHEMA = ".vscode/teamops-settings.schema.json"
EDITOR_SETTINGS = ".vscode/settings.json"

ASSOCIATIONS: Mapping[str, object] = {
    "yaml.schemas": {
        SETTINGS_SCHEMA: "teamops.yaml",
        RECORDS_SCHEMA: ["*.yaml", "*.yml", "!teamops.yaml", "!templates/**", "!**/.*", "!**/.*/**"],
    }
}
"""Which schema is for which files: all but hidden ones and templates, as teamops reads them."""

_HABITS: Mapping[str, object] = {
    "files.encoding": "utf8",
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.formatOnSave": False},
}
"""No formatting on save: it would change other lines too, and the history shows who changed what."""


def build_schema_files() -> dict[str, str]:
    """Return the schemas of this version of teamops, by path."""
    return {RECORDS_SCHEMA: format_schema(), SETTINGS_SCHEMA: format_schema(SETTINGS)}


def build_settings_files() -> dict[str, str]:
    """Return the settings that a team starts with and may change, by path."""
    return {
        EDITOR_SETTINGS: _format_json({**_HABITS, **ASSOCIATIONS}),
        ".vscode/extensions.json": _format_json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def format_missing_settings(settings: str) -> str:
    """Return the lines that existing settings lack, for their outermost braces; "" where they lack none."""
    if RECORDS_SCHEMA in settings and SETTINGS_SCHEMA in settings:
        return ""
    return "\n".join(_format_json(ASSOCIATIONS).splitlines()[1:-1])


def _format_json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
