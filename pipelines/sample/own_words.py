"""Mails of the sample that are not simply the form: pasted, retold, unfinished, mistaken."""

from __future__ import annotations

from connectors.form_writer import word_form, write_form
from connectors.form_writer.plain import html, plain_text
from connectors.form_writer.word_parts import add, new_document, paragraph, row, run, table, to_bytes
from connectors.form_writer.word_parts import cell as table_cell
from pipelines.records import Answers
from pipelines.sample import people
from pipelines.sample.answers import complete_answers
from pipelines.sample.cast import Applicant
from pipelines.sample.mails import Attached, Letter


def with_google_link(applicant: Applicant, document_id: str) -> Letter:
    """An application that stays where it was written."""
    link = f"https://docs.google.com/document/d/{document_id}/edit?usp=sharing"
    text = f"Good afternoon,\n\nour application is in this document, shared with you:\n{link}\n\n{applicant.contact}\n"
    return Letter(
        applicant.contact, applicant.contact_address, f"{applicant.name}: application (Google Doc)", text
    )


def pasted_as_html(applicant: Applicant, answers: Answers) -> Letter:
    """The form pasted into the mail, tables and all."""
    plain = "This mail contains our application as tables. Please switch to the HTML view.\n"
    return Letter(
        applicant.contact,
        applicant.contact_address,
        f"Application {applicant.name}",
        plain,
        html=html(answers),
    )


def pasted_as_text(applicant: Applicant, answers: Answers) -> Letter:
    """The form as lines of the mail itself."""
    opening = "Our mail does not allow attachments, so the form is below."
    text = f"{opening}\n\n{plain_text(answers)}\n-- \n{applicant.contact}\n"
    return Letter(applicant.contact, applicant.contact_address, f"Application {applicant.name}", text)


def as_a_letter(applicant: Applicant, year: int) -> Letter:
    """An application told in sentences."""
    answers = complete_answers(applicant, year)
    document = new_document("Letter", "")
    for words in (
        f"September 8, {year}",
        "To the district partnership team:",
        f"With this letter {applicant.name}, New Mexico, apply for a partnership. Our office is in "
        f"{answers['city']}, and we serve {answers['students']:,} students in three elementary schools, one middle "
        "school and one high school. We apply as a single district.",
        "We commit 30 teachers to Exploring Computer Science and will teach the course from the fall of "
        f"{year + 1} on. Principals will name the teachers in November, when schedules are made.",
        "For each day of training a teacher receives a stipend of $120. The board has set aside $21,600 for it from "
        "Title II, Part A, and we understand that taxes and benefits on the stipends are ours to pay.",
        "Two students share each computer, and our line carries 250 megabits per second.",
        f"Please write to {applicant.contact}, {answers['primary_title']}, at {applicant.contact_address}, or call "
        f"{answers['primary_phone']}.",
        "Sincerely,",
        answers["superintendent_name"],
        "Superintendent of Schools",
    ):
        add(document, paragraph(run(words)))
    return Letter(
        applicant.contact,
        applicant.contact_address,
        "Letter of application",
        "Please see the attached letter.\n",
        (Attached("Letter to the partnership team.docx", to_bytes(document)),),
    )


def with_own_labels(applicant: Applicant, year: int) -> Letter:
    """A district's own table with its own, shorter labels."""
    answers = complete_answers(applicant, year)
    lines = (
        ("LEA", applicant.name),
        ("State", "Okla."),
        ("Town", answers["city"]),
        ("Enrollment", f"approx. {answers['students']:,}"),
        ("Elementary / middle / high schools", "6 / 2 / 1"),
        ("Applying", "on our own"),
        ("Contact person", applicant.contact),
        ("Position", answers["primary_title"]),
        ("E-mail", applicant.contact_address),
        ("Phone", answers["primary_phone"]),
        ("Program requested", "AP CS Principles"),
        ("Teachers committed", "thirty-two"),
        ("First year of teaching", f"Fall {year + 1}"),
        ("Way of qualifying", "own cohort"),
        ("How will you find the teachers?", answers["programs"][0]["identification_plan"]),
        ("Computers", "one device per student"),
        ("Bandwidth", "1 Gbps"),
        ("Daily stipend", "$125"),
        ("Budgeted for stipends", "$18,000"),
        ("Money comes from", "General fund"),
        ("Taxes and benefits are ours", "yes"),
    )
    document = new_document("Partnership request", "")
    add(document, paragraph(run("Request for a computer science partnership", is_bold=True)))
    rows = [
        row((table_cell(4_000, paragraph(run(label))), table_cell(6_080, paragraph(run(words)))))
        for label, words in lines
    ]
    add(document, table((4_000, 6_080), rows, "Our answers"))
    return Letter(
        applicant.contact,
        applicant.contact_address,
        "CS partnership request",
        "See attachment.\n",
        (Attached("CS partnership request.docx", to_bytes(document)),),
    )


def interest_form() -> Letter:
    """The seven lines of the interest form, before anything is applied for."""
    text = (
        "Interest form\n\nDistrict name: Winterport Bay School District\nOffice city: Winterport Bay\n"
        "Office state: Washington\nContact first name: Paula\nContact last name: Renwick\n"
        "Phone: (360) 555-0134\nEmail: paula.renwick@winterportbay.example\n"
    )
    return Letter("Website", "forms@program.example", "Interest form: Winterport Bay School District", text)


def blank_form_returned() -> Letter:
    """Our own form, with nothing in it."""
    return Letter(
        "Gil Ostrow",
        "gil.ostrow@driftwoodsd.example",
        "Your form",
        "Hi, is this the form we should use? I could not find the closing date in it.\n\nGil Ostrow\n",
        (Attached("Partnership Application.docx", word_form()),),
    )


def lesson_plan() -> Letter:
    """A document that has nothing to do with an application."""
    document = new_document("Lesson plan", "")
    for words in (
        "Lesson plan: binary numbers, grade 6",
        "Objective: Students write their age with cards that show 1, 2, 4, 8 and 16 dots.",
        "Materials: one set of five cards for each pair, a clock, a whiteboard.",
        "Opening (10 minutes): How would you count if you had only two fingers?",
        "Activity (25 minutes): Pairs turn cards up and down until the dots add up to the number that is called.",
        "Closing (10 minutes): Each pair explains one number to another pair.",
    ):
        add(document, paragraph(run(words)))
    return Letter(
        "Nell Varga",
        "nell.varga@greenfern.example",
        "A lesson you may like",
        "We tried this in April and it went very well. Feel free to share it.\n\nNell\n",
        (Attached("Binary numbers.docx", to_bytes(document)),),
    )


def out_of_office(applicant: Applicant) -> Letter:
    """A machine's answer."""
    return Letter(
        applicant.contact,
        applicant.contact_address,
        "Automatic reply: Your application has arrived",
        f"I am out of the office until July 6. In urgent cases call ({applicant.area_code}) 555-0110.\n\n"
        f"{applicant.contact}\n",
        extra=(("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")),
    )


def damaged_file() -> Letter:
    """A Word file that lost its end on the way."""
    content = write_form(None, "beside")
    return Letter(
        "Jo Halvorsen",
        "jo.halvorsen@driftwoodsd.example",
        "Application, Driftwood School District",
        "Attached is the application of Driftwood School District.\n\nJo Halvorsen\n",
        (Attached("Driftwood application.docx", content[: len(content) * 3 // 5]),),
    )


def link_not_shared(document_id: str) -> Letter:
    """A Google Doc that we may not open."""
    return Letter(
        "Paula Renwick",
        "paula.renwick@winterportbay.example",
        "Winterport Bay: our application",
        "Our application is here: "
        f"https://docs.google.com/document/d/{document_id}/edit\n\nPaula Renwick\nWinterport Bay School District\n",
    )


def thanks(applicant: Applicant) -> Letter:
    """A kind word, and nothing to do."""
    text = f"Thank you, that was quick! We look forward to hearing from you.\n\n{applicant.contact}\n"
    return Letter(applicant.contact, applicant.contact_address, "Thank you", text)


def question(applicant: Applicant) -> Letter:
    """A question of a person, without a document."""
    text = (
        "Hello, may our teachers join the training in Las Vegas although the district line runs through the valley?\n\n"
        f"{people.person(applicant.number * 11 + 2)}\n"
    )
    return Letter(
        people.person(applicant.number * 11 + 2),
        people.address(people.person(applicant.number * 11 + 2), applicant.domain),
        "Question about regions",
        text,
    )
