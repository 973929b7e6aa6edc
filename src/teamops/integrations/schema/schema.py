"""JSON Schema (draft-07) of the files, for editors and other programs, made from the declarations of the records.

Draft-07 is what yaml-language-server understands, and everything else too. The schemas have no `$id`: nothing is to be
fetched. What takes more than one value to see (references, sums, dates in order) is left to `teamops check`.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from teamops.integrations.schema.value_schemas import NOTATIONS, Fragment, ValueSchema, allow_null
from teamops.locale.text import Text
from teamops.locale.texts.setup import schema as words
from teamops.locale.texts.shell import fields, records
from teamops.model.figures.quantity import Quantity
from teamops.model.records.record import get_key
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS

SETTINGS = "settings"
SCHEMAS = (*SECTIONS, SETTINGS)
"""What there is a schema of by name: what stands below the key of a section, and teamops.yaml."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def format_schema(name: str | None = None) -> str:
    """`build_schema` as a file: the same bytes for the same version of teamops."""
    return json.dumps(build_schema(name), ensure_ascii=False, indent=2) + "\n"


def build_schema(name: str | None = None) -> Fragment:
    """The schema of the section `name`, of `settings` (teamops.yaml), or of a whole file of records."""
    made = _Definitions({})
    if name is None:
        title = words.TEXTS["title.records"]
        body = allow_null(
            _build_mapping({section: _build_section(section, made) for section in SECTIONS})
        )  # a file may be empty
    elif name == SETTINGS:
        title = words.TEXTS["title.settings"]
        body = made.record(Settings)
    else:
        title = words.TEXTS[f"section.{name}"]
        body = _build_section(name, made)
    return {
        "$schema": _DRAFT,
        "title": format_both_languages(title),
        **body,
        "definitions": dict(sorted(made.definitions.items())),
    }


def format_both_languages(text: Text) -> str:
    """A text in both languages: a file of the team serves readers of either."""
    return f"{text.zh} · {text.en}"


def find_title(record: str, key: str) -> Text:
    """What `key` is called in `record`, or else wherever it stands."""
    own = words.TEXTS.get(f"{record}.{key}") or words.TEXTS.get(f"key.{key}")
    return own or fields.TEXTS[key]


def _build_section(section: str, made: _Definitions) -> Fragment:
    title = format_both_languages(words.TEXTS[f"section.{section}"])
    return allow_null({"title": title, "type": "array", "items": made.of(SECTIONS[section])})


def _build_mapping(properties: Mapping[str, Fragment]) -> Fragment:
    return {"type": "object", "properties": properties, "additionalProperties": False}


@dataclasses.dataclass(frozen=True, slots=True)
class _Definitions:
    """Turns declared types into schemas, and gathers on the way what they refer to by name."""

    definitions: dict[str, Fragment]

    def of(self, declared: Any) -> Fragment:
        """The schema of a value of the type `declared`. Raises AttributeError for one that has no notation."""
        if declared in NOTATIONS:
            return self._build_notation(NOTATIONS[declared])
        arguments, origin = get_args(declared), get_origin(declared)
        if origin is types.UnionType or origin is Union:
            return self._build_optional(arguments[0])
        if origin is Literal:
            return {"enum": [*arguments]}
        if origin is dict:
            key, value = map(self.of, arguments)
            return {"type": "object", "propertyNames": key, "additionalProperties": value}
        if origin is tuple and arguments[-1] is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is tuple:
            size = {"minItems": len(arguments), "maxItems": len(arguments)}
            return {"type": "array", "items": [*map(self.of, arguments)], **size}
        return self._build_reference(declared)

    def _build_optional(self, declared: Any) -> Fragment:
        """Nothing is allowed too. A notation has a name for it, so that editors still show its description."""
        if declared in NOTATIONS:
            return self._build_notation(NOTATIONS[declared], "_or_null")
        return allow_null(self.of(declared))

    def _build_notation(self, notation: ValueSchema, ending: str = "") -> Fragment:
        fragment = allow_null(notation.fragment) if ending else notation.fragment
        if not notation.kind:
            return fragment
        what = words.TEXTS[f"kind.{notation.kind}"]
        told = {
            "description": format_both_languages(what),
            "errorMessage": format_both_languages(_format_requirement(what)),
        }
        self.definitions[notation.kind + ending] = {**fragment, **told}
        return {"$ref": f"#/definitions/{notation.kind}{ending}"}

    def _build_reference(self, kind: Any) -> Fragment:
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a part has parts: it is referred to while it is made
            self.definitions[name].update(self.record(kind))
        return {"$ref": f"#/definitions/{name}"}

    def record(self, kind: Any) -> Fragment:
        """The schema of a record, with its keys as files write them."""
        hints = get_type_hints(kind, include_extras=True)
        defaults = {get_key(field.name): _get_default(field) for field in dataclasses.fields(kind)}
        keys = {
            get_key(name): self._key(kind.__name__, get_key(name), hint, defaults[get_key(name)])
            for name, hint in hints.items()
        }
        required = [key for key, default in defaults.items() if default is dataclasses.MISSING]
        return {**_build_mapping(keys), **({"required": required} if required else {})}

    def _key(self, record: str, key: str, hint: Any, unsaid: Any) -> Fragment:
        made = {"title": format_both_languages(find_title(record, key)), **self.of(hint)}
        choices = [records.TEXTS.get(f"{key}.{choice}") for choice in made.get("enum", ())]
        if any(choices):
            made["enumDescriptions"] = [format_both_languages(choice) if choice else "" for choice in choices]
        default = None if unsaid is dataclasses.MISSING else _format_default(unsaid)
        return made if default is None else {**made, "default": default}


def _get_default(field: dataclasses.Field[Any]) -> Any:
    """What a key that is left out means; MISSING where it must not be."""
    return field.default if field.default_factory is dataclasses.MISSING else field.default_factory()


def _format_requirement(what: Text) -> Text:
    must_be = words.TEXTS["must_be"]
    return Text(must_be.say("en", what=what.en), must_be.say("zh", what=what.zh))


def _format_default(default: Any) -> Any:
    """A default as a file would say it; None where it would say nothing."""
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
