"""Sentences in Spanish, Portuguese and French put into the English words that the patterns of running text know.

No translation to show anybody: only the words of the field, and how figures are written, so that a pattern is written
once. The words of an answer are always taken from the text as it stands.
"""

from __future__ import annotations

import re

#: Words that no English sentence holds: one of them tells that a sentence is in another language.
_MARKERS = frozenset(
    """
    somos tenemos nuestro nuestra nuestros nuestras distrito maestros maestras docentes alumnos estudiantes escuelas una
    pedimos solicitamos desde para pagamos sabemos entendemos hay cada estipendio presupuesto impuestos
    temos nosso nossa escolas alunos professores uma queremos dois duas reservamos bolsa impostos somente sao nao conexao
    demande devenir partenaire solicita solicitud pede parceiro
    persona pessoa contato personne contacter souhaite demandons comptons
    nous notre nos eleves ecoles enseignants enseignantes pour avec une des les deux chaque partagent indemnite
    """.split()
)
#: Phrases of the field; longer ones are looked for first.
_PHRASES = {
    # schools and students
    "alumnos": "students", "estudiantes": "students", "alunos": "students", "eleves": "students",
    "escuelas primarias": "elementary schools", "primarias": "elementary schools", "escolas primarias": "elementary schools",
    "ecoles primaires": "elementary schools", "ecoles elementaires": "elementary schools", "ecole primaire": "elementary school",
    "escuelas intermedias": "middle schools", "intermedias": "middle schools", "ecoles intermediaires": "middle schools",
    "colleges": "middle schools", "escolas do ensino fundamental ii": "middle schools",
    "escuelas secundarias": "high schools", "secundarias": "high schools", "preparatorias": "high schools",
    "escolas secundarias": "high schools", "escola secundaria": "high school", "escuela secundaria": "high school",
    "escolas de ensino medio": "high schools", "secundaria": "high school", "lycees": "high schools", "lycee": "high school",
    "escuela primaria": "elementary school", "escuela intermedia": "middle school", "college et": "middle school and",
    "escola intermediaria": "middle school",
    "escolas intermediarias": "middle schools",
    "sept": "7",
    "no tenemos": "we have no", "nao temos": "we have no", "no hay": "there are no", "nous n'avons pas de": "we have no",
    "nous n'avons pas d'": "we have no ", "tenemos": "we have", "temos": "we have", "atendemos a": "we serve",
    "contamos con": "we have", "nous comptons": "we have", "nous avons": "we have", "somos un distrito con": "we are a district of",
    "somos um distrito com": "we are a district of", "repartis dans": "in", "matriculados": "enrolled", "inscrits": "enrolled",
    # requests
    "cursos": "courses", "cours": "courses", "distritos": "districts", "escuelas": "schools", "escolas": "schools",
    "ecoles": "schools", "anos": "years", "dias": "days", "jours": "days", "horas": "hours", "heures": "hours",
    "maestros": "teachers", "maestras": "teachers", "docentes": "teachers", "professores": "teachers",
    "profesores": "teachers", "enseignantes": "teachers", "enseignants": "teachers", "professeurs": "teachers",
    "queremos": "we would like", "nous demandons": "we request", "pedimos": "we request", "solicitamos": "we request",
    "souhaite": "would like", "souhaitons": "would like",
    "a partir de la": "starting", "a partir del": "starting", "a partir de": "starting", "a partir do": "starting",
    "a partir du": "starting", "desde": "starting", "otono de": "fall of", "automne": "fall",
    "ano escolar": "school year", "ciclo escolar": "school year", "ano letivo": "school year", "l'annee scolaire": "school year",
    "annee scolaire": "school year",
    "una region existente": "an existing region", "uma regiao existente": "an existing region",
    "une region existante": "an existing region", "una region": "a region", "en rejoignant": "joining",
    "uniendonos a": "joining", "unirnos a": "joining", "propria turma": "own cohort", "nossa propria turma": "our own cohort",
    "notre propre cohorte": "our own cohort", "nuestra propia cohorte": "our own cohort", "propia cohorte": "own cohort",
    # how we apply
    "nous posons notre candidature seuls": "we apply alone", "candidatamo-nos sozinhos": "we apply alone",
    "como distrito unico": "we apply as a single district", "distrito unico": "single district",
    "sin formar parte de": "not part of", "com a nossa propria turma": "our own cohort", "membre d'un consortium": "member of a consortium",
    "miembro de un consorcio": "member of a consortium", "membro de um consorcio": "member of a consortium",
    "chef de file d'un consortium": "lead of a consortium", "lider de un consorcio": "lead of a consortium",
    # money
    "estipendio": "stipend", "bolsa": "stipend", "indemnite": "stipend", "por dia": "per day", "par jour": "per day",
    "por hora": "per hour", "de l'heure": "per hour", "par heure": "per hour", "a l'heure": "per hour",
    "presupuesto": "budget", "orcamento": "budget", "inscrit au budget": "budgeted",
    "inscrite au budget": "budgeted", "reservamos": "we set aside", "prevu": "budgeted", "avons prevu": "have budgeted",
    "notre propre": "our own",
    "hemos reservado": "we set aside", "hemos apartado": "we set aside", "pagamos": "we pay", "recoivent": "receive",
    "recebe": "receives", "cada maestro": "each teacher", "cada professor": "each teacher", "nous payons": "we pay",
    "impuestos": "taxes", "impostos": "taxes", "impots": "taxes", "prestaciones": "benefits", "beneficios": "benefits",
    "avantages sociaux": "benefits", "sabemos que": "we know that", "entendemos que": "we understand that",
    "nous comprenons que": "we understand that", "nous savons que": "we know that", "a notre charge": "ours",
    "corren por nuestra cuenta": "are ours to pay",
    # people and machines
    "persona de contacto": "contact person", "personne a contacter": "contact person", "contato principal": "primary contact",
    "pessoa de contato": "contact person", "personne-ressource": "contact person",
    "computadoras": "computers", "computadora": "computer", "computadores": "computers", "computador": "computer",
    "ordinateurs": "computers", "ordinateur": "computer", "partagent": "share", "comparten": "share", "chaque": "each",
    "para cada": "for each", "por cada": "for each", "pour": "for", "um": "1", "un": "1",
    "trinta e um": "31", "trinta e dois": "32", "trinta e tres": "33", "trinta e quatro": "34", "trinta e cinco": "35",
    "vinte e um": "21", "vinte e dois": "22", "vinte e tres": "23", "vinte e quatro": "24", "vinte e cinco": "25",
    "trente et un": "31", "trente-deux": "32", "trente-trois": "33", "vingt et un": "21", "vingt-deux": "22",
}  # fmt: skip
_KNOWN = re.compile(
    r"(?<![\w'-])(?:"
    + "|".join(re.escape(p) for p in sorted(_PHRASES, key=len, reverse=True))
    + r")(?![\w-])"
)
#: "7.450", "5 640": thousands set apart by a point or a space; "22,50": cents behind a comma; "22.50 $".
_THOUSANDS = re.compile(r"(?<![\d.,-])(\d{1,3})((?:\.\d{3})+|(?: \d{3})+)(?![\d-]|\.\d)")
_CENTS = re.compile(r"(?<=\d),(\d{2})(?![\d,])")
_SIGN_BEHIND = re.compile(r"(?<![\d$.,])(\d[\d.,]*) ?(?:\$|dolares\b|dollars\b)(?! ?\d)")


#: Courses as they are called in the three languages, and what the program calls them.
_COMPUTING = r"(?:las? |l')?(?:ciencias? (?:de|da) (?:la )?comput\w+|comput(?:acion|acao)|informati(?:ca|que)|programa(?:cion|cao))"
_COURSES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (rf"\bprincip(?:ios?|es) (?:de|da|do) {_COMPUTING}", "computer science principles"),
        (rf"\bexplor(?:ando|ar|er|acion de|ation de) (?:a )?{_COMPUTING}", "exploring computer science"),
        (rf"\b{_COMPUTING} (?:en|em|dans|para|pour) (?:el |l')?algebr[ae]\b", "computer science in algebra"),
        (
            rf"\b{_COMPUTING} (?:en|em|dans|para|pour) (?:las |les )?(?:ciencias?|sciences?)(?: natur\w+)?",
            "computer science in science",
        ),
        (r"\b(?:cursos|cours) (?:de |do |du )?(?:(?:la )?primai?ri?[ae]? ?)?\(?k-?5\)?", "k-5 courses"),
    )
)
#: A figure with its sign behind it, as nobody writes it in English: "22,50 $".
_FOREIGN_AMOUNT = re.compile(r"^\W*\d[\d., ]* ?\$\W*(?:$|[a-z])")


def is_other_language(folded: str) -> bool:
    """Is a folded sentence in Spanish, Portuguese or French?"""
    return not _MARKERS.isdisjoint(folded.split())


def in_english(folded: str) -> str:
    """A folded sentence with the field's words and figures as an English one has them; an English one as it is."""
    if not is_other_language(folded):
        return american_figures(folded) if _FOREIGN_AMOUNT.match(folded) else folded
    for pattern, name in _COURSES:
        folded = pattern.sub(name, folded)
    words = _KNOWN.sub(_english, folded)
    return american_figures(words)


def _english(match: re.Match[str]) -> str:
    """The English of a phrase; "treinta y un" is one number and stays."""
    is_in_number = match.group() in ("un", "um") and match.string[: match.start()].endswith((" y ", " e "))
    return match.group() if is_in_number else _PHRASES[match.group()]


def american_figures(words: str) -> str:
    """ "17.500", "4 050 $" and "22,50 $" as an American writes them."""
    words = _THOUSANDS.sub(lambda match: match[1] + re.sub(r"[. ]", "", match[2]), words)
    return _SIGN_BEHIND.sub(r"$\1", _CENTS.sub(r".\1", words))
