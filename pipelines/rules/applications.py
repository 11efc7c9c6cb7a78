"""Which messages belong to one application: one district's request in one cycle.

What identifies the district is the document. Where the directory is not sure, the name and the state as they are
written are the key, so that nobody waits outside the queue. The sender is evidence for what names no district.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.outcomes import Place
from pipelines.records import Identity, StoredReading

_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says about who a district is; every field untrusted."""

    name: str
    state: str | None = None
    city: str | None = None
    nces_id: str | None = None
    website: str | None = None
    email: str | None = None


#: Who a district is, by what a document claims.
Identify = Callable[[Claim], Identity]

UNKNOWN = Identity("none")


def claim_of(message: StoredReading) -> Claim | None:
    """What a message says about its district; None where it names none."""
    answers = message.reading.answers or {}
    if not answers.get("district_name") and not answers.get("nces_id"):
        return None
    return Claim(
        name=answers.get("district_name") or "",
        state=answers.get("state"),
        city=answers.get("city"),
        nces_id=answers.get("nces_id"),
        website=answers.get("website"),
        email=answers.get("primary_email"),
    )


def plain_words(text: str) -> list[str]:
    """Words without case, accents and the dots of abbreviations."""
    plain = text.casefold().replace(".", "").replace("'", "").replace("\u2019", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORDS.findall(plain)


def name_key(name: str, state: str | None) -> str:
    """The key of a district that the directory is not sure of."""
    return f"{state or '??'}/{' '.join(plain_words(name))}"


@dataclass
class Group:
    """The messages of one application. leaid: when a document said surely who it is."""

    messages: list[StoredReading] = field(default_factory=list)
    leaid: str | None = None
    identity: Identity = UNKNOWN
    claim: Claim | None = None
    name_keys: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    state: str | None = None
    application_id: str = ""

    def add(self, message: StoredReading, identity: Identity | None) -> None:
        self.messages.append(message)
        claim = claim_of(message)
        if claim is not None and identity is not None:
            if identity.outcome == "sure" and self.leaid is None:
                self.leaid = identity.leaid
            if identity.outcome == "sure" or self.identity.outcome != "sure":
                self.identity, self.claim = identity, claim
            if claim.name:
                self.name_keys.add(name_key(claim.name, claim.state))
        self.addresses |= _addresses(message)
        self.cities |= {_city(message)} - {""}


def _city(message: StoredReading) -> str:
    return " ".join(plain_words((message.reading.answers or {}).get("city") or ""))


def _addresses(message: StoredReading) -> set[str]:
    answers = message.reading.answers or {}
    found = (message.reading.envelope.sender, answers.get("primary_email"))
    return {address.casefold() for address in found if address}


class _Grouping:
    def __init__(
        self,
        identities: Mapping[str, Identity],
        letters: Mapping[str, str],
        previous: Mapping[str, str],
    ) -> None:
        self.groups: list[Group] = []
        self._identities = identities
        self._letters = letters
        self._previous = previous
        self._by_leaid: dict[str, Group] = {}
        self._by_name: dict[str, list[Group]] = {}
        self._by_address: dict[str, list[Group]] = {}
        self._by_id: dict[str, Group] = {}

    def take_named(self, message: StoredReading) -> None:
        """A message whose document names a district."""
        identity = self._identities.get(message.message_sha256, UNKNOWN)
        claim = claim_of(message)
        key = name_key(claim.name, claim.state) if claim is not None and claim.name else ""
        group = self._named_group(message, identity, key)
        self._put(group, message, identity)

    def _named_group(self, message: StoredReading, identity: Identity, key: str) -> Group:
        sure = identity.leaid if identity.outcome == "sure" else None
        if sure is not None and sure in self._by_leaid:
            return self._by_leaid[sure]
        answered = self._answered(message)
        if answered is not None and self._may_be(answered, identity, sure, key):
            return answered
        addresses = _addresses(message)
        city = _city(message)
        fitting = [g for g in self._by_name.get(key, ()) if self._agrees(g, identity, sure, addresses, city)]
        if key and len(fitting) == 1:
            return fitting[0]
        return self._new()

    @staticmethod
    def _may_be(group: Group, identity: Identity, sure: str | None, key: str) -> bool:
        """Whether a document that answers our letter may be of that letter's application."""
        if sure is not None:
            return group.leaid is None or group.leaid == sure
        candidates = {candidate.leaid for candidate in identity.candidates}
        return key in group.name_keys or (group.leaid is not None and group.leaid in candidates)

    @staticmethod
    def _agrees(group: Group, identity: Identity, sure: str | None, addresses: set[str], city: str) -> bool:
        """Two districts of one name in one state are told apart, or else held together by an address or city."""
        if sure is not None and group.leaid is not None:
            return group.leaid == sure
        candidates = {candidate.leaid for candidate in identity.candidates}
        candidates |= {candidate.leaid for candidate in group.identity.candidates}
        one = sure or group.leaid
        is_open = len(candidates - ({one} if one else set())) > (0 if one else 1)
        return not is_open or bool(group.addresses & addresses) or bool(city and city in group.cities)

    def take_unnamed(self, message: StoredReading) -> None:
        """A reply, or a form without a district: by our letter, else by a sender who stands in one application."""
        group = self._answered(message)
        if group is None:
            senders = _addresses(message)
            found: list[Group] = []
            for address in sorted(senders):
                found.extend(g for g in self._by_address.get(address, ()) if g not in found)
            group = found[0] if len(found) == 1 else None
        if group is None and message.reading.place is Place.REPLY:
            return  # it answers nothing that we know
        self._put(group if group is not None else self._new(), message, None)

    def _answered(self, message: StoredReading) -> Group | None:
        letter = message.answers_letter_id
        return self._by_id.get(self._letters.get(letter, "")) if letter else None

    def _new(self) -> Group:
        self.groups.append(Group())
        return self.groups[-1]

    def _put(self, group: Group, message: StoredReading, identity: Identity | None) -> None:
        group.add(message, identity)
        if group.leaid is not None:
            self._by_leaid.setdefault(group.leaid, group)
        for key in group.name_keys:
            if group not in self._by_name.setdefault(key, []):
                self._by_name[key].append(group)
        for address in group.addresses:
            if group not in self._by_address.setdefault(address, []):
                self._by_address[address].append(group)
        known = self._previous.get(message.message_sha256)
        if known is not None and known not in self._by_id:
            self._by_id[known] = group


def group_messages(
    messages: Sequence[StoredReading],
    cycle: int,
    identities: Mapping[str, Identity],
    letters: Mapping[str, str] | None = None,
    previous: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
) -> list[Group]:
    """Applications of one cycle with their ids, in order of their first message.

    messages: with place application, interest_form or reply. identities: by message sha256. letters: letter id ->
    application id. previous: message sha256 -> the application id that it had, which it keeps. states: USPS code by
    LEAID, for documents that name none.
    """
    ordered = sorted(messages, key=lambda m: (m.received_at, m.message_sha256))
    grouping = _Grouping(identities, letters or {}, previous or {})
    named = [m for m in ordered if claim_of(m) is not None]
    unnamed = [m for m in ordered if claim_of(m) is None]
    for message in named:
        grouping.take_named(message)
    for message in unnamed:
        grouping.take_unnamed(message)
    for group in grouping.groups:
        group.messages.sort(key=lambda m: (m.received_at, m.message_sha256))
    groups = sorted(grouping.groups, key=lambda g: (g.messages[0].received_at, g.messages[0].message_sha256))
    for group in groups:
        written = group.claim.state if group.claim is not None else None
        group.state = (states or {}).get(group.leaid or "") or written
    _name_groups(groups, cycle, previous or {})
    return groups


def _name_groups(groups: list[Group], cycle: int, previous: Mapping[str, str]) -> None:
    """Ids that people can read, kept from the first sight on."""
    taken: set[str] = set(previous.values())
    given: set[str] = set()
    for group in groups:
        known = [previous[m.message_sha256] for m in group.messages if m.message_sha256 in previous]
        group.application_id = next((k for k in known if k not in given), "")
        given.add(group.application_id)
    for group in groups:
        if not group.application_id:
            group.application_id = _new_id(group, cycle, taken)
            taken.add(group.application_id)


def _new_id(group: Group, cycle: int, taken: set[str]) -> str:
    claim = group.claim
    name = group.identity.name or (claim.name if claim is not None else "")
    first = group.messages[0].message_sha256
    slug = "-".join(plain_words(name))[:_LONGEST_SLUG].strip("-") or f"unnamed-{first[:8]}"
    plain = f"{cycle}-{group.state or 'XX'}-{slug}"
    for candidate in (plain, f"{plain}-{group.leaid or first[:6]}", f"{plain}-{first[:12]}"):
        if candidate not in taken:
            return candidate
    return f"{plain}-{first}"
