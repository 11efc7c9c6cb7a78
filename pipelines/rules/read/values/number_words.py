"""Numbers written in words, in English and other languages of the mails, turned into digits inside a text."""

from __future__ import annotations

import re

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "ninty": 90, "dozen": 12,
}  # fmt: skip
_SPANISH = {
    "cero": 0, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiun": 21, "veintidos": 22,
    "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "quinientos": 500,
}  # fmt: skip
#: Portuguese and French, where no other language of our mails means something else by the word.
_OTHERS = {
    "uma": 1, "dois": 2, "duas": 2, "deux": 2, "trois": 3, "quatro": 4, "quatre": 4, "cinq": 5, "sete": 7, "oito": 8,
    "huit": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12, "douze": 12, "treze": 13, "quinze": 15, "vinte": 20,
    "vingt": 20, "trinta": 30, "trente": 30, "quarenta": 40, "quarante": 40, "cinquenta": 50, "cinquante": 50,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "mil": 1_000}
_UNITS = {word: number for word, number in (_SMALL | _SPANISH | _OTHERS).items() if number < 10}
_TENS = {
    word: number for word, number in (_SMALL | _SPANISH | _OTHERS).items() if number in range(20, 100, 10)
}
_WORDS = _SMALL | _SPANISH | _OTHERS

_ANY = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
_PHRASE = re.compile(
    rf"\b(?:an? )?(?:{_ANY})(?:(?:[ -]|,? and |-and-| y |(?<=thousand), |(?<=million), )(?:{_ANY}))*(?: y un)?\b"
)
_HALF_A_DOZEN = re.compile(r"\bhalf a dozen\b")


def _value_of(words: list[str]) -> int | None:
    """The number that a run of number words stands for; None where the run is no single number."""
    total = group = 0
    previous = ""
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            group = group or 1
            if scale == 100:
                if group > 99:
                    return None
                group *= 100
            else:
                if total and scale >= 1_000 and total < scale:
                    return None
                total, group = total + group * scale, 0
        elif word == "dozen":
            group = (group or 1) * 12
        else:
            number = 1 if word == "un" else _WORDS[word]
            room = (
                (previous in _TENS and (word in _UNITS or word == "un"))
                or not group
                or (group >= 100 and group % 100 == 0)
            )
            if not room:
                return None
            group += number
        previous = word
    return total + group


def digits_for_words(text: str) -> str:
    """`text`, already folded, with each run of number words replaced by its digits ("thirty-four" → "34").

    A run that is no single number ("two three", "one or two") stays, so that nothing is read out of it. "a" before
    a scale counts as one ("a hundred"); "half" and "couple" are left alone.
    """

    def replace(match: re.Match[str]) -> str:
        words = [word for word in re.split(r"[ ,-]+", match[0]) if word not in ("and", "y", "a", "an")]
        if words[0] in ("million",) and re.search(r"[\d.] ?$", text[: match.start()]):
            return match[0]
        if words[0] in _SCALES and re.search(r"\d ?$", text[: match.start()]):
            return match[0]  # "2.1 million", "12 thousand": the figure keeps its scale
        number = _value_of(words)
        return match[0] if number is None else str(number)

    return _PHRASE.sub(replace, _HALF_A_DOZEN.sub("six", text))
