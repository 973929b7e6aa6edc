"""Files that make an editor complete, explain and check the files of a workspace while they are written.

They are for VS Code and its YAML extension; other editors read the same schemas (`# yaml-language-server: $schema=…`).
They stand in a hidden folder, which holds no records.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from teamops.integrations.schema.schema import SETTINGS, schema_text

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
"""Formatting on save would change lines that nobody meant to change, and the diff is the record of who did what."""


def schema_files() -> dict[str, str]:
    """The schemas of this version of teamops, by path."""
    return {RECORDS_SCHEMA: schema_text(), SETTINGS_SCHEMA: schema_text(SETTINGS)}


def settings_files() -> dict[str, str]:
    """Settings that a team begins with and may change, by path."""
    return {
        EDITOR_SETTINGS: _json({**_HABITS, **ASSOCIATIONS}),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def lines_to_add(settings: str) -> str:
    """What settings that somebody else wrote lack: lines for their outermost braces, or nothing."""
    if RECORDS_SCHEMA in settings and SETTINGS_SCHEMA in settings:
        return ""
    return "\n".join(_json(ASSOCIATIONS).splitlines()[1:-1])


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
