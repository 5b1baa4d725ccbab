"""A Slack that takes no posts for a while: the Job is delivered four times, and the page shows the apology."""

import json

from channel import article, send, summaries
from machine import PATIENCE
from playwright.sync_api import expect


def details(page):
    page.get_by_role("button", name="Requests and timing").click()
    return page.get_by_role("complementary", name="Requests and timing")


def test_a_job_that_fails_four_times_ends_in_an_apology_and_the_details_say_so(page):
    page.get_by_label("Slack", exact=True).select_option("apologies")
    send(page, f"/summarize {article(page, 'harbour-ferry')}")
    apology = page.locator("article.message.ephemeral", has_text="failed several times")
    # The worker pauses before it posts again, in each of the four deliveries.
    expect(apology).to_contain_text("Only visible to you", timeout=3 * PATIENCE)
    expect(summaries(page)).to_have_count(0)
    panel = details(page)
    section = panel.get_by_role("region", name="Deliveries")
    expect(section).to_contain_text("The worker failed 4 times and gave up.")
    expect(section.get_by_role("listitem")).to_have_text(["Queue: undelivered"] * 4 + ["Dead-letter queue: apologized"])
    job = panel.locator("details", has=page.locator("summary", has_text="Job"))
    expect(job.locator("summary")).to_contain_text("apologized")
    replies = panel.locator("details", has=page.locator("summary", has_text="Reply"))
    expect(replies.first.locator("summary")).to_contain_text("service_unavailable")
    last = replies.last
    expect(last.locator("summary")).to_contain_text("response URL: ok")
    last.locator("summary").click()
    assert "failed several times" in json.loads(last.locator(".json").inner_text())["text"]


def test_slack_works_again_when_it_is_set_to_and_the_choice_is_everyones(page):
    page.get_by_label("Slack", exact=True).select_option("none")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.get_by_label("Slack", exact=True)).to_have_value("none")
    page.get_by_label("Slack", exact=True).select_option("all")
    send(page, f"/summarize {article(page, 'harbour-ferry')}")
    expect(summaries(page)).to_have_count(1)
    panel = details(page)
    expect(panel.get_by_role("region", name="Deliveries")).to_have_count(0)
