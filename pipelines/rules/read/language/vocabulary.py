"""What the words of a school district mean: concepts, each with the words and phrases that people use for it.

Data only. Phrases are separated by commas; "a", "the", "our" and the like are left out of them, because they are
left out of every label before it is compared. English first, then Spanish, French, Portuguese,
without accents.
The number is the weight of a word in its label: 2 says what the label is about, 1 supports it,
0.5 is nearly filler.
"""

from __future__ import annotations

#: Filler: words that say nothing about what is asked.
NEUTRAL = frozenset(
    """
    a able about above across actual after again all along already also an and answer anticipate anticipated
    any appears applicable appropriate approx approximate approximately are around as ask asked asking at
    available average be become becomes becoming been before begin being below between big both box brief
    briefly by can case cases category certain check choose come comes complete concerning corresponding
    could current current-year currently data day's describe described description detail details did
    different digit digits do does down during e each eg either enter entered entire equivalent estimated
    etc etcetera ever every exact exactly expect expected expects explain fall few field fill find finding
    finds five following for form from fully further g get gets give given go goes got grades had handle
    handling has have having he help her here him his home how i ie if in include included including
    indicate info information inside intend intended into involved is it item its just keep kind
    kindergarten kindly kinds know known large least let lets letter letters levels lie lies like likes line
    list local long made make makes many mark matter matters may me might month months more most much must
    my n near nearest need needs neither new next no not note notes now nr number numbers october of off
    official's ok on once one only operate operates operating optional or other our out outside overall own
    page part particular per per-se plan planned please please's point points possible prepare present
    presently previous proposed provide provides put question raise raising ready receive received reflect
    reflects regarding related relating report reported required reside residence resides respect respective
    run runs said same say says section see select september serve seven several shall share shares she
    short should since small so some sort specific specify spring stand state state's statement still submit
    submitted submitting such sum summary summer sy take takes taking tell terms than that the their them
    then there these they thing things think this this-year those thoughts three throughout time times to
    today today's together total twelve twice two type types until up upon us use used using various want
    wanted wants was way ways we week weeks well were what when where which while who whole whom whose why
    wide will winter with within would write x y year's year-round yes yet you your

    al aplica como con corren corresponde cual cuales cuando cuanta cuantas cuanto cuantos cuenta de debe
    deben del donde e el en encuentra es escriba favor financiamiento habra hay indique la las lo los
    nuestra nuestras nuestro nuestros o para pertenece por puede pueden que quien se sera seran si son su
    sus tendra tiene tienen un una unas unos y

    au aux combien dans des du est et le les nos notre par pour quel quelle quelles quels sont sur veuillez
    vos votre

    da das do dos e em na nas no nos os ou quais qual quantas quantos quem seu sua
    """.split()
)

#: Left out before phrases are compared.
ARTICLES = frozenset("a an the our your my their its this these those s el la los las le les un una".split())

#: Words that mean something only as a whole label or nearly so ("On", "As", "From").
SHORT_ONLY = frozenset(
    "as on from through where when le em st over return until come coming main central person people who mail "
    "field level link line call status part reach through".split()
)

#: What a word weighs that means nothing to us.
UNKNOWN_WEIGHT = 1.0

#: A pronoun that means the person named before.
PRONOUNS = frozenset("his her hers he she him su".split())

CONCEPTS: dict[str, tuple[float, str]] = {
    # -- the district ------------------------------------------------------------------------------------------
    "district": (
        1,
        """
        district you represent, school district you represent, educational agency, education agency,
        introduce district, introduce your district, introduce school district, introduce school system,
        introduce your school district, introduce your school system,
        educational entity, school organization, district, school district, dist, lea, local education
        agency, local educational agency, school system, school corporation, school division, school
        unit, school department, school union, supervisory union, system, corporation, division, agency,
        organization, organisation, entity, legal entity, applicant, institution, unified, isd, usd,
        cusd, public schools, school board, school authority, distrito, distrito escolar, sistema
        escolar, corporacion, organizacion, entidad, solicitante, agencia, institucion, commission
        scolaire, arrondissement scolaire, organisme, rede escolar, requerente, instituicao, township
        schools, county schools, city schools, administrative unit, administration, central
        administration, tribal schools, charter network
        """,
    ),
    "name": (
        1,
        """
        name, named, called, call yourselves, goes by, known as, nombre, se llama, llama, nom, nome,
        appellation, denominacion, designation, how are you called, what are you called, do you call, go by
        """,
    ),
    "official": (
        0.5,
        """
        as it appears, letterhead, legal, official, officially, legally, full, complete, formal, formally,
        proper, oficial, completo, officiel, exact name, printed, as registered, registered, as listed, in
        full, incorporated, under which you are incorporated
        """,
    ),
    "state": (
        2,
        """
        state, us state, state or territory, state of, territory, commonwealth, usps code, estado, etat,
        what state, state abbreviation, st, abbreviation of state, usps abbreviation
        """,
    ),
    "city": (
        2,
        """
        located in town, village or city, city, town, village, municipality, seat, county seat, locality,
        post town, hometown, home town, borough, ciudad, pueblo, municipio, localidad, ville, cidade, city
        or town, commune, headquarters town, township
        """,
    ),
    "location": (
        1,
        """
        located, location, where, situated, base, based, home base, headquarters, headquartered, hq, sit,
        ubicado, ubicacion, ubicada, localizado, situe, sede, siege, localizacao
        """,
    ),
    "street": (
        2,
        """
        mailing, house number, address line, line 1, street, address, street address, mailing address,
        postal address, physical address, office address, road, avenue, street and number, street or box,
        addr, visit, visitor, visiting, direccion, domicilio, calle, adresse, rue, endereco, rua, where does
        mail go, where mail go, deliver, delivery, deliveries, post to
        """,
    ),
    "zip": (
        2,
        """
        zip, zip code, zipcode, zip plus four, postal code, postcode, post code, postal, codigo postal, code
        postal, cep
        """,
    ),
    "phone": (
        2,
        """
        call office, call district, phone us, call us, phone, telephone, tel, ph, phone number, telephone
        number, phone no, call, calling, call him, call her, mobile, cell, direct line, phone line,
        landline, dial, ring, extension, telefono, fono, numero telefonico, telefone, llamar, by phone, fon,
        number where we reach, number where we call, number to call, number to reach, best number, daytime
        number, daytime phone
        """,
    ),
    "email": (
        2,
        """
        email, e mail, electronic mail, email address, mail address, correo electronico, correo, courriel,
        inbox, mailbox, direccion electronica, direccion de correo, electronic address, mail, e m, em, write
        to him, write to her, mail to, adresse electronique, address to write, address to write to, best
        address to write to, where do we write
        """,
    ),
    "office_phone": (2, "switchboard, office line, main line, front desk phone, main number, central line"),
    "fax": (2, "fax, fax number, facsimile, telefax, telecopie"),
    "nces": (
        3,
        """
        nces, leaid, lea id, nces id, nces district id, nces number, nces code, lea code, lea number,
        national center for education statistics, federal district id, federal district number, federal
        education id, seven digit id, identificacion nces, nces has us as, numero nces, federal lea number,
        seven digit district number, national district number, federal district identifier, federal
        identifier, national center, seven digit code, department of education
        """,
    ),
    "local_id": (
        2,
        """
        district id, district id number, district number, district code, agency number, agency code, lea
        identification, district identifier, lea identifier
        """,
    ),
    "web": (
        2,
        """
        internet presence, presence on web, on internet, online presence, website, web site, web, url,
        homepage, home page, web page, web address, internet address, internet site, online at, on web, site
        web, sitio web, pagina web, pagina de internet, portal, www, sitio, site, internet page, find us
        online, find you online, online
        """,
    ),
    "student": (
        2,
        """
        student, pupil, learner, child, children, kid, scholar, youngster, alumno, estudiante, eleve, aluno,
        alumna, alumnado, estudiantado, etudiant, young people, boys and girls, student body
        """,
    ),
    "enrollment": (
        2,
        """
        enrollment, enrolled, enroll, enrl, enrollment count, enrolment, headcount, head count, membership,
        adm, average daily membership, student population, student membership, persons served, student
        count, matricula, matriculado, inscrit, effectif, matriculados, attend our schools, on roll, on
        rolls, serve, served, serves, size of district, district size, our size, how large, how big
        """,
    ),
    "count": (
        0.5,
        """
        all grades, in all grades, every grade, number, how many, count, quantity, size, num, nr, qty, total
        number, numero, cuantos, cantidad, combien, quantos, nombre total, tally, amount of
        """,
    ),
    "elementary": (
        2,
        """
        elementary, primary, grade school, k-5, k-6, k-4, k5, pk-5, prek-5, pre-k-5, k-3, lower school,
        primaria, primario, elemental, primaire, elementaire, fundamental, elem, el, grammar school,
        elementary level, lower grades, k to 5, k through 5, serving k-5, with k-5
        """,
    ),
    "middle": (
        2,
        """
        middle, intermediate, junior high, jr high, 6-8, 7-8, 5-8, 7-9, middle school, intermedia,
        intermedio, intermediaire, intermediaria, fundamental ii, college, mid, middle level, junior, 6 to 8, 6 through 8, grades 6 7 8,
        middle grades
        """,
    ),
    "high": (
        2,
        """
        high, secondary, senior high, 9-12, 10-12, high school, secundaria, secundario, preparatoria,
        bachillerato, ensino medio, secondaire, upper school, lycee, medio, superior, sr high, 9 to 12, 9
        through 12, to grade 12, up to grade 12, upper grades
        """,
    ),
    "school": (
        0.5,
        """
        sch, schs, school, campus, building, bldg, escuela, ecole, escola, plantel, schoolhouse, site,
        school site, attendance center, schools that will teach
        """,
    ),
    # -- taking part ---------------------------------------------------------------------------------------------
    "applying": (
        2,
        """
        we come, come as, submitted as, submitting as, apply alone, in partnership with, individual
        applicant, acting as, joining as, applying as, apply as, applying, apply, applicant type, type of
        applicant, type of application, application type, kind of application, capacity, in what capacity,
        take part, taking part, participate, participating, participation, partnering, partner as,
        partnering as, standing, status, coming alone, alone, single, single lead member, sgl, on own, by
        ourselves, individually, individual, solo, how we come, way of taking part, how we take part, form
        of participation, role in consortium, role, joint application, joint applications, mode of
        application, consortium status, applicant status, solicitamos como, solicita como, solicitamos,
        solicita, participamos, participan, participar, forma de participar, forma de participacion, se presentan, tipo de solicitud, tipo de solicitante,
        modalidad, demandons, candidature, joining, come, coming, are you alone, candidatamos
        """,
    ),
    "lead": (
        2,
        """
        lead, leads, led, leader, lead district, leading, heads, heading, at head, lead agency, lead
        partner, lead lea, lead applicant, lider, encabeza, dirige, chef de file, lead entity, fiscal agent,
        led by, convener, convening, in charge of consortium, hosts, speaks for consortium, speaks for
        group, speak for group, answers for group
        """,
    ),
    "member": (
        2,
        """
        member, partner, mbr, membership in, belongs, miembro, membre, membro, participating district, component district, constituent district,
        partner organization, partner district, partner districts, those who come with us, districts that
        join us, neighbor, joins us, joining us, district joining us, with us, in group, neighboring
        district, member district, others in group, comes with you, come with you, everyone who comes with
        you, districts in consortium, districts in your consortium, districts in group, who comes along
        """,
    ),
    "consortium": (
        1,
        """
        consortium, consortia, group, coalition, alliance, collaborative, cooperative, co-op, joint,
        consorcio, grupo, league, regroupement, with other districts, other districts, together, cluster,
        network of districts
        """,
    ),
    # -- people --------------------------------------------------------------------------------------------------
    "primary": (
        2,
        """
        responsible staff member, staff member responsible, responsible employee, point person, main person,
        key person, day to day person, person we, liaison officer, partnership liaison, primary contact,
        contact, contacts, cont, contact person, point of contact, poc, who to ask, whom to ask, main contact,
        day to day contact, liaison,
        key contact, lead contact, contact us, person to contact, person to ask, person to ask for, person
        to write to, person to call, person to reach, write to, talk to, talk with, speak to, speak with,
        speaks for us, speak for us, reach us, reach, get in touch, in touch, go to person, person in
        charge, in charge, responsible, person responsible, leads application, project lead, project leader,
        project director, project manager, project contact, program contact, program manager, partnership
        coordinator, program coordinator, project coordinator, partnership lead, partnership contact,
        application contact, coordinator, person for all questions, question, direct questions, with
        questions, for questions, inquiries, correspondence, correspond, follow up with, day to day,
        designee, representative, lead person, persona de contacto, contacto, contacto principal,
        responsable, encargado, encargada, enlace, person, persona, people, personne, personne contact,
        pessoa de contato, contato, contato principal, whom do we talk to, reach us through, through,
        respondent, get hold of, work with, working with, handles, looks after, deal with, communicate,
        communicate with, communication, primary, main, persona responsable, whom should we call, who should
        we call, whom do we call, who do we call, call first, running project, runs project, run project
        """,
    ),
    "superintendent": (
        2,
        """
        superintendent, supt, superintendant, superintendent of schools, district superintendent, head of
        district, district head, head of schools, head of school system, chief executive, chief executive
        officer, chief school officer, chief school administrator, chief administrator, chief administrative
        officer, chief, ceo, director of schools, district leader, leader of district, leads district, heads
        district, runs district, in charge of district, top administrator, superintendente,
        superintendencia, surintendant, head administrator, interim superintendent, acting superintendent,
        agency head, head of agency, head of organization, who leads you, head of system, head of lea, sup,
        supe, division superintendent, superintendency, supervising administrator, superintendent of record,
        top executive, executive, super, head of network, head of schools network, network head
        """,
    ),
    "signer": (
        2,
        """
        sign, signed, signs, signature, signatory, signer, signing, sgd, sig, authorized, authorised,
        authorization, authorize, authorized official, authorized representative, authorizing official,
        authorized by, signed by, signed for, on behalf, in name of, certify, certified, certification,
        attest, attested, closing, firma, firmado, firmante, firmado por, autorizado, autoriza, signataire,
        signe, assinatura, assinado, approved by, attestation, endorsed by, executed by, undersigned, sworn
        """,
    ),
    "facilitator": (
        3,
        """
        facilitator, facilitated, facilitate, facilitates, facilitating, affiliate, affiliate trainer,
        trainer, k-5 trainer, in house trainer, facilitador, facilitadora, animateur, lead workshops, leads
        workshops, lead k-5 workshops, run workshops, give workshops, gives workshops, workshop leader,
        formateur
        """,
    ),
    "title": (
        2,
        """
        title, job title, position, pos, job, post, rank, function, role, cargo, puesto, titulo, titre,
        poste, fonction, funcao, works as, serves as, acting as, capacity, occupation, what she does, what
        he does, what she does here, what he does here, what they do, office held, as, designation, role in
        district, employed as
        """,
    ),
    "other_person": (
        3,
        """
        clerk, secretary, secretaria, treasurer, business manager, business official, business office,
        technology director, technology contact, technology question, technology questions, it director,
        network manager, network administrator, board president, board chair, board chairman, chairman,
        chairperson, president of board, press, media contact, media, completed by, form completed by,
        filled in by, filled out by, prepared by, typed by, preparer, assistant superintendent, associate
        superintendent, deputy superintendent, former superintendent, previous superintendent, past
        superintendent, retired superintendent, assistant to superintendent, superintendent's assistant,
        superintendent assistant, superintendent secretary, executive assistant, administrative assistant,
        fiscal officer, finance director, grant writer, emergency, emergency contact, webmaster,
        transportation, nurse, hotline, alternate, alternate contact, backup contact, second contact,
        secondary contact, other contact, receptionist, front desk, witness, notary, attorney, legal
        counsel, union, data manager, assessment coordinator, help desk, received by, reviewer, reviewed by,
        auxiliar, suplente
        """,
    ),
    # -- dates -----------------------------------------------------------------------------------------------------
    "date": (
        1,
        "date, dated, day, dt, fecha, dia, data, when, on, jour",
    ),
    "start": (
        2,
        """
        first, begin, begins, beginning, start, starts, starting, open, opens, opening, commence, commences,
        1st, kick off, kickoff, comienzo, comienza, inicio, inicia, empieza, primer, primero, debut,
        premier, premiere, primeiro, primeira, desde, rentree, comeco, back to school, students return,
        return, doors open, reopen, resume, from, first day, year of launch, launch year, come back,
        students come back, go back, come back to school
        """,
    ),
    "end": (
        2,
        """
        last, end, ends, ending, close, closes, close of, finish, finishes, final, conclude, concludes,
        conclusion, let out, ultimo, ultima, termina, fin, final del, dernier, fim, dismissed, dismissal,
        through, last day, over, cierre, until
        """,
    ),
    "school_year": (
        1,
        """
        school year, academic year, instructional year, year, yr, classes, class, calendar, instruction,
        term, session, sch yr, ano, annee, ano escolar, ciclo escolar, curso escolar, annee scolaire, ano
        letivo, clases, day of school, days of school, day of class, day of classes, lessons, semester,
        school days, attendance day, day for students
        """,
    ),
    # -- programs --------------------------------------------------------------------------------------------------
    "program": (
        1.5,
        """
        program, programme, course, courses, course offered, offering, pgm, pgms, curriculum, curricula,
        component, programa, curso, cours, training, strand, class offered, subject offered, programs of
        interest, course title, course name, asignatura
        """,
    ),
    "program_name": (
        2,
        """
        computer science principles, cs principles, principles of computer science, csp, ap csp, ap computer
        science principles, principles, exploring computer science, exploring cs, ecs, cs in algebra,
        computer science in algebra, algebra, cs in science, computer science in science, k-5 courses, k5
        courses, k-5 program, code studio, computing in algebra, computing in science, csf, principios,
        explorando
        """,
    ),
    "teacher": (
        2,
        """
        staff member, teacher, educator, instructor, faculty, staff, tchr, tchrs, fte, maestro, maestra,
        docente, profesor, enseignant, professor, teaching staff, trainee, personnel
        """,
    ),
    "committed": (
        1,
        """
        committed, commit, commitment, pledge, pledged, promise, promised, on board, signed up, sign up,
        will take, attend training, to be trained, trained, adds, add, comprometido, comprometida, engage,
        ready, confirmed, assigned, sending, send, contribute, bring, comprometidos, volunteer, enlisted,
        lined up
        """,
    ),
    "request": (
        1,
        """
        requested, request, wanted, wish, interest, interested, asked for, apply for, sought, chosen,
        selected, desired, solicitado, solicitada, demande, solicita, ask for, sign up for, what we ask for,
        what we want, what we request
        """,
    ),
    "pathway": (
        2,
        """
        pathway, path, route, way of qualifying, qualify, qualifying, qualification, way to qualify, how
        they will get there, get there, method of participation, participation option, option, via, ruta,
        camino, via de participacion, parcours, trilha, how we meet minimum, meets minimum, way of reaching
        thirty, reach minimum, minimum, avenue to qualify, eligibility, track, teachers be trained, way of
        training, training option, training model, 30 teacher minimum, minimum of thirty, thirty teacher
        minimum, they be trained, will they be trained
        """,
    ),
    "plan_teachers": (
        2,
        """
        identify, identified, identifying, identification, not yet named, not named, unnamed, name them,
        cannot name, find them, find teachers, found, chosen, select, selection, choose, recruit teachers,
        recruiting teachers, teacher recruitment, teacher selection, teacher identification, how teachers,
        remaining teachers, yet to be named, still to be named, plan for finding, plan for identifying,
        identificar, identificara, identificaran, seleccionar, seleccionaran, encontrar, identifier, fill
        remaining, not yet known, unknown teachers, additional teachers, missing teachers, choose teachers,
        choose which teachers, picking teachers, pick teachers, pick, picked, find right people, right
        people to teach, not all teachers are known, not all teachers
        """,
    ),
    "code": (
        2,
        """
        code, course code, state code, course number, catalog number, catalogue number, local code, codigo,
        course id, state course code, state course number, clave, in catalog, in your catalog, in course
        catalog, course no, course nr, course num
        """,
    ),
    "schedule": (
        2,
        """
        master schedule, master sched, sched, schedule, scheduled, timetable, timetabled, horario, on schedule, horario maestro,
        horario general, emploi du temps, course catalog, slot, room in schedule, place in schedule
        """,
    ),
    "subject": (
        1,
        """
        subject, grade, grades, assignment, teaches, teaching, discipline, content area, content, dept,
        department, taught, grade level, materia, grado, asignacion, matiere, niveau, disciplina, specialty,
        licensure, certification area, field, level
        """,
    ),
    # -- plans -----------------------------------------------------------------------------------------------------
    "vision": (
        2,
        """
        long term goals, long range goals, where we want to be, want to be, in five years, in ten years,
        esperanza, esperamos, objetivo, objetivos, sueno, hoped, desired outcome, outcome, outcomes, wish
        for students, we envision, envision, ideal, aspirations, intention, intentions, belief, philosophy,
        big picture, success, successful, vision, vision of access, access, equity, equitable, goal, goals,
        achieve, aim, aims, ambition, aspiration, aspire, dream, hope, purpose, why we want, why you want,
        why, motivation, rationale, mission, inclusion, inclusive, all students, every student, each
        student, every child, each child, all children, every learner, all learners, for all, for everyone,
        for every child, what we want to achieve, want to achieve, picture of, imagine, want for students,
        opportunity, opportunities, todos los estudiantes, todos los alumnos, acceso, meta, visiones, tous
        eleves, acces, acesso, todos alunos, believe, stand for, reason, what success, every pupil, all
        pupils, underserved, underrepresented, change we would like to see, change you would like to see,
        would like to see, care about, cares about, why district cares
        """,
    ),
    "implementation": (
        2,
        """
        plan to classroom, to classroom, classroom, rolled out, implementaran, implementara, pondra,
        pondran, put courses in place, get courses started, getting courses started, start courses, starting
        courses, begin courses, delivery, deliver, courses be taught, courses be offered, courses taught,
        courses offered, rollout plan, phases, phase, stages, logistics, implement, implementation,
        implementing, roll out, rollout, phase in, put into practice, into practice, carry out, carried out,
        go about, set about, execute, execution, launch, introduce, introduced, introduction, steps,
        timeline, deliver courses, delivery of courses, bring into classrooms, into classroom, into
        classrooms, make happen, happen, plan of action, action plan, work plan, workplan, plan for
        teaching, plan for offering, how courses will be taught, will be taught, how courses will be
        offered, implementar, implementacion, pondran en practica, llevar a cabo, puesta en marcha, mettre
        en oeuvre, mise en oeuvre, implementacao, put in place, set up, getting started, stand up,
        operationalize, implemented, first steps, plan to offer, offer courses, course offerings plan,
        realize, roll courses out, roll it out, roll this out, roll out courses, gets going, get going,
        getting going, work in practice, in practice, walk us through, first year look, sequence of work
        """,
    ),
    "promotion": (
        2,
        """
        seats, filling seats, filling classes, full classes, rooms full, promoveran, promovera,
        promocionara, reclutaran, atraer, attracted, sign up students, enroll students, interest in courses,
        interest among, buzz, visibility, known to students, word, invite, invitation, notify, inform
        students, inform families, promote, promotion, promoting, publicize, publicise, publicity,
        advertise, advertising, market, marketing, recruit, recruiting, recruitment, recruit students,
        student recruitment, outreach, spread word, word out, hear of, hear about, learn about, find out
        about, get students to enroll, get students, attract, attracting, awareness, interest students,
        encourage students, encourage, invite students, enlist students, sign students up, students to sign
        up, fill seats, fill classes, drum up, communicate to families, tell students, tell families, tell
        pupils, promover, promocion, promocionar, reclutar, reclutamiento, difusion, difundir, promouvoir,
        recruter, divulgacao, recruitment of students, families, word of mouth, draw students, students
        into, bring students, girls, minorities, young women, all kinds of students, all sorts of students,
        every kind of student, getting kids to take, get kids to take, kids to take, students to take,
        letting families know, let families know
        """,
    ),
    "support": (
        2,
        """
        back up, helping, succeed, backup, apoyara, apoyaremos, respaldar, respaldo, encourage teachers,
        behind teachers, equip, aided, support, supporting, supports, supported, support for teachers,
        teacher support, stand by, help teachers, help for teachers, assist teachers, assistance, coaching,
        coach, mentor, mentoring, back up teachers, look after, take care of teachers, care for, what
        teachers get, teachers receive, teachers get, teachers helped, helped, help, release time, apoyo,
        apoyar, apoyaran, ayudar, ayuda, soutien, soutenir, soutiendra, apoio, backing, stand behind, aid,
        assist, professional community, backing will teachers get, substitute coverage, planning time,
        common planning, stand behind teachers, mentoring time
        """,
    ),
    "sustaining": (
        2,
        """
        outlast, outlasts, persist, beyond term, after year, years from now, down road, when money is
        gone, when funding is gone, when grant is gone, keep, keeping, alive, ongoing, gone, stays,
        stay, last, sostendra, sostendran, sostenimiento, mantendra, mantendran, continuara, seguir,
        make it last, in years to come, going forward, afterlife, survive, lives on, live on, sustain,
        sustaining, sustained, sustainability, sustainable, after partnership, continue, continuing,
        continuation, continuity, keep offering, continue offering, keep going, kept going, keep up,
        keep alive, going on after, goes on after, goes on, when partnership is over, when partnership
        ends, once partnership ends, partnership over, partnership is over, partnership end, partnership
        ends, long run, long term, longer term, beyond partnership, beyond, in later years, later years,
        years to come, maintain, maintaining, maintained, permanent, last beyond, after grant, after
        funding, once funding ends, future, endure, outlive, afterwards, afterward, carry on, after we
        are gone, lasting, sostener, sostenibilidad, mantener, continuidad, despues de la colaboracion,
        despues, perenniser, perennite, durabilite, apres, sustentabilidade, manter, continuaran, when
        support ends, stay in place, long haul, money ends, money runs out, money dries up, funds run
        out, funding stops, without us, without you, year two, years two, plans for years
        """,
    ),
    # -- readiness ---------------------------------------------------------------------------------------------------
    "device": (
        2,
        """
        computer, device, machine, laptop, chromebook, desktop, pc, workstation, tablet, computadora,
        computador, ordenador, ordinateur, equipo, hardware, tableta
        """,
    ),
    "ratio": (
        1,
        """
        ratio, share, shared, sharing, per computer, for each computer, to computer, per device, one to one,
        1 1, razon, proporcion, comparten, por computadora, ratio of, partagent, available, per machine, per
        student, how many to
        """,
    ),
    "bandwidth": (
        2,
        """
        capacity, internet capacity, data rate, transmission, bandwidth, mbps, mbit, megabit, gbps, gbit,
        internet, internet speed, speed, connection speed, internet connection, connection, connectivity,
        connected, network, network speed, broadband, throughput, internet service, internet line, capacity
        of connection, capacity of line, download, download speed, wan, circuit, pipe, uplink, line speed,
        line to buildings, how fast, ancho de banda, velocidad, conexion, red, bande passante, debit,
        largura de banda, velocidade, isp, data line, link, line, fiber, wi-fi, internet access
        """,
    ),
    # -- money -------------------------------------------------------------------------------------------------------
    "stipend": (
        2,
        """
        stipend, pay, paid, payment, pays, paying, compensation, compensate, remuneration, honorarium, wage,
        rate, training pay, teacher pay, rate of pay, extra duty, extra duty pay, estipendio, pago,
        remuneracion, allowance, salary, indemnite, ajuda de custo, unit cost, earn, earns, teacher gets,
        teacher receives, teacher earns, reimbursed, cost per teacher, bolsa, outside contract, outside
        contract time, beyond contract, beyond contract time, after hours
        """,
    ),
    "day": (
        2,
        """
        day, daily, per diem, each day, one day, dia, por dia, diario, jour, journee, per day, a day,
        training day, workshop day, full day
        """,
    ),
    "hour": (
        2,
        "hour, hourly, hr, hrs, per hour, each hour, hora, por hora, heure, an hour, clock hour",
    ),
    "budget": (
        2,
        """
        budget, budgeted, budgeting, amt, set aside, reserved, reserve, allocate, allocated, allocation,
        earmarked, amount budgeted, amount, sum, put into budget, in budget, appropriated, appropriation,
        own contribution, contribution, cash, put in, local money set aside, district share, our share,
        local share, share of district, matching funds, local match, match, presupuesto, presupuestada,
        presupuestado, cantidad, monto, suma, budgetise, montant, orcado, montant prevu, orcamento, valor,
        put aside, set by, planned spending, funds available, money available, total budget, dollars
        available, funds committed, committed funds, money for stipends, funds for stipends, has put, money
        set aside, spend on, will spend, spend, spending
        """,
    ),
    "source": (
        2,
        """
        financiamiento, financiacion, financiar, pagara, pagaran, sources, provides money, money provided,
        provider of funds, bears cost, pays cost, source, source of funding, source of funds, funding
        source, fund source, origin, comes from, come from, coming from, money come from, money comes from,
        paid from, paid for out of, taken from, drawn from, who pays, who pays for, which fund, what fund,
        funded, funded by, funding, funds, fund, financed, financing, from what money, what money, which
        money, donde viene, viene dinero, fuente, fuente de los fondos, fuente de fondos, origen,
        procedencia, provenance, source de financement, fonte, origem, grant or fund, budget line, account,
        src, revenue, where money, covered by, charged to, charge to, tap, fondos, pot of money, supplied
        by, title funds, account charged, which account, from where, title i, title ii, title iv, title v
        """,
    ),
    "whence": (1, "from, where from, out of, through, whence, drawn on, by way of"),
    "money": (
        1,
        """
        money, dollar, dollars, cost, costs, expense, finance, finances, dinero, argent, dinheiro, usd,
        fiscal
        """,
    ),
    "tax": (
        3,
        """
        tax, taxes, payroll tax, payroll taxes, benefits, benefit, fringe, fringe benefits, fica, medicare,
        social security, withholding, employer cost, employer costs, employer contributions, impuestos,
        impuesto, beneficios, prestaciones, impots, avantages, impostos, encargos, benes, retirement
        contributions, on costs, charges sociales, taxes and benefits, employer, employer side, employer
        share, payroll, payroll costs, employment costs
        """,
    ),
    "understand": (
        1,
        """
        understand, understood, understands, accept, accepted, accepts, agree, agreed, agrees, aware,
        acknowledge, acknowledged, clear, confirm, confirmed, know, knows, recognize, realize, entendemos,
        entiende, entienden, comprende, comprendemos, comprenons, entendido, aceptamos, responsibility,
        responsible, responsibilities, district's own, district pays, fall to us, fall to district, owe,
        owed, ours to pay, borne, bear, cover, covers, obligation, stay with us, stays with us, stay with
        district, stays with district, ours to bear, on district, on our side
        """,
    ),
    "counselor": (
        2,
        """
        counselor, counsellor, guidance counselor, school counselor, guidance, advisor, consejero,
        consejera, orientador, orientadora, conseiller, conselheiro, guidance staff
        """,
    ),
    "principal": (
        2,
        """
        principal, principals, princ, prin, head teacher, building leader, school leader, building
        administrator, school administrator, assistant principal, principales, directores de escuela,
        directores, director de escuela, directeurs, diretores, administrator, admin, campus leader, heads
        of schools, head of school, heads of our schools
        """,
    ),
    "attend": (
        1,
        """
        participant, participants, attend, attending, attendance, will attend, send, sending, go, take part
        in, participate in, join, come to, asistir, asistiran, session, sessions, workshop, pd, professional
        development, own training, training, seminar, capacitacion, participer, we would send, sent,
        register
        """,
    ),
    # -- supporting words ---------------------------------------------------------------------------------------------
    "office": (
        1,
        """
        head office, home office, administrative headquarters, office, ofc, central office, main office,
        district office, main, headquarters, general, front office, board office, administration building,
        administrative office, oficina, oficina central, bureau, escritorio, central, seat
        """,
    ),
    "partnership": (
        0.5,
        """
        partnership, collaboration, colaboracion, project, initiative, effort, work, working, asociacion,
        alianza, partenariat, parceria, computer science, cs, ap, computing, coding, informatica, ciencias
        de computacion, learn, learning, community, relationship, cooperation, grant, ends, ended, over,
        time, proyecto
        """,
    ),
    # -- what we do not ask: a label about one of these is not one of ours --------------------------------------------
    "past": (
        2,
        """
        last year, prior year, previous year, past year, former, formerly, previous, prior, historical, ano
        pasado, ano anterior, l'an dernier, in past, year before, earlier year, ano passado
        """,
    ),
    "alien": (
        3,
        """
        lunch, meal, meals, breakfast, free and reduced, free or reduced, reduced price, frl, frpl, poverty,
        transportation, bus, buses, mascot, congressional, legislative, tax number, tax id, ein, federal
        tax, federal tax number, duns, sam, uei, vendor, vendor number, graduation, dropout, special
        education, iep, ell, esl, english learners, title i schools, private, nonpublic, parochial, charter,
        charter schools, minutes, square miles, acres, percent, percentage, ethnicity, social studies,
        librarians, library, nurse, custodian, bus drivers, paraprofessional, volunteers, substitutes,
        substitute, facebook, twitter, instagram, logo, map, parking, weather, accreditation, accredited,
        score, scores, test, tests, exam, exams, materials, supplies, travel, hotel, mileage, airfare,
        flight, textbook, textbooks, license, licenses, printer, printers, projector, projectors, robotics,
        drones, tablets for art, county, region, regional, service center, esc, boces, phone hotline,
        operator, ext only, cafeteria, gym, athletic, athletics, alumni, donor, sponsor, references,
        reference, meeting, board meeting, board members, resolution, audit, auditor, insurance, bond, levy
        rate, millage, assessed, valuation, lab, labs, computer lab, computer labs, hear about us, heard
        about us, learn about us, heard of us, hear of us, hear about program, learn about program, senator,
        representative in congress, class size, class sizes
        """,
    ),
}

#: Over a column of answers, of last year's figures, of examples, of the office's own notes.
COLUMN_PURPOSES: dict[str, str] = {
    "label": """
        question, item, field, prompt, topic, requirement, description, what we ask, pregunta, campo,
        category, element
        """,
    "number": "no, number, line, #, nr, item no, q",
    "answer": """
        answer, our answer, your answer, response, district response, reply, entry, value, respuesta,
        reponse, our figures, your response, this year, current year, current, now, today, este ano, ano
        actual, to be completed by district, district answer, applicant response, completed by district,
        cette annee, input, figure, our response
        """,
    "ignore": """
        example, sample, ejemplo, exemple, instruction, guidance, help, hint, note, notes, comment,
        comments, remarks, office use, office use only, for office use, for office use only, internal use,
        for internal use, staff use, program use, reviewer, review, points, score, rating, clerk, clerk's
        check, checked, checked by, verified, verified by, received, initials, last year, prior year,
        previous year, past year, ano pasado, ano anterior, previous, prior, former, last time, staff only,
        do not write, do not write here, leave blank, evaluator, max points, why we ask, format,
        documentation, evidence, attachment, source document
        """,
}
