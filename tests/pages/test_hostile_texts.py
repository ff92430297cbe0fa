"""Addresses that would act are refused, the others are links to what was written; texts are in `tests/hostile`."""

import re

import pytest
from hostile import company, quoted
from published import Published, put

from tests.hostile.corpus import ADDRESSES

FORMS = ("{}", "{} ", "\t{}", "https://a.example/{}", "https://{}", "HTTPS://a.example/{}")
FULL = re.compile(r"https?://[^\s<>\"]+")


def with_address(field, address):
    files, bad = company("Plain words"), quoted(address)
    if field == "url":
        files["co/sprint/one.md"] = files["co/sprint/one.md"].replace("state: doing", f"state: doing, url: {bad}")
    elif field == "evidence":
        files["co/sprint/one.md"] = files["co/sprint/one.md"].replace("target: 9,", f"target: 9, evidence: {bad},")
    elif field == "demo":
        name = "co/sprint/check-ins/2026-11-16.yml"
        files[name] = files[name].replace('url: "https://demo.example/"', f"url: {bad}")
    else:
        files["okrsite.yml"] += f"{field}: {bad}\n"
    return files


@pytest.mark.parametrize("field", ["url", "evidence", "demo", "source_url", "discuss_url"])
def test_addresses_that_would_act_are_refused(tmp_path, field):
    with pytest.raises(AssertionError, match="is not a link"):
        Published(put(tmp_path, with_address(field, "javascript:alert(1)")))


@pytest.mark.slow
@pytest.mark.parametrize("field", ["url", "evidence", "demo"])
def test_an_address_is_refused_or_stands_on_the_page_as_it_was_written(tmp_path, field):
    plain = Published(put(tmp_path / "plain", with_address(field, "https://plain.example/")))
    uri = "check-ins/sprint/co/" if field == "demo" else "sprint/co/one/"
    names = [(found.tag, sorted(found.node.keys())) for found in plain.page(uri).all()]
    for number, address in enumerate(form.format(text) for form in FORMS for text in ADDRESSES):
        files = with_address(field, address)
        if not FULL.fullmatch(address.strip()):
            with pytest.raises(AssertionError, match="is not a link"):
                Published(put(tmp_path / str(number), files))
            continue
        page = Published(put(tmp_path / str(number), files)).page(uri)
        assert address.strip() in [link["href"] for link in page.all("a")]
        assert [(found.tag, sorted(found.node.keys())) for found in page.all()] == names
