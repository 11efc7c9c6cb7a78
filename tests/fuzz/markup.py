"""Damage to XML and JSON that leaves them well-formed, so that it reaches the readers behind the parser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any, cast

from lxml import etree

_DEPTHS = (2, 20, 300, 3000)
_TIMES = (1, 2, 30, 600)
_MOST_COPIED_BYTES = 2_000_000


def damaged_markup(content: bytes, spice: Sequence[bytes], luck: Random) -> bytes:
    """The tree with something gone, doubled, moved, nested or renamed; as it is when it is no tree."""
    if content.lstrip().startswith(b"{"):
        return _damaged_json(content, spice, luck)
    try:
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return content
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    for _ in range(luck.choice((1, 1, 3, 10))):
        _damage_element(luck.choice(elements), elements, spice, luck)
    encoding = luck.choice(("UTF-8", "UTF-8", "UTF-8", "UTF-16", "ASCII"))
    return cast(bytes, etree.tostring(root, xml_declaration=True, encoding=encoding))


def _damage_element(one: Any, elements: Sequence[Any], spice: Sequence[bytes], luck: Random) -> None:
    parent = one.getparent()
    how = luck.randrange(8)
    if how == 0 and parent is not None:
        parent.remove(one)
    elif how == 1 and parent is not None:
        times = luck.choice(_TIMES)
        if times * len(etree.tostring(one)) < _MOST_COPIED_BYTES:
            for _ in range(times):
                one.addnext(deepcopy(one))
    elif how == 2:
        _nest(one, luck)
    elif how == 3:
        luck.choice(elements).append(deepcopy(one) if len(one) < 200 else etree.Element(one.tag))
    elif how == 4:
        one.tag = luck.choice(elements).tag
    elif how == 5:
        _damage_attribute(one, elements, spice, luck)
    else:
        texts = [each for each in elements if each.text and each.text.strip()]
        if texts:
            luck.choice(texts).text = _xml_text(spice, luck)


def _nest(one: Any, luck: Random) -> None:
    """The element inside copies of its own empty self."""
    for _ in range(luck.choice(_DEPTHS)):
        inner = etree.SubElement(one, one.tag)
        one = inner


def _damage_attribute(one: Any, elements: Sequence[Any], spice: Sequence[bytes], luck: Random) -> None:
    if len(one.attrib) and luck.random() < 0.8:
        name = luck.choice(list(one.attrib))
        if luck.random() < 0.2:
            del one.attrib[name]
        else:
            one.attrib[name] = _xml_text(spice, luck)
        return
    other = luck.choice(elements)
    for name, value in other.attrib.items():
        one.attrib[name] = value


def _xml_text(spice: Sequence[bytes], luck: Random) -> str:
    return luck.choice(spice).decode().replace("\0", " ")


def _damaged_json(content: bytes, spice: Sequence[bytes], luck: Random) -> bytes:
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return content
    holders = list(_holders(tree))
    for _ in range(luck.choice((1, 1, 3, 10))):
        if holders:
            _damage_holder(luck.choice(holders), holders, spice, luck)
    try:
        return json.dumps(tree).encode()
    except (ValueError, RecursionError):  # nested in itself
        return content


def _holders(tree: Any) -> Any:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list) and one:
            yield one
            waiting.extend(one.values() if isinstance(one, dict) else one)


def _damage_holder(holder: Any, holders: Sequence[Any], spice: Sequence[bytes], luck: Random) -> None:
    if not holder:
        return
    key = luck.choice(list(holder)) if isinstance(holder, dict) else luck.randrange(len(holder))
    how = luck.randrange(5)
    if how == 0:
        del holder[key]
    elif how == 1:
        other = luck.choice(holders)
        holder[key] = deepcopy(other) if len(str(other)) < 10_000 else None
    elif how == 2:
        value: Any = holder[key]
        for _ in range(luck.choice((1, 20, 300))):
            value = luck.choice(({"content": [value]}, [value]))
        holder[key] = value
    elif how == 3:
        holder[key] = luck.choice((None, True, -1, 1e308, "", [], {}, 2**70))
    else:
        holder[key] = luck.choice(spice).decode()
