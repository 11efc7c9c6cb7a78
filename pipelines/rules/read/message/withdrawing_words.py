"""How districts word a withdrawal, as patterns of one sentence: English, Spanish, and the plain form in French,
Portuguese and German. Case does not matter; apostrophes are straight, white space is single."""

from __future__ import annotations

import re


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


#: Who speaks for a district.
_US = (
    r"\b(?:we|i|us|(?:our|the) (?:[\w'-]+ ){0,2}(?:districts?|board|committee|council|superintendent|cabinet|"
    r"schools?|team|administration|leadership)|[\w.'-]+ (?:isd|usd|cusd|district|schools))\b"
)
#: What stands between who withdraws and the verb: "have therefore decided to", "would like to".
_WILL = (
    r"(?:'(?:re|m|d|ve|ll))?(?: (?:are|am|is|will|shall|must|hereby|have|has|had|need|needs|would|like|wish|want|"
    r"wants|to|decided|chosen|elected|voted|opted|resolved|agreed|going|writing|therefore|now|regretfully|sadly|"
    r"unfortunately|formally|officially|with|great|regret|be|that|reluctantly|also|ask|asking|request|requesting|"
    r"unanimously|last|night|just|yesterday|today)){0,9}"
)
#: An application by its names, and what else a district takes back that means it.
_APPLICATION = (
    r"(?:applications?|proposals?|submissions?|bid|candidacy|participation|entry|expression of interest|"
    r"requests?(?! for (?:an?|more|additional|extra|your|the (?:call|meeting|form)|information)\b))"
)
_OURS = r"(?:our|the|this|my|its|their|both|all(?: of)?(?: our)?|(?:[\w.-]+ ){0,5}[\w.-]+'s?)"
_PARTNERSHIP = (
    r"(?:(?:the|this|your|our|any|all|further|present|current|coming|next|year's|20\d\d(?:-\d\d)?|cs|computer|science|"
    r"principles|exploring|district|partnership|application|grant|pd) ){0,5}"
    r"(?:programs?|partnerships?|consideration|process|application|cycle|round|initiative|project|running|queue|"
    r"competition|review|applicants?|list of applicants|applicant list|applicant pool|csp|ecs|k-?5|algebra|science)\b"
)
_END = r"(?=\s*(?:[.,;:!]|$|-|\u2013|\u2014|\())"
_NOW = (
    r"(?=\s*(?:[.,;:!]|$|-|\u2013|\u2014|\(|this|at this|after all|any (?:further|longer|more)|for (?:now|this|the)|"
    r"right now|because|since|as\b|due|given|and\b|in (?:the )?20\d\d|next|last|yesterday|today|with (?:it|this|that)\b|"
    r"(?:in|with|on|for|to) (?:the|this|our|your|a) (?:[\w'-]+ ){0,3}"
    r"(?:applications?|partnerships?|programs?|process|projects?|proposals?|initiatives?)\b))"
)
_GO_ON = (
    r"(?:(?:be )?(?:participat|apply|pursu|proceed|continu|mov(?:e|ing)|go(?:ing)?|tak(?:e|ing) part|partner|"
    r"join)(?:e|es|ing|ed)?(?: (?:it|this|ahead|forward|on|further|part|"
    r"(?:the|this|your) (?:[\w'-]+ ){0,2}(?:program|partnership|application|opportunity|project)))?"
    r"|be (?:considered|part of (?:it|this|the (?:program|partnership))))"
)

TAKES_BACK = _pattern(
    _any(
        rf"\b(?:withdraw(?:ing|s)?|rescind(?:ing)?|retract(?:ing)?|cancel(?:l?ing)?|pull(?:ing)?|revok(?:e|ing)|"
        rf"tak(?:e|ing) back|withdrawal of|cancellation of) {_OURS} (?:[\w'-]+ ){{0,5}}?{_APPLICATION}\b"
        r"(?: (?:that|which|we|from|of|dated|sent|submitted|mailed|with|on)\b[^.;!?]{0,60})?",
        rf"\bwithdraw(?:ing|s)? (?:us|ourselves|(?:our|the) (?:[\w'-]+ ){{0,2}}(?:district|schools?|name)|"
        rf"[A-Z][\w.'-]*(?: [\w.'&-]+){{0,5}}) from {_PARTNERSHIP}",
        rf"{_US}{_WILL} withdraw(?:ing)?(?: from {_PARTNERSHIP}|{_NOW}| (?:completely|entirely|altogether)\b)",
        rf"\b(?:have|has|consider|is|are|be|hereby) (?:hereby |therefore |now |formally )?(?:{_OURS} "
        rf"(?:[\w'-]+ ){{0,3}}?{_APPLICATION} (?:as |to be )?)?withdrawn (?:our|the|this|its) (?:[\w'-]+ ){{0,3}}?"
        rf"{_APPLICATION}\b",
        rf"\b(?:consider|want|like|wish|request(?:ing)?|ask(?:ing)?(?: for)?|need) {_OURS} (?:[\w'-]+ ){{0,3}}?"
        rf"{_APPLICATION} (?:as |to be |be )?(?:withdrawn|cancel{{1,2}}ed)\b",
        rf"\b{_OURS} (?:[\w'-]+ ){{0,3}}?{_APPLICATION} (?:(?:is|are) (?:hereby|therefore|now)|be) withdrawn\b",
        r"\b(?:this|letter|e-?mail|message|notice|notify|notification|inform|confirm\w*|accept|formal|official)\b"
        rf"[^.;!?]{{0,40}}\bwithdrawal\b(?: from {_PARTNERSHIP}| of\b|{_END})",
        rf"\b(?:take|remove|drop|strike|scratch|withdraw|leave|count) (?:us|(?:our|the) (?:[\w'-]+ ){{0,2}}"
        rf"(?:district|application|name|schools?)|[A-Z][\w.'-]*(?: [\w.'&-]+){{0,5}}) (?:out of|from|off) "
        rf"{_PARTNERSHIP}",
        r"\bcount us out\b",
        r"\b(?:do not|don't|no longer) (?:consider|process|review|rank) (?:our|the|this) application"
        r"(?: (?:any ?more|any (?:further|longer)))?" + _END,
        rf"{_US}{_WILL} (?:pull|back|bow|step|drop)(?:ping|ing)? (?:out|back|away)(?: (?:of|from) {_PARTNERSHIP}|{_NOW})",
        # Spanish
        r"\b(?:retir(?:amos|o|ar|en|e|ando)|cancel(?:amos|o|ar|en|e)|anul(?:amos|ar|en|e)|dar de baja|"
        r"den de baja|retiro de|cancelaci[oó]n de) (?:a )?(?:nuestra|la|esta|mi) (?:\w+ ){0,2}?"
        r"(?:solicitud|candidatura|aplicaci[oó]n|participaci[oó]n|petici[oó]n|propuesta|inscripci[oó]n)"
        r"(?: (?:que|del?|enviada|presentada|anterior|previa|original)\b[^.;!?]{0,60})?",
        r"\b(?:nos retiramos|retirarnos)\b",
        r"\b(?:renunciamos|desistimos) (?:a|de) (?:la|nuestra|esta) (?:solicitud|participaci[oó]n|candidatura)",
        r"\bno (?:consideren|tengan en cuenta|tomen en cuenta) (?:m[aá]s )?(?:nuestra|la) solicitud\b",
        # French, Portuguese, German
        r"\b(?:retirons|retirer|annulons|annuler) (?:notre|la|cette) (?:demande|candidature|inscription)\b",
        r"\b(?:retiramos|retirar|cancelamos|cancelar) (?:a )?nossa "
        r"(?:candidatura|inscri[cç][aã]o|solicita[cç][aã]o|proposta)\b",
        r"\b(?:ziehen|ziehe)\b[^.;!?]{0,60}\b(?:antrag|bewerbung)\b[^.;!?]{0,40}\bzur[uü]ck\b",
        r"\b(?:unseren|unsere|den|die) (?:antrag|bewerbung)\b[^.;!?]{0,30}\bzur[uü]ckzuziehen\b",
    )
)

DECIDES_AGAINST = _pattern(
    _any(
        rf"{_US}{_WILL} (?:decided|voted|chose|chosen|elected|opted|resolved|ruled|come down)"
        r"(?: (?:unanimously|last|this|night|week|yesterday|today|on|monday|tuesday|wednesday|thursday|friday|at|its|"
        r"our|the|meeting|\d-\d|\d+ to \d+)){0,6} "
        rf"(?:against (?:it{_NOW}|(?:this|going|moving|applying|participating|joining|pursuing|proceeding|taking part|"
        r"(?:the|your|our) (?:[\w'-]+ ){0,2}(?:partnership|program|application|proposal|project|idea))\b"
        rf"(?: (?:ahead|forward|on))?{_NOW})|not to {_GO_ON}{_NOW})",
        rf"{_US}(?:'(?:re|ll|ve))? (?:(?:have|has|had|will|shall|are|is|do|does|unfortunately|sadly|regret that we|"
        rf"therefore) ){{0,4}}(?:not|no longer|unable|not able|won't|can't|cannot|can no longer|don't)"
        rf"(?: (?:able|in a position|wish|wishes|want|wants|intend|intends|plan|plans|planning|going|to|be|"
        rf"currently|now)){{0,4}} {_GO_ON}{_NOW}",
        rf"{_US}(?:'re)? (?:(?:are|is|therefore|now) ){{0,2}}no longer interested(?: in\b|{_NOW})",
        # Spanish
        r"\b(?:decidi[oó]|decidimos|hemos decidido|ha decidido|vot[oó]|votaron|acord[oó]|resolvi[oó])"
        r"(?: (?:anoche|ayer|por|unanimidad|mayor[ií]a|en|su|la|[uú]ltima|reuni[oó]n)){0,5} "
        r"(?:no (?:participar|continuar|seguir(?: adelante)?|proseguir)|en contra|retirar(?:nos|se))\b",
        r"\bya no (?:queremos|deseamos|podemos|podremos|vamos a|pensamos) (?:participar|continuar|seguir|formar parte)\b",
        r"\bya no (?:estamos interesad[oa]s|nos interesa|participaremos|continuaremos)\b",
        r"\bno (?:participaremos|continuaremos|seguiremos|podremos (?:participar|continuar)|vamos a (?:participar|"
        r"continuar))(?: (?:en|con) (?:el|la|este|esta) (?:programa|proceso|solicitud|proyecto)| este a[nñ]o| adelante|"
        r"(?=\s*[.,;!]|$))",
    )
)

#: What is taken back is one version, which another takes the place of.
ONLY_A_VERSION = _pattern(
    r"\b(?:earlier|previous|first|old|older|prior|original|draft|duplicate|second|extra|wrong|superseded|outdated|"
    r"versions?|cop(?:y|ies)|calculators?|anterior|previa|primera|original|borrador|duplicada|equivocada|fr[uü]heren)\b"
)

#: Whoever decided then does not speak now.
FORMER = _pattern(r"\b(?:previous|former|old|earlier|predecessors?)\b|\bin 20\d\d (?:we|our|the)\b")

#: A new version in the same mail, or announced: what goes makes room for it.
REPLACED = _pattern(
    r"\b(?:attached|enclosed|here (?:is|are|comes)|below is|use|replac(?:e|es|ed|ing)|in(?: its)? (?:place|stead)|"
    r"instead|supersed\w+|substitut\w+|resubmit\w*|adjunt\w+|aqu[ií] est[aá]|usen|utilicen|reempla\w+|sustitu\w+|"
    r"anbei|ci-joint)\b[^.!?]{0,60}\b"
    r"(?:new(?:er|est)?|correct(?:ed)?|updated?|revised|right|final|latest|version|one|nuev[ao]|corregid[ao]|"
    r"actualizad[ao]|versi[oó]n|neue[nrs]?|korrigierte[nr]?|nouvelle|corrig[eé]e)\b"
    r"|\b(?:new|corrected|updated|revised|final|latest|right) (?:one|version|form|application|copy|file)\b[^.!?]{0,30}"
    r"\b(?:attached|enclosed|below|follows?|instead|today|tomorrow)\b"
    r"|\b(?:nuev[ao]|corregid[ao]) (?:versi[oó]n|solicitud|formulario)?[^.!?]{0,20}\badjunt[ao]\b"
    r"|\b(?:and|but) (?:re)?apply (?:alone|again now|by ourselves|as a single|on our own|separately)\b"
)

#: A denial right before the verb: "we will not", "we have no intention to".
DENIED = _pattern(
    r"(?:\b(?:not|never|no (?:intention|intent|plans?|wish|reason|need|desire)|nor|neither|without|than|"
    r"instead of|cannot|no|ni|sin|nicht|pas|n[aã]o)|n't)\b[\w ,']{0,40}$"
)

#: A condition, a possibility, a question about how: nothing is withdrawn yet.
UNDECIDED = _pattern(
    r"\b(?:if|unless|whether|in case|in the event|should (?:we|the|our|it)|were we|had we|would (?:have|need) to|"
    r"might|may (?:have|need|decide|want|wish|yet|be|withdraw)|could(?! you)|can (?:we|i|one|a)|how (?:do|can|to|"
    r"would)|what happens|what if|when (?:can|do|must|is)|deadline|polic(?:y|ies)|question|penalty|afraid|worried|"
    r"wonder\w*|consider(?:ing|ed) (?:to|whether|withdrawing)|considering|think(?:ing)? (?:about|of)|discuss\w*|"
    r"vote (?:on|next|tomorrow)|right to|possible to|possibility|option|last (?:year|spring|fall|summer|cycle)|"
    r"(?:told|heard|learned|see|saw|says?|said) (?:that )?(?:the|your|a|another|they|other)|"
    r"si (?:tuvi[eé]ramos|tenemos|no|la|nuestra|el|nos)|en caso|quiz[aá]s?|tal vez|podr[ií]amos|tendr[ií]amos|"
    r"falls|wenn|ob|cas o[uù]|se tivermos)\b"
)

#: Words in a text that keep its subject from speaking: the application stays.
STAYS = _pattern(
    r"\b(?:not|n't|never|no longer)\b[\w ,']{0,30}\b(?:withdraw\w*|retir\w+)|\b(?:stays?|remains?|keep|mistake|sigue)\b"
    r"|\?\s*$"
)

#: The sender asks us to do it, in the form of a question.
ASKS_US = _pattern(
    r"\b(?:can|could|would|will) you\b|\bplease\b|\bpodr[ií]an?\b|\bpueden?\b|\bpor favor\b|\bk[oö]nnten sie\b"
)

#: A subject that says it: "Withdrawal of our application", "Withdrawing - Maple USD", "Retiro de solicitud".
TITLE = _pattern(
    r"^\W*(?:(?:notice|letter|formal notice) of |(?:application|formal|official) )?"
    r"(?:withdrawal|withdrawing|withdraw (?:our |the |from )?)\b(?! (?:from|of) (?:the )?(?:list|listserv|retirement))"
    r"|\bwithdraw(?:al|ing)? (?:of |from )?(?:our |the |district )?(?:application|consideration|partnership|program)\b"
    r"|\bapplication withdrawal\b|^\W*(?:retiro|retirada|cancelaci[oó]n) de (?:la |nuestra )?solicitud\b"
)
