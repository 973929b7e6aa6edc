"""JSON Schema (draft-07) of the files, for editors and other programs, made from the declarations of the records.

Draft-07 is what yaml-language-server and all other tools understand. The schemas have no `$id`, so that no program
tries to fetch them. What depends on several values (references, sums, the order of dates) is left to `teamops check`.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from teamops.integrations.schema.value_schemas import NOTATIONS, Fragment, ValueSchema, allow_null
from teamops.locale.text import Text
from teamops.locale.texts.setup import schema as words
from teamops.locale.texts.shell import fields as field_names
from teamops.locale.texts.shell import records
from teamops.model.dataclass import MISSING, dataclass, fields
from teamops.model.figures.quantity import Quantity
from teamops.model.records.record import get_default, get_key, get_types
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS

SETTINGS = "settings"
SCHEMAS = (*SECTIONS, SETTINGS)
"""The names of schemas: one for what is below the key of each section, and one for teamops.yaml."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def format_schema(name: str | None = None) -> str:
    """Return `build_schema` as the text of a file; it depends on the version of teamops only."""
    return json.dumps(build_schema(name), ensure_ascii=False, indent=2) + "\n"


def build_schema(name: str | None = None) -> Fragment:
    """Return the schema of the section `name`, of `settings` (teamops.yaml), or of a whole file of records (None)."""
    definitions = _Definitions({})
    if name is None:
        title = words.TEXTS["title.records"]
        body = allow_null(
            _build_mapping({section: _build_section(section, definitions) for section in SECTIONS})
        )  # a file may be empty
    elif name == SETTINGS:
        title = words.TEXTS["title.settings"]
        body = definitions.build_record(Settings)
    else:
        title = words.TEXTS[f"section.{name}"]
        body = _build_section(name, definitions)
    return {
        "$schema": _DRAFT,
        "title": format_both_languages(title),
        **body,
        "definitions": dict(sorted(definitions.definitions.items())),
    }


def format_both_languages(text: Text) -> str:
    """Return the text in both languages: a team's file has readers of either."""
    return f"{text.zh} · {text.en}"


def find_title(record: str, key: str) -> Text:
    """Return the name of `key` in `record`; where it has none of its own, the key's general name."""
    own = words.TEXTS.get(f"{record}.{key}") or words.TEXTS.get(f"key.{key}")
    return own or field_names.TEXTS[key]


def _build_section(section: str, definitions: _Definitions) -> Fragment:
    title = format_both_languages(words.TEXTS[f"section.{section}"])
    return allow_null({"title": title, "type": "array", "items": definitions.build(SECTIONS[section])})


def _build_mapping(properties: Mapping[str, Fragment]) -> Fragment:
    return {"type": "object", "properties": properties, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class _Definitions:
    """Turns declared types into schemas, and collects the definitions that these refer to."""

    definitions: dict[str, Fragment]

    def build(self, declared: Any) -> Fragment:
        """Return the schema of a value of the type `declared`. Raises AttributeError for a type without a notation."""
        if declared in NOTATIONS:
            return self._build_notation(NOTATIONS[declared])
        arguments, origin = get_args(declared), get_origin(declared)
        if origin is types.UnionType or origin is Union:
            return self._build_optional(arguments[0])
        if origin is Literal:
            return {"enum": [*arguments]}
        if origin is dict:
            key, value = map(self.build, arguments)
            return {"type": "object", "propertyNames": key, "additionalProperties": value}
        if origin is tuple and arguments[-1] is Ellipsis:
            return {"type": "array", "items": self.build(arguments[0])}
        if origin is tuple:
            size = {"minItems": len(arguments), "maxItems": len(arguments)}
            return {"type": "array", "items": [*map(self.build, arguments)], **size}
        return self._build_reference(declared)

    def _build_optional(self, declared: Any) -> Fragment:
        """Return a schema that allows null too. A notation keeps a name, by which editors show its description."""
        if declared in NOTATIONS:
            return self._build_notation(NOTATIONS[declared], "_or_null")
        return allow_null(self.build(declared))

    def _build_notation(self, notation: ValueSchema, ending: str = "") -> Fragment:
        fragment = allow_null(notation.fragment) if ending else notation.fragment
        if not notation.kind:
            return fragment
        what = words.TEXTS[f"kind.{notation.kind}"]
        self.definitions[notation.kind + ending] = {
            **fragment,
            "description": format_both_languages(what),
            "errorMessage": format_both_languages(_format_requirement(what)),
        }
        return {"$ref": f"#/definitions/{notation.kind}{ending}"}

    def _build_reference(self, kind: Any) -> Fragment:
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a part has parts, which refer to it while it is built
            self.definitions[name].update(self.build_record(kind))
        return {"$ref": f"#/definitions/{name}"}

    def build_record(self, kind: Any) -> Fragment:
        """Return the schema of a record, with the keys of its files."""
        hints = get_types(kind)
        defaults = {get_key(field.name): get_default(field) for field in fields(kind)}
        keys = {
            get_key(name): self._build_field(kind.__name__, get_key(name), hint, defaults[get_key(name)])
            for name, hint in hints.items()
        }
        required = [key for key, default in defaults.items() if default is MISSING]
        return {**_build_mapping(keys), **({"required": required} if required else {})}

    def _build_field(self, record: str, key: str, hint: Any, value: Any) -> Fragment:
        field = {"title": format_both_languages(find_title(record, key)), **self.build(hint)}
        choices = [records.TEXTS.get(f"{key}.{choice}") for choice in field.get("enum", ())]
        if any(choices):
            field["enumDescriptions"] = [format_both_languages(choice) if choice else "" for choice in choices]
        default = None if value is MISSING else _format_default(value)
        return field if default is None else {**field, "default": default}


def _format_requirement(what: Text) -> Text:
    must_be = words.TEXTS["must_be"]
    return Text(must_be.say("en", what=what.en), must_be.say("zh", what=what.zh))


def _format_default(default: Any) -> Any:
    """Return the default as a file would write it; None where there is nothing to write."""
    match default:
        case Quantity():
            return int(default) if not default.suffix and default == int(default) else str(default)
        case time():
            return f"{default:%H:%M}"
        case timedelta():
            hours, rest = divmod(default, timedelta(hours=1))
            return f"{default // timedelta(minutes=1)}m" if rest else f"{hours}h"
        case ZoneInfo():
            return default.key
        case tuple():
            return [*map(_format_default, default)] or None
        case str() | int():
            return default
    return None
