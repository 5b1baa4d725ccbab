"""The Slack app's manifest with a stack's request URL in it, as a file to paste and as a link that opens Slack's form."""

import html
import json
import pathlib
import urllib.parse

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACEHOLDER = "https://request-url.example/"


def _lines(url):
    """slack-manifest.yaml without what it says about filling it in, and filled in."""
    for line in (ROOT / "slack-manifest.yaml").read_text(encoding="utf-8").splitlines():
        if PLACEHOLDER in line and not line.lstrip().startswith("#"):
            yield line.split(" # ")[0].replace(PLACEHOLDER, url)
        else:
            yield line


def manifest(url):
    """The manifest in YAML."""
    text = "\n".join(_lines(url)) + "\n"
    head, body = text.split("\n\n", 1)
    assert all(line.startswith("#") for line in head.splitlines()), "slack-manifest.yaml begins with how to use it"
    return (
        '# The whole Slack app, with your request URL. On https://api.slack.com/apps choose "Create New App", then\n'
        '# "From a manifest", pick the workspace and paste this file.\n\n' + body
    )


def link(url):
    """Where Slack's form opens with the manifest in it: "Sharing manifests" in
    https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests.
    """
    compact = json.dumps(yaml.safe_load(manifest(url)), separators=(",", ":"), ensure_ascii=False)
    return "https://api.slack.com/apps?new_app=1&manifest_json=" + urllib.parse.quote(compact, safe=":/,@")


PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Make the Slack app</title>
<meta http-equiv="refresh" content="0; url={link}">
<p><a href="{link}">Slack's form, with the app's manifest in it</a>
"""


def write(stage, url):
    """Writes the manifest beside slack-manifest.yaml, and a page that leads on to Slack's form with it, whose own link is too
    long to be read or copied. Returns both files' paths.
    """
    name = "slack-app" if stage == "default" else f"slack-app-{stage}"
    written, page = ROOT / f"{name}.yaml", ROOT / f"{name}.html"
    written.write_text(manifest(url), encoding="utf-8")
    page.write_text(PAGE.format(link=html.escape(link(url))), encoding="utf-8")
    return written, page
