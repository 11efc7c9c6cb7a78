"""An Office file (docx, xlsx) as a package: parts found by their relationships, never by their names."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from connectors.documents.containers import Container
from connectors.documents.safe_xml import parse_xml
from connectors.limits import Limits
from pipelines.outcomes import Reason, Unreadable

_OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*>")
_PART_NAME = re.compile(rb'PartName\s*=\s*"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Relationship:
    """kind: last word of the relationship type ("styles"). target: part name, or an address when external."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of an Office file. Nothing outside the file is ever opened.

    main_type: a piece of the content type of the main part; usual_main: its name where no relationship says it.
    """

    def __init__(self, container: Container, limits: Limits, *, main_type: str, usual_main: str) -> None:
        """Raises Unreadable: damaged, too_large."""
        self.container = container
        self.limits = limits
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main_name = self._find_main(main_type, usual_main)

    def xml(self, name: str) -> etree._Element:
        """One part, parsed. Raises Unreadable: damaged, too_large."""
        return parse_xml(self.container.read(name), self.limits)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; of the package itself for "". An absent list is an empty one."""
        if part not in self._relationships:
            folder, _, name = part.rpartition("/")
            source = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relationships[part] = self._read_relationships(source, folder)
        return self._relationships[part]

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Names of the parts that `part` refers to by a relationship of this kind, and that are there."""
        return tuple(
            relationship.target
            for relationship in self.relationships(part).values()
            if relationship.kind == kind
            and not relationship.is_external
            and relationship.target in self.container
        )

    def _read_relationships(self, source: str, folder: str) -> dict[str, Relationship]:
        if source not in self.container:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(source):
            identifier = element.get("Id") or ""
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target") or ""
            is_external = (element.get("TargetMode") or "").lower() == "external"
            if not is_external:
                target = self._part_name(folder, target)
            found[identifier] = Relationship(kind, target, is_external)
        return found

    def _part_name(self, folder: str, target: str) -> str:
        """The name of a part that a relationship points to; some writers percent-encode it, some start with /."""
        joined = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
        return joined if joined in self.container else unquote(joined)

    def _find_main(self, main_type: str, usual_main: str) -> str:
        for name in self.related("", "officeDocument"):
            return name
        for name in self._of_type(main_type):
            return name
        if usual_main in self.container:
            return usual_main
        raise Unreadable(Reason.DAMAGED, "The file has no main part.")

    def _of_type(self, main_type: str) -> tuple[str, ...]:
        """Parts that the list of content types says are of a type; where the relationships were lost."""
        if "[Content_Types].xml" not in self.container:
            return ()
        overrides = _OVERRIDE.findall(self.container.read("[Content_Types].xml"))
        found = (_PART_NAME.search(override) for override in overrides if main_type.encode() in override)
        names = (match.group(1).decode("utf-8", "replace").lstrip("/") for match in found if match)
        return tuple(name for name in names if name in self.container)
