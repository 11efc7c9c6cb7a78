"""Reference tokens: the mark in subject and body by which an answer finds its letter, even where a mail program
dropped In-Reply-To. Eight characters of base32 and a check character: `[P-7K2M9QX4T]`."""

from __future__ import annotations

import hashlib
import re

#: Crockford's alphabet: no I, L, O, U, so that a token read out on the telephone is still one.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_CHARACTERS = 8  # 40 bits: ten thousand letters share none with a probability of 0.99995
_TOKEN = re.compile(r"(?<![A-Z0-9])P[-\u2010-\u2015]\s?((?:[0-9A-TV-Z]){9})(?![A-Z0-9])", re.IGNORECASE)


def make_token(letter_id: str) -> str:
    """The token of a letter, in brackets. The same letter always has the same one."""
    number = int.from_bytes(hashlib.sha256(letter_id.encode()).digest()[:5], "big")
    characters = "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"[P-{characters}{_check(characters)}]"


def find_tokens(text: str) -> tuple[str, ...]:
    """The tokens in a text, as `make_token` writes them, in order, each once. Letter case, lost brackets and the
    usual misreadings (O for 0, l for 1) do not matter; a wrong check character does."""
    found = []
    for match in _TOKEN.finditer(text):
        characters = match.group(1).upper().translate(_READ_AS)
        if _check(characters[:_CHARACTERS]) == characters[_CHARACTERS]:
            found.append(f"[P-{characters}]")
    return tuple(dict.fromkeys(found))


def _check(characters: str) -> str:
    """A character that no single wrong character and no exchange of neighbours leaves right (weights are odd)."""
    total = sum((2 * place + 1) * _ALPHABET.index(character) for place, character in enumerate(characters))
    return _ALPHABET[total % 32]
