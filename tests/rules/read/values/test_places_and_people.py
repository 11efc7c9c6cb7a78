"""States, NCES ids, e-mail addresses, telephone numbers and websites."""

from __future__ import annotations

import pytest

from pipelines.rules.read.values import email, nces_id, phone, state, website
from pipelines.states import STATE_NAMES

STATES = [
    ("TX", "TX"),
    ("tx", "TX"),
    ("Texas", "TX"),
    ("TEXAS", "TX"),
    ("Tex.", "TX"),
    ("Calif.", "CA"),
    ("Wash.", "WA"),
    ("N.Y.", "NY"),
    ("N. Y.", "NY"),
    ("New York State", "NY"),
    ("State of Maine", "ME"),
    ("the State of New Mexico", "NM"),
    ("Commonwealth of Virginia", "VA"),
    ("N. Carolina", "NC"),
    ("W. Va.", "WV"),
    ("W.Va.", "WV"),
    ("Okla.", "OK"),
    ("Mass.", "MA"),
    ("Penna.", "PA"),
    ("ILL", "IL"),
    ("D.C.", "DC"),
    ("Washington, D.C.", "DC"),
    ("District of Columbia", "DC"),
    ("Puerto Rico", "PR"),
    ("Guam", "GU"),
    ("Texas (TX)", "TX"),
    ("TX - Texas", "TX"),
    ("NM / New Mexico", "NM"),
    ("Texas, USA", "TX"),
    ("TX 78701", "TX"),
    ("State: Ohio", "OH"),
    ("Portland, Oregon", "OR"),
    ("Idaho.", "ID"),
    ("ok", "OK"),
    ("Nuevo M\N{LATIN SMALL LETTER E WITH ACUTE}xico", "NM"),
    ("Carolina del Norte", "NC"),
]


@pytest.mark.parametrize(("words", "code"), STATES)
def test_a_state_is_known_by_its_code_name_and_abbreviations(words: str, code: str) -> None:
    read = state(words)
    assert read.value == code
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Virgnia", "VA"),
        ("Louisianna", "LA"),
        ("Conneticut", "CT"),
        ("Arizonia", "AZ"),
        ("Misouri", "MO"),
        ("Pensylvania", "PA"),
        ("Massachusets", "MA"),
        ("Nevada, Missouri", "MO"),
    ],
)
def test_a_misspelt_state_is_for_a_person_to_confirm(words: str, code: str) -> None:
    read = state(words)
    assert read.value == code
    assert not read.is_sure
    assert read.seen == words


@pytest.mark.parametrize(
    "words",
    [
        "Kansas City",
        "Washington County",
        "Virginia Beach",
        "Carolina",
        "Dakota",
        "Kansas and Missouri",
        "KS/MO",
        "Texas (OK)",
        "Ontario",
        "U.S.",
        "same as above",
        "various",
    ],
)
def test_words_around_a_state_or_two_states_are_no_state(words: str) -> None:
    read = state(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(("code", "name"), sorted(STATE_NAMES.items()))
def test_every_state_is_read_from_its_name_and_its_code(code: str, name: str) -> None:
    assert (state(name).value, state(code).value, state(f"{name} ({code})").value) == (code, code, code)


@pytest.mark.parametrize(
    ("words", "value", "is_sure"),
    [
        ("4899830", "4899830", True),
        ("48-99830", "4899830", True),
        ("48 99830", "4899830", True),
        ('="0100005"', "0100005", True),
        ("#0614888", "0614888", True),
        ("LEAID: 0614888", "0614888", True),
        ("NCES has us as 5699804.", "5699804", True),
        ("4899830.0", "4899830", True),
        ("4,899,830", "4899830", True),
        ("614888", "0614888", False),
        ("9912345", "9912345", False),
    ],
)
def test_an_nces_id_has_seven_digits_and_keeps_its_zero(words: str, value: str, is_sure: bool) -> None:
    read = nces_id(words)
    assert (read.value, read.is_sure) == (value, is_sure)


@pytest.mark.parametrize(
    "words", ["12-345", "123456789012", "48998", "see ELSI", "4899830 or 4899831", "555-0142", "714888"]
)
def test_other_numbers_are_no_nces_id(words: str) -> None:
    read = nces_id(words)
    assert read.value is None
    assert read.seen == words


EMAILS = [
    ("jdoe@x.example", "jdoe@x.example"),
    ("J.Doe@District.Example", "J.Doe@District.Example"),
    ("mailto:jdoe@x.example", "jdoe@x.example"),
    ("jdoe@x.example.", "jdoe@x.example"),
    ("<jdoe@x.example>;", "jdoe@x.example"),
    ("Jane Doe <jdoe@x.example>", "jdoe@x.example"),
    ("jdoe@x.example <mailto:jdoe@x.example>", "jdoe@x.example"),
    ("jdoe@x.example (preferred)", "jdoe@x.example"),
    ("E-mail: jdoe@x.example", "jdoe@x.example"),
    ("jane.o'dell+cs@k12.tx.us", "jane.o'dell+cs@k12.tx.us"),
    ("jdoe (at) x dot example", "jdoe@x.example"),
    ("jdoe[at]x[dot]k12.tx.us", "jdoe@x.k12.tx.us"),
    ("jdoe at x dot example", "jdoe@x.example"),
    (
        "jos\N{LATIN SMALL LETTER E WITH ACUTE}@escuela.example",
        "jos\N{LATIN SMALL LETTER E WITH ACUTE}@escuela.example",
    ),
]


@pytest.mark.parametrize(("words", "value"), EMAILS)
def test_an_address_is_found_however_it_is_written(words: str, value: str) -> None:
    read = email(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a@b.example, c@d.example", "a@b.example"),
        ("jdoe @ x.example", "jdoe@x.example"),
        ("jdoe@x,example", "jdoe@x.example"),
    ],
)
def test_a_doubtful_address_is_for_a_person_to_confirm(words: str, value: str) -> None:
    read = email(words)
    assert read.value == value
    assert not read.is_sure


@pytest.mark.parametrize(
    "words",
    [
        "P.O. Box 118, Bay, TX",
        "Email me",
        "jdoe@x",
        "jdoe@@x.example",
        "www.x.example",
        "see above",
        "Jane Doe",
    ],
)
def test_what_is_no_address_stays_words(words: str) -> None:
    read = email(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("(208) 555-0142", "(208) 555-0142"),
        ("208.555.0142", "208.555.0142"),
        ("+1 208 555 0142", "+1 208 555 0142"),
        ("(208) 555-0142 ext. 7", "(208) 555-0142 ext. 7"),
        ("208-555-0142 x7", "208-555-0142 x7"),
        ("(208) 555-0142 (cell)", "(208) 555-0142 (cell)"),
        ("555-0142", "555-0142"),
        ("Phone: 208-555-0142", "208-555-0142"),
        ("You can call us at (856) 555-0170.", "(856) 555-0170"),
    ],
)
def test_a_telephone_number_stays_as_it_was_written(words: str, value: str) -> None:
    assert phone(words).value == value


@pytest.mark.parametrize("words", ["call the office", "x1234", "see website"])
def test_what_is_no_telephone_number_stays_words(words: str) -> None:
    read = phone(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("www.x.example", "www.x.example"),
        ("http://x.example/", "http://x.example/"),
        ("https://x.example/a?b=1", "https://x.example/a?b=1"),
        ("x.example", "x.example"),
        ("Visit us at www.x.example.", "www.x.example"),
        ("www.x.example (under construction)", "www.x.example"),
        ("http://www.x.example <http://www.x.example/>", "http://www.x.example"),
    ],
)
def test_a_website_is_found_in_its_words(words: str, value: str) -> None:
    assert website(words).value == value


@pytest.mark.parametrize("words", ["info@x.example", "see Google", "Facebook"])
def test_what_is_no_website_stays_words(words: str) -> None:
    read = website(words)
    assert read.value is None
    assert read.seen == words
