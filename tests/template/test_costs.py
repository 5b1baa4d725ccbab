"""What the documents say of the price of a summary is what the arithmetic of the cost tables gives."""

import runpy

from conftest import ROOT, read


def test_a_thousand_summaries_cost_three_cents():
    parts = runpy.run_path(str(ROOT / "scripts" / "tables"))["summary_costs"]()
    total = sum(dollars for _, _, dollars in parts)
    assert round(total * 1000, 2) == 0.03
    assert f"${total:.5f}" in read("README.md")
