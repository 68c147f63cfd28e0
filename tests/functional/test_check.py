"""`l10n check` end to end: what is said, in which format, and with which exit code."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from l10n.cli.app import app

HEADER = """msgid ""
msgstr ""
"Project-Id-Version: talks\\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: Ukrainian\\n"
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
GOOD = 'msgid "The Kremlin denied it."\nmsgstr "Кремль це заперечив."\n'
FORBIDDEN = 'msgid "Zelensky left."\nmsgstr ""\n"Зеленский, "\n"пішов."\n'
MISSING = 'msgid "The White House said so."\nmsgstr "Так сказали в хаті."\n'
ONLY_GLOSSARY = ["--select", "file,glossary,silence"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def catalog(project: Path, *entries: str, name: str = "talks.po", locale: str = "uk") -> Path:
    path = project / "locales" / locale / "LC_MESSAGES" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.replace("Language: uk", f"Language: {locale}") + "\n".join(entries), encoding="utf-8")
    return path


def findings(*arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(run("--format", "json", *ONLY_GLOSSARY, *arguments).stdout)["findings"])


def test_a_good_catalogue_passes_in_silence(project: Path) -> None:
    catalog(project, GOOD)
    done = run(*ONLY_GLOSSARY)
    assert done.exit_code == 0, done.output
    assert done.stdout == "1 unit in 1 file: 0 errors, 0 warnings, 0 notes\n"


def test_a_finding_is_a_line_as_compilers_write_it_with_the_words_and_a_suggestion(project: Path) -> None:
    catalog(project, FORBIDDEN)
    done = run(*ONLY_GLOSSARY)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:4] == [
        "locales/uk/LC_MESSAGES/talks.po:13: error[glossary-forbidden] “Зеленский” is forbidden for “Zelensky”; "
        "“Зеленський” expected",
        "    Зеленский, пішов.",
        "    ^^^^^^^^^",
        "    suggestion: Зеленський",
    ]


def test_json_has_the_documented_keys(project: Path) -> None:
    catalog(project, MISSING, 'msgctxt "head"\n' + FORBIDDEN)
    missing, forbidden = findings()
    assert list(missing) == [
        "check", "severity", "path", "line", "locale", "msgctxt", "source", "target", "term", "message", "span",
        "suggestion",
    ]  # fmt: skip
    assert missing["line"] == 13
    assert missing["span"] is None
    assert forbidden == {
        "check": "glossary-forbidden",
        "severity": "error",
        "path": "locales/uk/LC_MESSAGES/talks.po",
        "line": 17,
        "locale": "uk",
        "msgctxt": "head",
        "source": "Zelensky left.",
        "target": "Зеленский, пішов.",
        "term": "Zelensky",
        "message": "“Зеленский” is forbidden for “Zelensky”; “Зеленський” expected",
        "span": [0, 9],
        "suggestion": "Зеленський",
    }


def test_sarif_has_what_the_standard_requires(project: Path) -> None:
    """SARIF 2.1.0: sections 3.13 (log), 3.14 (run), 3.19 (component), 3.27 (result), 3.29 (location)."""
    catalog(project, MISSING, FORBIDDEN, name="a talk.po")
    log = json.loads(run("--format", "sarif", *ONLY_GLOSSARY).stdout)
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "l10n"
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == ["glossary-missing", "glossary-forbidden"]
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert len(one["results"]) == 2
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "locales/uk/LC_MESSAGES/a%20talk.po"
        assert place["artifactLocation"]["uriBaseId"] in one["originalUriBaseIds"]
        assert place["region"]["startLine"] >= 1
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())


def test_junit_counts_failures_and_survives_what_xml_cannot_hold(project: Path) -> None:
    catalog(project, FORBIDDEN.replace("пішов", "пішов<&\\033\\001]]>"))
    root = ElementTree.fromstring(run("--format", "junit", *ONLY_GLOSSARY).stdout)
    cases = list(root.iter("testcase"))
    assert root.tag == "testsuites"
    assert int(root.attrib["tests"]) == len(cases)
    assert int(root.attrib["failures"]) == len(list(root.iter("failure"))) >= 1


def test_junit_of_a_clean_run_has_a_passed_case(project: Path) -> None:
    catalog(project, GOOD)
    root = ElementTree.fromstring(run("--format", "junit", *ONLY_GLOSSARY).stdout)
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")


def test_github_commands_are_escaped(project: Path) -> None:
    """A line end would end the command, a comma or colon the property; per cent is the escape itself."""
    catalog(project, FORBIDDEN.replace("пішов", "100 %\\nпішов"), name="a,b:c.po")
    first = run("--format", "github", *ONLY_GLOSSARY).stdout.splitlines()[0]
    assert first.startswith(
        "::error file=locales/uk/LC_MESSAGES/a%2Cb%3Ac.po,line=13,title=l10n%3A glossary-forbidden::“Зеленский”"
    )
    assert "100 %25%0Aпішов" in first


def test_gitlab_fingerprints_differ_and_outlive_moved_lines(project: Path) -> None:
    path = catalog(project, FORBIDDEN, 'msgctxt "x"\n' + FORBIDDEN)
    before = json.loads(run("--format", "gitlab", *ONLY_GLOSSARY).stdout)
    path.write_text("# a comment\n" + path.read_text())
    after = json.loads(run("--format", "gitlab", *ONLY_GLOSSARY).stdout)
    assert [set(issue) for issue in before] == [
        {"description", "check_name", "fingerprint", "severity", "location"}
    ] * 2
    assert len({issue["fingerprint"] for issue in before}) == 2
    assert [issue["fingerprint"] for issue in after] == [issue["fingerprint"] for issue in before]
    assert after[0]["location"]["lines"]["begin"] == before[0]["location"]["lines"]["begin"] + 1


def test_the_report_can_go_to_a_file(project: Path) -> None:
    catalog(project, FORBIDDEN)
    done = run("--format", "gitlab", "-o", "report.json", *ONLY_GLOSSARY)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert json.loads((project / "report.json").read_text())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--ignore", "glossary-forbidden"], 0),
        (["--ignore", "glossary"], 0),
        (["--select", "file"], 0),
        (["--select", "file,glossary-forbidden"], 1),
        (["--no-glossary", "--select", "glossary"], 0),
        (["--fail-on", "nonsense"], 2),
        (["--format", "yaml"], 2),
        (["--only", "some"], 2),
        (["--glossary", "glossary", "--no-glossary"], 2),
        (["no-such-folder"], 2),
        (["glossary"], 2),
    ],
)
def test_exit_codes(project: Path, arguments: Sequence[str], code: int) -> None:
    catalog(project, FORBIDDEN)
    done = run(*([] if "--select" in arguments else ONLY_GLOSSARY), *arguments)
    assert done.exit_code == code, done.output


def test_warnings_fail_a_run_only_where_asked(project: Path) -> None:
    catalog(project, GOOD.replace("msgid", "# l10n: ignore[glossary-missing]\nmsgid"))
    assert run(*ONLY_GLOSSARY).exit_code == 0
    assert run(*ONLY_GLOSSARY, "--fail-on", "warning").exit_code == 1


def test_an_unknown_check_is_a_usage_error_that_names_the_near_ones(project: Path) -> None:
    catalog(project, GOOD)
    done = run("--select", "glossary-mising")
    assert done.exit_code == 2
    assert "no check is called 'glossary-mising'" in done.stderr
    assert "glossary-missing" in done.stderr


def test_a_broken_file_is_a_finding_with_its_line_and_no_selection_hides_it(project: Path) -> None:
    path = catalog(project, 'msgid "a"\nmsgstr "b\n')
    for arguments in ([], ["--select", "glossary"], ["--ignore", "file"]):
        done = run("--format", "json", *arguments)
        assert done.exit_code == 1
        assert [(one["check"], one["line"]) for one in json.loads(done.stdout)["findings"]] == [("file-syntax", 13)]
    path.write_bytes(bytes(range(256)))
    assert run().exit_code == 1


def test_the_locale_is_the_headers_else_the_paths(project: Path) -> None:
    path = catalog(project, FORBIDDEN)
    assert findings(str(path))[0]["locale"] == "uk"
    path.write_text(path.read_text().replace('"Language: uk\\n"\n', ""))
    assert {one["locale"] for one in findings(str(path)) if one["check"] == "glossary-forbidden"} == {"uk"}
    plain = project / "uk.po"
    plain.write_text(path.read_text())
    assert {one["locale"] for one in findings("uk.po") if one["check"] == "glossary-forbidden"} == {"uk"}


def test_machine_units_count_unless_only_reviewed_ones_are_asked_for(project: Path) -> None:
    catalog(project, "#, fuzzy\n" + FORBIDDEN, GOOD)
    assert run(*ONLY_GLOSSARY).exit_code == 1
    done = run(*ONLY_GLOSSARY, "--only", "reviewed")
    assert (done.exit_code, done.stdout.split(":")[0]) == (0, "1 unit in 1 file")


def test_a_target_that_waits_for_a_changed_source_is_passed_over(project: Path) -> None:
    """`#|`: the text belongs to the previous sentence, and is compared with nothing."""
    catalog(project, '#, fuzzy\n#| msgid "Somebody left."\n' + FORBIDDEN)
    assert findings() == []


def test_obsolete_units_are_passed_over(project: Path) -> None:
    catalog(project, GOOD, "".join(f"#~ {line}\n" for line in FORBIDDEN.splitlines()))
    assert findings() == []


def test_an_untranslated_unit_is_a_warning_and_one_of_blanks_an_error(project: Path) -> None:
    catalog(project, 'msgid "It rains."\nmsgstr ""\n', 'msgid "It snows."\nmsgstr " "\n')
    found = json.loads(run("--format", "json", "--select", "empty").stdout)["findings"]
    assert [(one["line"], one["severity"]) for one in found] == [(13, "warning"), (16, "error")]


def test_each_plural_form_is_checked_on_its_own_line(project: Path) -> None:
    entry = (
        'msgid "A day in Ukraine"\nmsgid_plural "Days in Ukraine"\nmsgstr[0] "День в Україні"\n'
        'msgstr[1] "Дні в Україні"\nmsgstr[2] "Днів десь"\n'
    )
    path = catalog(project, entry)
    forms = '"Plural-Forms: nplurals=3; plural=n%10==1 ? 0 : n%10<5 ? 1 : 2;\\n"\n'
    path.write_text(path.read_text().replace('"MIME', forms + '"MIME'))
    (found,) = findings()
    assert (found["check"], found["line"], found["target"]) == ("glossary-missing", 17, "Днів десь")


class TestWaivers:
    def test_a_comment_silences_the_checks_that_it_names(self, project: Path) -> None:
        catalog(project, "# l10n: ignore[glossary-missing, file-format] a joke\n" + MISSING, GOOD)
        (unused,) = findings()
        assert (unused["check"], unused["line"]) == ("waiver-unused", 12)
        assert "ignore[file-format]" in unused["message"]

    def test_a_group_can_be_waived_and_the_header_waives_for_the_whole_file(self, project: Path) -> None:
        path = catalog(project, MISSING, FORBIDDEN)
        path.write_text("# l10n: ignore[glossary] old texts\n" + path.read_text())
        done = run(*ONLY_GLOSSARY)
        assert done.exit_code == 0
        assert done.stdout.endswith("; 2 waived\n")

    @pytest.mark.parametrize("comment", ["# l10n: ignore[glosary]", "# l10n: ignore all of it", "# l10n: ignore[]"])
    def test_a_waiver_of_no_check_is_a_warning(self, project: Path, comment: str) -> None:
        catalog(project, f"{comment}\n{GOOD}")
        assert [(one["check"], one["line"]) for one in findings()] == [("waiver-unknown", 12)]

    def test_a_waiver_of_a_check_that_does_not_run_is_not_called_unused(self, project: Path) -> None:
        catalog(project, "# l10n: ignore[glossary-missing]\n" + MISSING)
        assert findings("--no-glossary") == []
        assert findings("--ignore", "glossary-missing") == []

    @pytest.mark.tools
    def test_waivers_survive_msgmerge_and_msgcat(self, project: Path) -> None:
        path = catalog(project, "# l10n: ignore[glossary-missing] a joke\n" + MISSING)
        template = project / "talks.pot"
        template.write_text(HEADER + 'msgid "The White House said so."\nmsgstr ""\n')
        subprocess.run(["msgmerge", "--update", "--quiet", path, template], check=True)
        subprocess.run(["msgcat", "-o", path, path], check=True)
        assert findings() == []

    def test_the_configuration_waives_by_path(self, project: Path) -> None:
        catalog(project, MISSING, name="old-talks.po")
        catalog(project, MISSING, name="talks.po")
        (project / "l10n.toml").write_text(
            '[[check.waivers]]\npaths = ["locales/*/old-*.po"]\nchecks = ["glossary"]\nreason = "1998"\n'
        )
        assert [one["path"] for one in findings()] == ["locales/uk/LC_MESSAGES/talks.po"]

    @pytest.mark.parametrize(
        ("waiver", "message"),
        [
            ('paths = ["*"]\nchecks = ["file-format"]', "matches nothing"),
            ('paths = ["*"]\nchecks = ["glossary-missing"]\nuntil = 2020-01-31', "ended on 2020-01-31"),
        ],
    )
    def test_a_waiver_that_silences_nothing_is_a_warning(self, project: Path, waiver: str, message: str) -> None:
        catalog(project, MISSING)
        (project / "l10n.toml").write_text(f"[[check.waivers]]\n{waiver}\n")
        missing, unused = findings()
        assert (missing["check"], unused["check"], unused["path"]) == ("glossary-missing", "waiver-unused", "l10n.toml")
        assert message in unused["message"]


class TestConfiguration:
    def test_select_severity_and_fail_on(self, project: Path) -> None:
        catalog(project, MISSING, FORBIDDEN)
        (project / "l10n.toml").write_text(
            '[check]\nselect = ["file", "glossary"]\nignore = ["glossary-forbidden"]\nfail-on = "warning"\n'
            '[check.severity]\nglossary-missing = "warning"\n'
        )
        done = run("--format", "json")
        assert done.exit_code == 1
        (found,) = json.loads(done.stdout)["findings"]
        assert (found["check"], found["severity"]) == ("glossary-missing", "warning")
        assert run("--fail-on", "error").exit_code == 0
        assert run("--select", "glossary-forbidden").exit_code == 1, "what the command line names runs"

    @pytest.mark.parametrize(
        "table",
        [
            "[check]\nselct = []",
            '[check]\nselect = ["nothing"]',
            '[check]\nfail-on = "hint"',
            '[check.severity]\nglossary = "fatal"',
            '[[check.waivers]]\npaths = ["*"]',
            '[[check.waivers]]\npaths = ["*"]\nchecks = ["nothing"]',
            '[[check.waivers]]\npaths = ["*"]\nchecks = ["file"]\nuntil = "soon"',
            "[check]\nbaseline-days = 0",
        ],
    )
    def test_what_means_nothing_is_refused_with_the_file(self, project: Path, table: str) -> None:
        catalog(project, GOOD)
        (project / "l10n.toml").write_text(table)
        done = run()
        assert done.exit_code == 2
        assert "l10n.toml: " in done.stderr


class TestBaseline:
    def test_what_stands_in_it_is_known_until_the_text_changes(self, project: Path) -> None:
        path = catalog(project, MISSING)
        assert run(*ONLY_GLOSSARY, "--write-baseline").exit_code == 0
        path.write_text("# moved by a line\n" + path.read_text())
        done = run(*ONLY_GLOSSARY)
        assert (done.exit_code, done.stdout) == (
            0,
            "1 unit in 1 file: 0 errors, 0 warnings, 0 notes; 1 in the baseline\n",
        )
        path.write_text(path.read_text().replace("хаті", "будці"))
        changed = findings()
        assert [one["check"] for one in changed] == ["glossary-missing", "baseline-unused"]

    def test_it_expires(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        catalog(project, MISSING)
        (project / "l10n.toml").write_text("[check]\nbaseline-days = 30\n")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740000000")  # 2025-02-19
        run(*ONLY_GLOSSARY, "--write-baseline")
        assert '"expires": "2025-03-21"' in (project / "l10n-baseline.json").read_text()
        assert run(*ONLY_GLOSSARY).exit_code == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1742600000")  # 2025-03-21, the last day
        assert run(*ONLY_GLOSSARY).exit_code == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1742700000")  # 2025-03-23
        assert [one["check"] for one in findings()] == ["glossary-missing", "baseline-expired"]

    def test_a_second_finding_like_a_known_one_is_new(self, project: Path) -> None:
        path = catalog(project, MISSING)
        run(*ONLY_GLOSSARY, "--write-baseline")
        path.write_text(path.read_text() + "\n" + 'msgctxt "again"\n' + MISSING)
        assert [one["msgctxt"] for one in findings()] == ["again"]

    def test_files_that_were_not_checked_keep_their_entries(self, project: Path) -> None:
        one, two = catalog(project, MISSING, name="one.po"), catalog(project, MISSING, name="two.po")
        run(*ONLY_GLOSSARY, "--write-baseline")
        before = (project / "l10n-baseline.json").read_text()
        run(*ONLY_GLOSSARY, "--write-baseline", str(one))
        assert (project / "l10n-baseline.json").read_text() == before
        assert findings(str(two)) == []

    def test_a_broken_file_never_goes_into_it(self, project: Path) -> None:
        catalog(project, 'msgid "a"\nmsgstr "b\n')
        assert run("--write-baseline").exit_code == 1
        assert run().exit_code == 1

    def test_a_file_that_is_none_is_refused(self, project: Path) -> None:
        catalog(project, GOOD)
        (project / "l10n-baseline.json").write_text("[]")
        assert run().exit_code == 2


class TestChangedSince:
    @pytest.fixture
    def repository(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            monkeypatch.delenv(name, raising=False)
        git("init", "--quiet")
        return project

    def test_only_changed_units_are_looked_at_wherever_they_moved(self, repository: Path) -> None:
        path = catalog(repository, MISSING)
        commit()
        path.write_text(HEADER + "# a new comment\n" + FORBIDDEN + "\n" + MISSING)
        assert [one["check"] for one in findings("--changed-since", "HEAD")] == ["glossary-forbidden"]
        assert len(findings()) == 2

    def test_a_new_file_is_all_new_and_an_old_fault_of_a_header_is_not(self, repository: Path) -> None:
        path = catalog(repository, GOOD)
        path.write_text(path.read_text().replace('"Language-Team: Ukrainian\\n"\n', ""))
        commit()
        path.write_text(path.read_text() + "\n" + FORBIDDEN)
        catalog(repository, MISSING, name="new.po")
        assert [one["check"] for one in findings("--changed-since", "HEAD")] == [
            "glossary-missing",
            "glossary-forbidden",
        ]

    def test_an_approved_machine_unit_has_changed(self, repository: Path) -> None:
        path = catalog(repository, "#, fuzzy\n" + MISSING)
        commit()
        assert findings("--changed-since", "HEAD") == []
        path.write_text(path.read_text().replace("#, fuzzy\n", ""))
        assert [one["check"] for one in findings("--changed-since", "HEAD")] == ["glossary-missing"]

    @pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", ""])
    def test_an_unknown_revision_is_one_sentence(self, repository: Path, revision: str) -> None:
        catalog(repository, GOOD)
        commit()
        done = run(f"--changed-since={revision}")
        assert done.exit_code == 2
        assert "git knows no revision" in done.stderr

    def test_a_folder_without_a_repository_is_one_sentence(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
        catalog(project, GOOD)
        done = run("--changed-since", "HEAD")
        assert (done.exit_code, "is in no git repository" in done.stderr) == (2, True)

    def test_a_machine_without_git_is_one_sentence(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        catalog(repository, GOOD)
        monkeypatch.setenv("PATH", "")
        done = run("--changed-since", "HEAD")
        assert (done.exit_code, "git is not installed" in done.stderr) == (2, True)


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "--quiet", "--message", "x")
