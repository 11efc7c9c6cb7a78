"""Forms in two languages, and in one that is not English."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_a_form_in_spanish() -> None:
    page = read(
        r"""
# Solicitud de asociación en ciencias de la computación

## Distrito
Nombre del distrito: Distrito Escolar Unificado de Sierra Parda
Estado: California
Ciudad: Sierra Parda
Código postal: 93999
Número de estudiantes: 3,420
Escuelas primarias: 4
Escuelas intermedias: 1
Escuelas secundarias: 1

## Participación
Solicitamos como: distrito individual

## Contacto
Nombre: Alma Quintero
Cargo: Coordinadora de Tecnología
Correo electrónico: aquintero@sierraparda.example
Teléfono: (559) 555-0177
Superintendente: Dr. Julio Arce

## Programa
| Programa | Maestros | Primer año |
| Principios de las Ciencias de la Computación (CSP) | 33 | 2016-17 |

## Fondos
Estipendio por día: $105
Cantidad presupuestada: $10,395
Fuente de los fondos: Título II
Entendemos que los impuestos y beneficios los paga el distrito: Sí

## Firma
Nombre: Dr. Julio Arce
Cargo: Superintendente
Fecha: 8 de junio de 2015
""",
    )
    page.says(
        district_name="Distrito Escolar Unificado de Sierra Parda",
        state="CA",
        city="Sierra Parda",
        office_postal_code="93999",
        students=3420,
        elementary_schools=4,
        middle_schools=1,
        high_schools=1,
        applying_as="single",
        primary_name="Alma Quintero",
        primary_title="Coordinadora de Tecnología",
        primary_email="aquintero@sierraparda.example",
        primary_phone="(559) 555-0177",
        superintendent_name="Dr. Julio Arce",
        programs=[{"program": "csp", "teachers": 33, "first_year": "2016-17"}],
        stipend_per_day="105.00",
        amount_budgeted="10395.00",
        funding_source="Título II",
        taxes_understood=True,
        signature_name="Dr. Julio Arce",
        signature_title="Superintendente",
        signature_date="2015-06-08",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_french_beside_english() -> None:
    page = read(
        r"""
# Demande de partenariat / Partnership request

| Nom du district / District name | Bayou Clair Parish Schools |
| État / State | Louisiana |
| Ville / City | Bayou Clair |
| Nombre d'élèves / Number of students | 5,660 |
| Écoles primaires / Elementary schools | 8 |
| Écoles secondaires / High schools | 2 |
| Personne à contacter / Contact person | Yves Landry |
| Courriel / E-mail | ylandry@bayouclair.example |
| Téléphone / Telephone | (318) 555-0170 |
| Surintendant / Superintendent | Dr. Claire Broussard |

| Programme / Program | Enseignants engagés / Committed teachers | Première année / First year |
| CS in Algebra | 30 | 2016-17 |

| Indemnité par jour / Stipend per day | $115.00 |
| Montant budgétisé / Amount budgeted | $6,900.00 |
""",
    )
    page.says(
        district_name="Bayou Clair Parish Schools",
        state="LA",
        city="Bayou Clair",
        students=5660,
        elementary_schools=8,
        high_schools=2,
        middle_schools=None,
        primary_name="Yves Landry",
        primary_email="ylandry@bayouclair.example",
        primary_phone="(318) 555-0170",
        superintendent_name="Dr. Claire Broussard",
        programs=[{"program": "algebra", "teachers": 30, "first_year": "2016-17"}],
        stipend_per_day="115.00",
        amount_budgeted="6900.00",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_vietnamese_of_which_we_know_nothing_beside_english() -> None:
    page = read(
        r"""
# Đơn xin hợp tác / Application for partnership

| Tên học khu / District name | Palm Slough Unified School District |
| Tiểu bang / State | California |
| Thành phố / City | Palm Slough |
| Số học sinh / Number of students | 9,480 |
| Người liên lạc / Contact person | Linh Tran |
| Thư điện tử / E-mail | ltran@palmslough.example |

| Chương trình / Program | Số giáo viên / Number of teachers | Năm đầu / First year |
| Computer Science Principles | 37 | 2016-17 |
""",
    )
    page.says(
        district_name="Palm Slough Unified School District",
        state="CA",
        city="Palm Slough",
        students=9480,
        primary_name="Linh Tran",
        primary_email="ltran@palmslough.example",
        programs=[{"program": "csp", "teachers": 37, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_spanish_with_english_in_brackets_below() -> None:
    page = read(
        r"""
# Solicitud

| Nombre del distrito escolar<br>(Name of the school district) | Arroyo Hondo Municipal Schools |
| Estado<br>(State) | NM |
| Persona encargada<br>(Person in charge) | Tomás Griego |
| Su correo electrónico<br>(His or her e-mail) | tgriego@arroyohondo.example |
| Programa que pedimos<br>(Program we ask for) | ECS |
| Maestros comprometidos<br>(Committed teachers) | 12 |
| Primer año escolar<br>(First school year) | 2016-17 |
| ¿Cómo se financiará?<br>(How will it be funded?) | Fondo operativo |
""",
    )
    page.says(
        district_name="Arroyo Hondo Municipal Schools",
        state="NM",
        primary_name="Tomás Griego",
        primary_email="tgriego@arroyohondo.example",
        programs=[{"program": "ecs", "teachers": 12, "first_year": "2016-17"}],
        funding_source="Fondo operativo",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_portuguese_with_english_in_brackets() -> None:
    page = read(
        r"""
| Nome do distrito (District) | Cabo Verde Street Schools |
| Estado (State) | Massachusetts |
| Cidade (City) | Fall Bridge |
| Número de alunos (Students) | 4,010 |
| Contato (Contact) | Ana Pires |
| E-mail do contato (Contact's e-mail) | apires@caboverde.example |
| Programa (Program) | CSP |
| Professores (Teachers) | 31 |
| Primeiro ano letivo (First school year) | 2016-17 |
| Fonte dos recursos (Source of funds) | Chapter 70 |
""",
    )
    page.says(
        district_name="Cabo Verde Street Schools",
        state="MA",
        city="Fall Bridge",
        students=4010,
        primary_name="Ana Pires",
        primary_email="apires@caboverde.example",
        programs=[{"program": "csp", "teachers": 31, "first_year": "2016-17"}],
        funding_source="Chapter 70",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_haitian_creole_beside_english() -> None:
    page = read(
        r"""
| Non distri a / Name of the district | Palmetto Bay Schools |
| Eta / State | Florida |
| Moun pou kontakte / Person to contact | Marie Jean |
| Imèl / E-mail | mjean@palmettobay.example |
| Pwogram / Program | K-5 courses |
| Konbyen pwofesè / How many teachers | 45 |
""",
    )
    page.says(
        district_name="Palmetto Bay Schools",
        state="FL",
        primary_name="Marie Jean",
        primary_email="mjean@palmettobay.example",
        programs=[{"program": "k5", "teachers": 45}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_german_beside_english() -> None:
    page = read(
        r"""
| Name des Schulbezirks / Name of the school district | New Ulm Falls Schools |
| Bundesstaat / State | Minnesota |
| Ansprechpartner / Contact | Otto Behr |
| E-Mail | obehr@newulmfalls.example |
| Programm / Program | CSP |
| Lehrkräfte / Teachers | 4 |
""",
    )
    page.says(
        district_name="New Ulm Falls Schools",
        state="MN",
        primary_name="Otto Behr",
        primary_email="obehr@newulmfalls.example",
        programs=[{"program": "csp", "teachers": 4}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_we_are_is_no_part_of_a_name_in_spanish_or_french() -> None:
    read(
        "Estimados señores:\n\nSomos Río Verde Unified School District en Arizona y solicitamos ECS para 4 maestros."
    ).says(district_name="Río Verde Unified School District")
