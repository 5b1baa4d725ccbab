"""A playground that listens on a port of its own, and the system's Chromium in front of it."""

import re
import subprocess

import pytest
from machine import ARGUMENTS, PATIENCE, ROOT, chromium, clean_environment, playground
from playwright.sync_api import expect, sync_playwright

OUTPUT = ROOT / ".test-output" / "playground"

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def binary():
    return playground()


@pytest.fixture
def environment():
    """What the playground's settings are."""
    return clean_environment()


@pytest.fixture
def address(binary, environment):
    """The address of a playground that nobody else uses."""
    process = subprocess.Popen([binary, "--port", "0"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, f"the playground does not say where it is: {line!r}"
    yield found.group()
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser):
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, reduced_motion="reduce", color_scheme="light"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def is_problem(message):
    # What could not be loaded is looked at by its status.
    return message.type == "error" and not message.text.startswith("Failed to load resource")


def is_missing(response):
    # The page may ask for what is no more, such as a press on a message that is gone; it tells the person so.
    return response.status >= 400 and "/api/" not in response.url


@pytest.fixture
def page(context, address, request):
    """The page, ready; any error in it fails the test, and a picture of its end is kept."""
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if is_problem(message) else None)
    page.on("response", lambda response: problems.append(response.url) if is_missing(response) else None)
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    yield page
    OUTPUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUTPUT / f"{request.node.name}.png")
    assert problems == []
