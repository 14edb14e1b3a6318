"""Items of a list under addresses of their own, whatever the document numbers them with."""

from __future__ import annotations

from thidua.site.audit.pages import read_site
from workspace import SAMPLE_PLAN, Workspace

BULLETS = """    - number: "-"
      units:
        - unit: các thôn
          role: assign
      text: |
        Giao các thôn đăng ký thi đua.
    - number: "-"
      units:
        - unit: Trạm Y tế xã
          role: assign
      text: |
        Trạm Y tế xã báo cáo kết quả.
    - number: "1."
      units:
        - unit: Hội Nông dân xã
          role: request
      text: |
        Đề nghị Hội Nông dân xã vận động hội viên.
sections:"""


def test_bullets_and_numbers_that_begin_again_are_told_apart(sample: Workspace) -> None:
    """Every unit's link leads to the item that names it, and no address is given twice."""
    sample.replace(SAMPLE_PLAN, "sections:", BULLETS)
    sample.print_original(SAMPLE_PLAN)
    sample.written("plan ")
    page = read_site(sample.site)["ke-hoach/xa-mau-2026-kinh-te-xa-hoi/"]
    assert max(page.ids.values()) == 1
    anchors = {"trach-nhiem-1", "trach-nhiem-gach-1", "trach-nhiem-gach-2", "trach-nhiem-1-lan-2"}
    assert anchors <= page.ids.keys()
    glance = read_site(sample.site)["ke-hoach/xa-mau-2026-kinh-te-xa-hoi/tom-luoc/"]
    duties = (link for link in glance.all("a") if link.get("class", "").startswith("duty"))
    led = {link["href"].rpartition("/")[2] for link in duties}
    assert {f"#{anchor}" for anchor in anchors} <= led
    assert "gạch đầu dòng 2" in glance.text
