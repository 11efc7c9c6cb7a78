"""Grey print and coloured writing."""

from __future__ import annotations

import pytest

from connectors.documents.colours import brightness, is_coloured, is_grey
from tests.connectors.documents.reading import paragraphs, read


@pytest.mark.parametrize("color", ["808080", "A6A6A6", "BFBFBF", "A6C9EC"])
def test_pale_letters_are_grey(color: str) -> None:
    assert is_grey(color)


@pytest.mark.parametrize("color", ["00B050", "FFC000", "00B0F0", "FF0000", "0070C0", "7030A0"])
def test_the_colours_that_people_write_in_are_not_grey(color: str) -> None:
    assert (is_grey(color), is_coloured(color)) == (False, True)


@pytest.mark.parametrize("color", ["", "auto", "000000", "XXXXXX", "404040"])
def test_black_letters_are_neither(color: str) -> None:
    assert (is_grey(color), is_coloured(color)) == (False, False)


def test_white_and_black_are_as_bright_as_can_be() -> None:
    assert (brightness("FFFFFF"), brightness("000000"), brightness("auto")) == (255, 0, None)


def test_an_answer_in_green_is_no_prompt() -> None:
    (line,) = paragraphs(
        read(b'<html><body><p>State: <span style="color:#00b050">Ohio</span></p></body></html>')
    )
    assert (line.text, line.grey_spans, line.coloured_spans) == ("State: Ohio", (), ((7, 11),))
