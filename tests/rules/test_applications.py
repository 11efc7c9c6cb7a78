"""What identifies a district is its document."""

from __future__ import annotations

from pipelines.outcomes import Place
from pipelines.records import Candidate, Identity, StoredReading
from pipelines.rules.applications import Group, group_messages
from tests.assessing import form, message, request


def groups(*messages: StoredReading, **more: object) -> list[Group]:
    identities = more.pop("identities", {})
    return group_messages(messages, 2015, identities, **more)  # type: ignore[arg-type]


def mail(district: str, day: int, **more: object) -> StoredReading:
    options = {k: more.pop(k) for k in ("place", "answers_letter", "sender") if k in more}
    return message(form(district, request("csp", 30), **more), f"2015-06-{day:02d}T09:00:00-07:00", **options)  # type: ignore[arg-type]


def sure(leaid: str, name: str) -> Identity:
    return Identity("sure", leaid, name)


def likely(*leaids: str) -> Identity:
    return Identity("likely", candidates=tuple(Candidate(leaid, leaid, "", 80.0) for leaid in leaids))


def ids(found: list[Group]) -> list[str]:
    return [group.application_id for group in found]


def test_ids_can_be_read_and_do_not_depend_on_order() -> None:
    one, two = mail("Cedar Hollow ISD, TX", 10), mail("Älder Bay–Näs School District #7, MN", 11)
    wanted = ["2015-TX-cedar-hollow-isd", "2015-MN-alder-bay-nas-school-district-7"]
    assert ids(groups(one, two)) == wanted
    assert ids(groups(two, one)) == wanted


def test_an_id_once_given_is_kept() -> None:
    early, late = mail("Cedar Holow ISD, TX", 10), mail("Cedar Hollow ISD, TX", 12)
    known = {
        early.message_sha256: sure("4812345", "Cedar Hollow ISD"),
        late.message_sha256: sure("4812345", "Cedar Hollow ISD"),
    }
    assert ids(groups(early, late, identities=known)) == ["2015-TX-cedar-hollow-isd"]
    previous = {early.message_sha256: "2015-TX-cedar-holow-isd"}
    assert ids(groups(early, late, identities=known, previous=previous)) == ["2015-TX-cedar-holow-isd"]


def test_two_districts_of_one_name_get_two_ids() -> None:
    one, two = mail("East Valley, WA", 10), mail("East Valley, WA", 11, primary_email="other@else.example")
    known = {
        one.message_sha256: sure("5302610", "East Valley"),
        two.message_sha256: sure("5302640", "East Valley"),
    }
    assert ids(groups(one, two, identities=known)) == ["2015-WA-east-valley", "2015-WA-east-valley-5302640"]


def test_an_unsure_twin_is_not_given_to_the_other() -> None:
    one = mail("East Valley, WA", 10)
    two = mail("East Valley, WA", 11, primary_email="other@else.example")
    known = {
        one.message_sha256: sure("5302610", "East Valley"),
        two.message_sha256: likely("5302610", "5302640"),
    }
    assert len(groups(one, two, identities=known)) == 2


def test_an_unsure_resend_from_the_same_address_is_the_same_application() -> None:
    one, two = mail("East Valley, WA", 10), mail("East Valley, WA", 11)
    known = {
        one.message_sha256: sure("5302610", "East Valley"),
        two.message_sha256: likely("5302610", "5302640"),
    }
    assert len(groups(one, two, identities=known)) == 1


def test_a_name_that_the_directory_lacks_is_a_key_itself() -> None:
    assert len(groups(mail("Cedar Holow I.S.D., TX", 10), mail("cedar holow isd, TX", 11))) == 1
    assert len(groups(mail("Cedar Holow ISD, TX", 10), mail("Cedar Holow ISD, OK", 11))) == 2


def test_an_assistant_who_answers_our_letter_for_another_district_makes_another_application() -> None:
    one = mail("Cedar Hollow ISD, TX", 10)
    two = mail("Elm Fork ISD, TX", 11, answers_letter="letter", sender="clerk@cedarhollowisd.example")
    known = {
        one.message_sha256: sure("4800001", "Cedar Hollow ISD"),
        two.message_sha256: sure("4800002", "Elm Fork ISD"),
    }
    found = groups(one, two, identities=known, letters={"letter": "a"}, previous={one.message_sha256: "a"})
    assert len(found) == 2


def test_a_form_that_answers_our_letter_is_held_together_by_it_where_the_directory_only_guesses() -> None:
    one = mail("Cedar Hollow ISD, TX", 10)
    two = mail(
        "Ceder Hollow School Dist, TX", 11, answers_letter="letter", primary_email="other@else.example"
    )
    known = {
        one.message_sha256: sure("4800001", "Cedar Hollow ISD"),
        two.message_sha256: likely("4800001", "4800009"),
    }
    found = groups(one, two, identities=known, letters={"letter": "a"}, previous={one.message_sha256: "a"})
    assert ids(found) == ["a"]


def test_a_reply_that_answers_nothing_known_belongs_to_nobody() -> None:
    stray = message(
        {"amount_budgeted": "5.00"}, "2015-06-11T09:00:00-07:00", place=Place.REPLY, sender="x@y.example"
    )
    [only] = groups(mail("Cedar Hollow ISD, TX", 10), stray)
    assert len(only.messages) == 1


def test_a_reply_from_an_address_of_two_applications_belongs_to_neither() -> None:
    shared = {"sender": "office@county.example"}
    one, two = mail("Cedar Hollow ISD, TX", 10, **shared), mail("Elm Fork ISD, TX", 11, **shared)
    reply = message(
        {"amount_budgeted": "5.00"},
        "2015-06-12T09:00:00-07:00",
        place=Place.REPLY,
        sender="office@county.example",
    )
    assert [len(group.messages) for group in groups(one, two, reply)] == [1, 1]


def test_a_form_without_a_district_has_an_application_of_its_own() -> None:
    nameless = message(form("", request("csp", 30)), "2015-06-10T09:00:00-07:00", name="x")
    [only] = groups(nameless)
    assert only.application_id.startswith("2015-XX-unnamed-")
