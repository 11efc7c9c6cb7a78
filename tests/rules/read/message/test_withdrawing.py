from __future__ import annotations

import pytest

from connectors.mail.opening import open_message
from pipelines.rules.read.message.withdrawing import withdraws

OWN = "partnerships@program.example"


@pytest.mark.parametrize(
    "words",
    [
        "We withdraw our application.",
        "Dear team,\nwe have decided to withdraw our\napplication for this year. Thank you for your help.",
        "Please take us out of consideration.",
        "Our board decided against it.",
        "Our board decided against it last night, sorry.",
        "Please withdraw our application.",
        "Could you please withdraw our application?",
        "I am writing to withdraw Birchwater Union School District's application.",
        "Birchwater Union School District hereby withdraws its application for the 2016 partnership.",
        "Regretfully, we must withdraw from the program this year.",
        "We will not be moving forward with the partnership at this time.",
        "Due to budget cuts we are no longer able to participate.",
        "The board voted 4-3 not to proceed with the partnership.",
        "We no longer wish to be considered.",
        "Please remove our district from consideration for this cycle.",
        "Please consider this e-mail our formal withdrawal.",
        "This letter serves as notice of our withdrawal from the partnership program.",
        "Please cancel our application, our superintendent has left.",
        "We are pulling out of the program.",
        "We'd like to pull our application.",
        "We are no longer interested in the partnership.",
        "We have decided not to participate.",
        "After talks with our principals we've decided not to go ahead with this.",
        "Unfortunately we won't be applying this year.",
        "Please count us out.",
        "We would like our application to be withdrawn.",
        "Please consider our application withdrawn.",
        "We withdraw our request for CSP but stay with ECS.",
        "Retiramos nuestra solicitud.",
        "Por favor, retiren nuestra solicitud; la junta votó en contra.",
        "Hemos decidido no participar este año.",
        "La junta escolar decidió no seguir adelante con la solicitud.",
        "Ya no deseamos participar en el programa.",
        "Queremos retirar nuestra solicitud de este año.",
        "Nous retirons notre demande.",
        "Wir ziehen unseren Antrag hiermit zurück.",
        "Retiramos a nossa candidatura.",
        "Thanks for your letter. Sadly, our district can no longer participate because two schools close. We hope to send a new application next year.",
        "We have hereby withdrawn our application.",
        "Our application is hereby withdrawn.",
        "I regret to inform you that the Birchwater school board has voted against the partnership.",
        "We are backing out.",
        "Kindly drop our district from the list of applicants.",
        "Please don't consider our application any further.",
        "It is with regret that I must inform you that Harlan County Schools will be withdrawing its application.",
        "Hi,\n\nafter last night's vote we're out. Please withdraw us from the program.",
        "Please accept our withdrawal.",
        "We ask that our application be withdrawn effective today.",
        "The superintendent has directed me to withdraw the district's application.",
        "Given the budget situation, the board chose not to move forward with the partnership.",
        "We won't be able to go ahead this year.",
        "Please take Harlan County Schools off the applicant list.",
        "We have to step back from the application this year.",
        "We can't take part after all.",
        "Nuestro distrito desea retirar la solicitud.",
        "Lamentablemente, no podremos participar este año.",
        "Les escribo para retirar nuestra candidatura.",
        "La junta votó en contra de participar.",
        "we hereby rescind our request for partnership",
        "Unfortunately the district is not in a position to participate in the program this year.",
    ],
)
def test_whoever_takes_the_application_back_is_heard(words: str) -> None:
    assert withdraws("Re: Your application", words)


@pytest.mark.parametrize(
    "words",
    [
        "We withdraw the earlier version, here is the new one.",
        "We will not withdraw.",
        "If we had to withdraw our application, would we lose our place?",
        "Please withdraw Ms. Ortiz from the teacher list.",
        "Please remove Tom Weir from our list of teachers.",
        "We withdraw our previous application and use the attached one instead.",
        "Please disregard the first file.",
        "We have no intention to withdraw our application.",
        "Can we withdraw our application later?",
        "How do we withdraw our application?",
        "Two teachers have withdrawn from the program.",
        "Cedar Falls withdrew from our consortium.",
        "In 2014 we withdrew our application; this year the board supports it.",
        "We are not withdrawing our application.",
        "We decided not to apply for ECS this year, only for CSP.",
        "Our board decided against paid travel; we join a region.",
        "Students may not withdraw from the course after week three.",
        "Please withdraw our application of March 3. The corrected one is attached.",
        "We might have to withdraw our application if the budget fails.",
        "Unless the board agrees we withdraw our application.",
        "We cannot proceed until the board meets on Tuesday.",
        "The money is withdrawn from our general fund.",
        "We will not be able to participate in the call on Friday.",
        "Thanks!",
        "Will send it tomorrow.",
        "Please withdraw our request for an extension; we are ready now.",
        "We see that our application has been withdrawn. That must be a mistake.",
        "The district will continue the course after the partnership and will not drop out.",
        "No retiramos nuestra solicitud.",
        "Si tuviéramos que retirar nuestra solicitud, ¿perderíamos el lugar?",
        "Retiramos la versión anterior; aquí está la nueva.",
        "Por favor retiren a la Sra. Ruiz de la lista de docentes.",
        "We are worried that our board may withdraw our application.",
        "The deadline to withdraw our application was June 1, right?",
        "We would rather wait than withdraw our application.",
        "We do not want to withdraw our application, only to change the number of teachers.",
        "We don't plan to continue with paper forms.",
        "We can't go on Friday.",
        "Our board meets in May. It has not decided yet.",
        "Our previous superintendent decided not to apply in 2014. We apply now.",
        "We will no longer use Windows XP computers.",
        "We pull our teachers out of class for PD.",
        "Counselors who withdraw from the program are replaced.",
        "We are taking part in the region.",
        "We have decided to go ahead!",
        "The board did not vote against it.",
        "The board has not decided against it.",
        "We withdraw from the consortium and apply on our own.",
        "Please take our name off your mailing list.",
        "Please don't withdraw us.",
        "We never said that we withdraw our application.",
        "If the match is only 25 % we withdraw.",
        "Would withdrawing our application now affect next year?",
        "Our teachers may withdraw from PD without penalty.",
        "Please cancel our call on Monday.",
        "We had to cancel the board meeting, so our answer comes next week.",
        "We cannot participate in the webinar.",
        "We do not plan to hire more teachers.",
        "Please take this into consideration.",
        "We decided against Chromebooks and bought laptops.",
        "The board voted against the tax levy but supports the partnership.",
        "No queremos retirar nuestra solicitud.",
        "No podremos enviar el formulario antes del viernes.",
        "We withdraw version 1; version 2 is attached.",
        "Replace our application by the attached one.",
        "Please pull our application from the old mailbox; we also sent it here.",
        "Maria Ortiz has withdrawn; Tom Weir teaches CSP instead.",
    ],
)
def test_words_that_only_look_alike_withdraw_nothing(words: str) -> None:
    assert withdraws("Re: Your application", words) == ""


def test_a_subject_of_ones_own_says_it_and_the_subject_of_an_answer_does_not() -> None:
    assert withdraws("Withdrawal of our application", "The match is more than we have this year. Sorry.")
    assert withdraws("Re: Withdrawal of our application", "Thanks for your help.") == ""
    assert withdraws("Question about withdrawal", "By when would it have to be?") == ""


def test_what_is_quoted_of_somebody_else_withdraws_nothing() -> None:
    mail = (
        b"From: clerk@maple.example\r\nTo: partnerships@program.example\r\nSubject: FW: CS\r\n\r\n"
        b"Here is what we settled: we go ahead.\r\n\r\nOn Monday Tom Weir <tom@maple.example> wrote:\r\n"
        b"> I think that we withdraw our application.\r\n> We withdraw our application.\r\n"
    )
    assert open_message(mail, own_addresses=(OWN,)).facts.envelope.withdraws == ""
