"""Reference tokens survive what people and mail programs do to them, and a wrong one is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.tokens import find_tokens, make_token


@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_a_token_is_found_again_in_any_text(letter_id: str, before: str, after: str) -> None:
    token = make_token(letter_id)
    assert token in find_tokens(f"{before} {token} {after}")


def test_the_same_letter_has_the_same_token_and_another_letter_another() -> None:
    assert make_token("letter 7") == make_token("letter 7") != make_token("letter 8")


def test_case_brackets_and_the_usual_misreadings_do_not_matter() -> None:
    token = make_token("letter 7")
    bare = token.strip("[]")
    misread = bare.replace("0", "O").replace("1", "l")
    for written in (
        token.lower(),
        bare,
        f"({bare})",
        f"Re: your letter {misread}?",
        bare.replace("-", "\u2013"),
    ):
        assert find_tokens(written) == (token,)


@given(st.integers(0, 7), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_noticed(place: int, character: str) -> None:
    bare = make_token("letter 7")[3:12]
    wrong = bare[:place] + character + bare[place + 1 :]
    assert (find_tokens(f"[P-{wrong}]") == ()) is (wrong != bare)


def test_words_that_look_like_tokens_are_none() -> None:
    assert find_tokens("The P-1234567890 form, step P-ABC, XP-000000000, PO box 12") == ()
