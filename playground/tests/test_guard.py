"""A page elsewhere must not drive the playground: it fetches whatever it is told to, on this machine's network."""

import http.client
import os
import re
import subprocess

import pytest


def ask(address, method, path, **headers):
    host = address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=20)
    given = {"Host": host, "Content-Type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    connection.request(method, path, body="{}" if method == "POST" else None, headers=given)
    return connection.getresponse()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ],
)
def test_requests_from_elsewhere_are_refused(address, headers):
    for method, path in [("POST", "/api/send"), ("POST", "/api/clear"), ("GET", "/api/workspace"), ("GET", "/")]:
        assert ask(address, method, path, **headers).status == 403


def test_what_is_signed_may_come_from_anywhere_and_nothing_else(address):
    refused = ask(address, "POST", "/slack", Host="tunnel.example", Content_Type="application/x-www-form-urlencoded")
    assert refused.status == 401


def test_another_page_cannot_use_it_in_a_real_browser(context, address):
    """A page of another origin: neither its scripts nor its frames get in."""
    page = context.new_page()
    page.route("http://elsewhere.example/", lambda route: route.fulfill(body="<p>elsewhere", content_type="text/html"))
    page.goto("http://elsewhere.example/")
    statuses = []
    page.on("response", lambda response: statuses.append(response.status))
    failed = page.evaluate(
        """async (address) => {
            const body = JSON.stringify({ person: "U0ROBIN", text: "/summarize help" });
            try { return (await fetch(address + "/api/send", { method: "POST", mode: "no-cors", body })).type; }
            catch (error) { return error.name; }
        }""",
        address,
    )
    assert failed in ("opaque", "TypeError")
    assert 200 not in statuses
    fresh = context.new_page()
    fresh.goto(address)
    fresh.wait_for_selector("body[data-ready]")
    assert fresh.locator("article.message.ephemeral").count() == 0


def test_with_an_apps_own_secret_the_page_opens_with_its_key_and_remembers_it(context, binary):
    """What a terminal shows, opened in this machine's browser; and what another browser gets."""
    environment = {"PATH": os.environ["PATH"], "SLACK_SIGNING_SECRET": "secret-of-a-real-app"}
    started = subprocess.Popen([binary, "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+", started.stdout.readline()).group()
        opened = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", started.stdout.readline()).group()
        page = context.new_page()
        assert page.goto(address).status == 403
        page.goto(opened)
        page.wait_for_selector("body[data-ready]")
        assert page.url == f"{address}/", "no key stays in the address, where it would be copied"
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        assert ask(address, "GET", "/").status == 403
        assert ask(address, "POST", "/api/send").status == 403
    finally:
        started.terminate()
        started.wait(10)
