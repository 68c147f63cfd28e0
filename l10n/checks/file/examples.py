"""What is right and what is wrong with a PO file, check by check: for the documentation, and run by tests."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.model import CatalogExample

__all__ = ["EXAMPLES"]

HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: talks\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\n"
"Last-Translator: Olha <olha@example.org>\n"
"Language-Team: none\n"
"Language: {locale}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset={charset}\n"
"Content-Transfer-Encoding: 8bit\n"
"""
FILES = r"""#, c-format
msgid "%d file"
msgid_plural "%d files"
"""
BOTH = """<<<<<<< HEAD
msgid "Yes"
msgstr "Так"
=======
msgid "Yes"
msgstr "Еге"
>>>>>>> other
"""
MERGED = r"#-#-#-#-#  a.po  #-#-#-#-#\nJa\n#-#-#-#-#  b.po  #-#-#-#-#\nDoch"
SHORT = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n'
PLURALS = r'"Plural-Forms: nplurals=2; plural=n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2;\n"' + "\n"
DATED = SHORT.format("UTF-8") + '"PO-Revision-Date: 4. März 2025\\n"\n'


def _header(locale: str) -> str:
    return HEADER.format(locale=locale, charset="UTF-8")


EXAMPLES: Mapping[str, tuple[CatalogExample, ...]] = {
    "charset": (
        CatalogExample(_header("de"), "de", whole=True),
        CatalogExample(SHORT.format("utf8"), "uk", (3,), whole=True),
        CatalogExample(SHORT.format("CHARSET"), "ru", (3,), whole=True),
        CatalogExample("\ufeff" + SHORT.format("UTF-8"), "de", (1,), whole=True),
    ),
    "conflict": (
        CatalogExample('msgid "A row: ======="\nmsgstr "Строка: ======="\n', "ru"),
        CatalogExample(BOTH, "uk", (1, 4, 7)),
        CatalogExample(f'msgid "Yes"\nmsgstr "{MERGED}"\n', "de", (2,)),
    ),
    "control": (
        CatalogExample('msgid "Name\\tAge"\nmsgstr "Имя\\tВозраст"\n', "ru"),
        CatalogExample('msgid "Yes"\nmsgstr "Та\\000к"\n', "uk", (2,)),
        CatalogExample('msgid "Yes"\nmsgstr "J\\004a"\n', "de", (2,)),
        CatalogExample('msgid "Yes"\nmsgstr "Да\\033[0m"\n', "ru", (2,)),
    ),
    "duplicate": (
        CatalogExample('msgctxt "verb"\nmsgid "Open"\nmsgstr "Öffnen"\n\nmsgid "Open"\nmsgstr "Offen"\n', "de"),
        CatalogExample('msgid "Yes"\nmsgstr "Так"\n\nmsgid "Yes"\nmsgstr "Так"\n', "uk", (4,)),
        CatalogExample('msgid "Yes"\nmsgstr "Да"\n\n#~ msgid "Yes"\n#~ msgstr "Ага"\n', "ru", (4,)),
    ),
    "escape": (
        CatalogExample('msgid "A \\"word\\"\\n"\nmsgstr "Ein \\"Wort\\"\\n"\n', "de"),
        CatalogExample('msgid "C:\\\\temp"\nmsgstr "C:\\temp\\дані"\n', "uk", (2,)),
        CatalogExample('msgid "Yes"\nmsgstr "Д\\xа"\n', "ru", (2,)),
    ),
    "format": (
        CatalogExample(
            f'{FILES}msgstr[0] "%d файл"\nmsgstr[1] "%d файли"\nmsgstr[2] "%d файлів"\n', "uk"
        ),
        CatalogExample('#, python-brace-format\nmsgid "{count} of {total}"\nmsgstr "{count} из {total}"\n', "ru"),
        CatalogExample('#, c-format\nmsgid "100%% of %s"\nmsgstr "%s: 100 %%"\n', "de"),
        CatalogExample(f'{FILES}msgstr[0] "%d файл"\nmsgstr[1] "%s файли"\nmsgstr[2] "файлів"\n', "uk", (5, 6)),
        CatalogExample('#, python-brace-format\nmsgid "{count} of {total}"\nmsgstr "{число} из {total}"\n', "ru", (3,)),
        CatalogExample('#, c-format\nmsgid "100%% of %s"\nmsgstr "%s: 100 %"\n', "de", (3,)),
    ),
    "header": (
        CatalogExample(_header("uk"), "uk", whole=True),
        CatalogExample('msgid "Yes"\nmsgstr "Да"\n', "ru", (1,), whole=True),
        CatalogExample(DATED, "de", (1, 4), whole=True),
    ),
    "newlines": (
        CatalogExample('msgid "Yes\\n"\nmsgstr "Так\\n"\n', "uk"),
        CatalogExample('msgid "\\nYes"\nmsgstr "Да"\n', "ru", (2,)),
        CatalogExample('msgid "Yes"\nmsgstr "Ja\\n"\n', "de", (2,)),
    ),
    "plural": (
        CatalogExample(f'{FILES}msgstr[0] "%d Datei"\nmsgstr[1] "%d Dateien"\n', "de"),
        CatalogExample(f'{FILES}msgstr[0] "%d файл"\nmsgstr[1] "%d файли"\n', "uk", (4,)),
        CatalogExample(f'{FILES}msgstr[0] "%d файл"\nmsgstr[1] "%d файла"\nmsgstr[2] ""\n', "ru", (6,)),
        CatalogExample(SHORT.format("UTF-8") + PLURALS, "uk", (4,), whole=True),
    ),
    "syntax": (
        CatalogExample('msgid ""\n"Yes, "\n"we can"\nmsgstr "Так, ми можемо"\n', "uk"),
        CatalogExample('msgid "Yes"\nmsgstr "Да\n', "ru", (2,)),
        CatalogExample('msgid "Yes"\nmsgtsr "Ja"\n', "de", (1, 2)),
    ),
}  # fmt: skip
