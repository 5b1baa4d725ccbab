"""The cost tables of the operations guide are what its own arithmetic and the template make of them."""

import re

import pytest
from conftest import read
from test_monitoring import emitted, sources  # noqa: F401  (a fixture)

MILLION = 1_000_000
# us-east-1, US dollars: AWS's price lists of Lambda (x86_64), SQS, CloudWatch and X-Ray.
REQUEST, GB_SECOND, FIFO_CALL, LOG_GB, TRACE = 0.20 / MILLION, 0.0000166667, 0.50 / MILLION, 0.50, 5.00 / MILLION


def costs():
    return read("docs/operations.md").split("\n## Costs")[1]


def amount(part):
    row = re.search(rf"^\| {re.escape(part)} \| .* \| ([^|]+) \|$", costs(), re.M)
    return [float(dollars) for dollars in re.findall(r"\$([\d.]+)", row[1])]


def memory(template, parameter):
    return template["Parameters"][parameter]["Default"] / 1024


@pytest.fixture
def a_summary(template):
    return {
        "ack": REQUEST + 0.050 * memory(template, "AckMemory") * GB_SECOND,
        "worker": REQUEST + 2 * memory(template, "WorkerMemory") * GB_SECOND,
        "SQS FIFO": 3 * FIFO_CALL,
        "logs": 3 / MILLION * LOG_GB,
        "X-Ray": 2 * TRACE,
    }


def test_each_part_of_a_summary_costs_what_the_table_says(a_summary):
    for part, dollars in a_summary.items():
        assert amount(part) == [round(dollars * MILLION, 2)], part


def test_a_thousand_summaries_cost_three_cents(a_summary):
    assert round(sum(a_summary.values()) * 1000, 2) == 0.03
    readme = " ".join(read("README.md").split())
    assert "three cents" in costs()
    assert "so three cents a thousand" in readme


def test_asking_for_work_costs_what_the_table_says():
    requests = 2 * 5 * 30 * 24 * 3600 // 20
    assert f"{requests:,} requests" in costs()
    assert amount("asking for work") == [round((requests - MILLION) * FIFO_CALL, 2)]


def test_there_are_as_many_metrics_as_the_table_says(emitted):  # noqa: F811
    values = {"Outcome": {}, "Engine": 0, "Function": 0}
    code = list(sources())
    for block in code:
        for body in re.findall(r"\nimpl Outcome \{(.*?)\n\}", block, re.S):
            metric = "Jobs" if '"summarized"' in body else "Requests"
            values["Outcome"][metric] = len(re.findall(r'Self::\w+ => "', body))
        for body in re.findall(r"\nimpl EngineName \{(.*?)\n\}", block, re.S):
            values["Engine"] = max(values["Engine"], len(re.findall(r'Self::\w+ => "[a-z]+"', body)))
    values["Function"] = len(set(re.findall(r'count_cold_start\("(\w+)"\)', "".join(code))))
    total = 0
    for metric, dimension in emitted.items():
        split = values.get(dimension, 0)
        total += 1 + (split[metric] if isinstance(split, dict) else split)
    assert f"at most {total}, of which ten are free" in costs()
    assert amount("metrics") == [0.0, round((total - 10) * 0.30, 2)]
