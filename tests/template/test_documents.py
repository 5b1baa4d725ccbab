"""What the documents name exists: settings, make targets, files, parameters, headings."""

import re
import shutil

import pytest
from conftest import ROOT, read, run

DOCUMENTS = sorted(
    path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")] if path.is_file()
)
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]


def targets():
    return set(re.findall(r"^\.PHONY: (\S+)$", read("Makefile"), re.M))


def commands(text):
    """Inline code and the lines of shell blocks."""
    yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    for block in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.M | re.S):
        yield from block.splitlines()


def slug(heading):
    """A heading's anchor, as GitHub makes it."""
    words = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return words.replace(" ", "-")


@pytest.mark.parametrize("document", NAMES)
def test_every_make_target_that_is_documented_exists(document):
    known = targets()
    for command in commands(read(document)):
        for target in re.findall(r"(?:^|&& |; )make ([a-z][\w-]*)", command):
            assert target in known, f"make {target}"


def test_every_make_target_says_what_it_is_for():
    makefile = read("Makefile")
    for target in targets():
        assert re.search(rf"^{target}:[^\n]* ## \S", makefile, re.M), target


@pytest.mark.parametrize("document", NAMES)
def test_every_link_inside_the_repository_leads_somewhere(document):
    text = read(document)
    here = (ROOT / document).parent
    for target in map("".join, re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", text)):
        if re.match(r"[a-z]+:", target):
            continue
        if target.startswith("../../actions/"):
            # GitHub's pages about this repository, wherever it is kept: two steps up from a document at its top.
            workflow = re.fullmatch(r"\.\./\.\./actions/workflows/([\w-]+\.yml)(?:/badge\.svg)?", target)
            assert (ROOT / ".github" / "workflows" / workflow[1]).exists(), target
            continue
        path, _, anchor = target.partition("#")
        file = here / path if path else ROOT / document
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
            assert anchor in {slug(heading) for heading in headings}, target


@pytest.mark.parametrize("document", NAMES)
def test_every_file_and_folder_that_is_named_exists(document):
    folders = "bench|cli|docs|engine|eval|events|examples|fetch|fuzz|playground|scripts|service|src|testkit|tests"
    for path in re.findall(rf"`((?:{folders})/[\w./-]*)`", read(document)):
        assert (ROOT / path).exists() or (ROOT / document).parent.joinpath(path).exists(), path


@pytest.mark.parametrize("document", NAMES)
def test_every_parameter_that_is_set_in_a_document_exists(document, template):
    for name, value in re.findall(r"`([A-Z][a-z]\w+)=(\w+)`", read(document)):
        parameter = template["Parameters"][name]
        if "AllowedValues" in parameter:
            assert value in [str(allowed) for allowed in parameter["AllowedValues"]], f"{name}={value}"


# What Slack shows where it has no answer of the app's, as people met it.
SLACKS_WORDS = ["dispatch_failed", "operation_timeout", "http_service_error", "http_client_error"]


@pytest.mark.parametrize("word", SLACKS_WORDS)
def test_each_of_slacks_error_words_has_its_cause_and_its_remedy(word):
    rows = [line.split("|")[1:-1] for line in read("docs/operations.md").splitlines() if line.startswith(f"| `{word}`")]
    assert len(rows) == 1
    assert all(len(cell.split()) > 2 for cell in rows[0][1:])
    assert "`make " in rows[0][2] or "](#" in rows[0][2]


def test_each_saved_query_and_alarm_is_in_the_operations_guide(template):
    guide = read("docs/operations.md")
    where = guide.split("**Where to look.**")[1].split("\n\n")[0]
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Logs::QueryDefinition":
            assert f"*{resource['Properties']['Name']['Fn::Sub'].split('/')[1]}*" in " ".join(where.split())
    for target in ["make doctor", "make logs", "make job ID=…"]:
        assert f"`{target}`" in where


def test_a_newcomer_reads_two_screens_until_the_first_summary():
    way = read("README.md").split("\n## Use it")[0]
    assert len(way.splitlines()) <= 100
    for step in [
        "git clone ",
        "make run",
        "make deploy",
        "slack-app.yaml",
        "make secrets",
        "/summarize help",
        "make doctor",
    ]:
        assert step in way, step


def test_the_drawing_of_slacks_steps_has_the_manifests_words():
    checked = run("python", "scripts/steps", "--check")
    assert checked.returncode == 0, checked.stderr


def test_a_drawing_of_another_manifest_is_noticed(tmp_path):
    for path in ["scripts/steps", "docs/images/slack-steps.svg"]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    manifest = read("slack-manifest.yaml").replace("name: Summarize", "name: Shorten")
    (tmp_path / "slack-manifest.yaml").write_text(manifest, encoding="utf-8")
    checked = run("python", tmp_path / "scripts" / "steps", "--check")
    assert checked.returncode != 0
    assert "make pictures" in checked.stderr
