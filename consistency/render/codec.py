"""Plain JSON data from frozen dataclasses, back again, and the JSON Schema of both: all read off the type hints."""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

from consistency.errors import ReportError

T = TypeVar("T")

_SCALARS: dict[object, dict[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
}
_DECIMALS = 4  # probabilities differ beyond this between CPUs


def encode(value: object) -> object:
    """Give `value` as dicts, lists, strings and numbers; floats are rounded, what is not finite becomes null."""
    if dataclasses.is_dataclass(value):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, float):
        return round(value, _DECIMALS) + 0.0 if math.isfinite(value) else None
    return str(value) if isinstance(value, StrEnum) else value


def decode(kind: type[T], data: object, *, where: str = "report") -> T:
    """Read `data` as a `kind`; raise ReportError that says where it is not one."""
    return cast("T", _decode(kind, data, where))


def schema_of(kind: type) -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of what `encode` makes of a `kind`."""
    definitions: dict[str, object] = {}
    _schema(kind, definitions)
    root = cast("dict[str, object]", definitions.pop(_name(kind)))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _decode(kind: Any, data: object, where: str) -> object:
    if dataclasses.is_dataclass(kind):
        return _decode_record(cast("type", kind), data, where)
    origin, options = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _decode_tuple(options, data, where)
    if origin is dict:
        items = _expect(data, dict, where)
        return {str(key): _decode(options[1], item, f"{where}.{key}") for key, item in items.items()}
    if origin in (typing.Union, types.UnionType):
        return _decode_union(options, data, where)
    return _decode_scalar(kind, data, where)


def _decode_record(kind: type, data: object, where: str) -> object:
    items, hints = _expect(data, dict, where), typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    missing = [f.name for f in fields if f.name not in items and not _has_default(f)]
    if missing:
        raise ReportError(f"{where}: no {missing[0]!r}")
    found = {f.name: _decode(hints[f.name], items[f.name], f"{where}.{f.name}") for f in fields if f.name in items}
    return kind(**found)


def _decode_tuple(options: tuple[Any, ...], data: object, where: str) -> tuple[object, ...]:
    items = _expect(data, list, where)
    kinds = [options[0]] * len(items) if options[-1] is Ellipsis else options
    if len(items) != len(kinds):
        raise ReportError(f"{where}: {len(items)} items instead of {len(kinds)}")
    return tuple(_decode(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(zip(kinds, items, strict=True)))


def _decode_union(options: tuple[Any, ...], data: object, where: str) -> object:
    if data is None and types.NoneType in options:
        return None
    kinds = [kind for kind in options if kind is not types.NoneType]
    exact = [kind for kind in kinds if type(data) is kind]
    return _decode((exact or kinds)[0], data, where)


def _decode_scalar(kind: type, data: object, where: str) -> object:
    if issubclass(kind, StrEnum):
        try:
            return kind(_expect(data, str, where))
        except ValueError:
            raise ReportError(f"{where}: {data!r} is not one of {', '.join(kind)}") from None
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    return _expect(data, kind, where)


def _expect(data: object, kind: type[T], where: str) -> T:
    if type(data) is not kind:
        raise ReportError(f"{where}: {type(data).__name__} instead of {kind.__name__}")
    return data


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _schema(kind: Any, definitions: dict[str, object]) -> dict[str, object]:
    if dataclasses.is_dataclass(kind):
        return _schema_record(cast("type", kind), definitions)
    origin, options = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and options[-1] is Ellipsis:
        return {"type": "array", "items": _schema(options[0], definitions)}
    if origin is tuple:
        items = [_schema(option, definitions) for option in options]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(options[1], definitions)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(option, definitions) for option in options]}
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    return _schema_enum(kind, definitions)


def _schema_record(kind: type, definitions: dict[str, object]) -> dict[str, object]:
    name, hints = _name(kind), typing.get_type_hints(kind)
    if name not in definitions:
        names = [f.name for f in dataclasses.fields(kind)]
        about = (kind.__doc__ or "").strip().splitlines()[0]
        entry: dict[str, object] = {"type": "object", "description": about, "required": names}
        definitions[name] = entry
        entry["properties"] = {field: _schema(hints[field], definitions) for field in names}
    return {"$ref": f"#/$defs/{name}"}


def _schema_enum(kind: type[StrEnum], definitions: dict[str, object]) -> dict[str, object]:
    about = (kind.__doc__ or "").strip().splitlines()[0]
    definitions[_name(kind)] = {"type": "string", "description": about, "enum": [str(member) for member in kind]}
    return {"$ref": f"#/$defs/{_name(kind)}"}


def _name(kind: type) -> str:
    return kind.__name__.removesuffix("Record")
