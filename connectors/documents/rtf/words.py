"""Control words of RTF by what they do."""

from __future__ import annotations

#: Words that stand for a character.
CHARACTERS = {
    "tab": "\t", "line": "\n", "softline": "\n", "page": "\n", "column": "\n", "emdash": "\u2014",
    "endash": "\u2013", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
#: Settings that \wordN turns on and \word0 off.
TOGGLES = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted", "ul": "underlined",
           "uldb": "underlined", "ulw": "underlined", "ulth": "underlined", "chbrdr": "underlined"}  # fmt: skip
#: Settings with a number.
NUMBERS = {
    "cf": "color", "cb": "ground", "chcbpat": "ground", "highlight": "ground", "f": "font", "fs": "half_points",
    "uc": "skip_after_unicode", "s": "style", "outlinelevel": "outline", "ilvl": "list_level",
}  # fmt: skip
#: Groups whose text goes nowhere.
SKIPPED = frozenset(
    {
        "pict", "nonshppict", "footnote", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation",
        "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent", "atnicn", "atrfstart", "atrfend", "xe",
        "tc", "tcn", "txe", "rxe", "nonesttables", "shprslt", "listtable", "listoverridetable", "rsidtbl", "revtbl",
        "filetbl", "xmlnstbl", "datafield", "bkmkstart", "bkmkend", "template", "operator", "author", "company",
        "creatim", "revtim", "printim", "buptim", "generator", "themedata", "colorschememapping", "latentstyles",
        "datastore", "objclass", "objname", "objtime", "pntxta", "pntxtb", "pn", "private1", "falt", "panose",
    }
)  # fmt: skip
#: Groups whose text is collected for a purpose of its own.
COLLECTED = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "title", "keywords", "doccomm", "subject", "propname", "staticval",
        "fldinst", "listtext", "pntext", "ffname", "ffl", "ffdeftext", "ffhelptext", "objdata",
    }
)  # fmt: skip
#: Groups marked with \* that are read all the same: they hold text, settings or collected text.
READ_WHEN_STARRED = (
    frozenset(
        {"shpinst", "shppict", "nesttableprops", "ud", "do", "userprops", "formfield", "hlinkbase", "shptxt"}
    )
    | COLLECTED
)
HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
