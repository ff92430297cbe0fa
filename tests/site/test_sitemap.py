import datetime as dt
import gzip
import xml.etree.ElementTree as ET

import pytest

from okrsite_gen.site.sitemap import canonical, packed, sitemap

DAY = dt.date(2026, 11, 20)


def test_every_page_once_sorted_with_the_day():
    root = ET.fromstring(sitemap("https://okrs.example/acme", ["teams/", "", "teams/"], DAY))  # noqa: S314 - our own text
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [(url[0].text, url[1].text) for url in root.iter(f"{space}url")] == [
        ("https://okrs.example/acme/", "2026-11-20"),
        ("https://okrs.example/acme/teams/", "2026-11-20"),
    ]


def test_without_an_address_of_the_site_there_are_no_full_addresses():
    assert b"<url>" not in sitemap(None, ["teams/"], DAY)


def test_the_packed_twin_has_the_day_as_its_time():
    data = sitemap("https://okrs.example/", ["teams/"], DAY)
    assert gzip.decompress(packed(data, DAY)) == data
    assert int.from_bytes(packed(data, DAY)[4:8], "little") == dt.datetime(2026, 11, 20, tzinfo=dt.UTC).timestamp()


@pytest.mark.parametrize(
    ("day", "stamp"), [(dt.date(1900, 1, 1), 0), (dt.date(2106, 2, 7), 4294944000), (dt.date(2999, 12, 31), 4294967295)]
)
def test_days_that_gzip_cannot_say_are_brought_near(day, stamp):
    assert int.from_bytes(packed(b"", day)[4:8], "little") == stamp


def test_addresses_are_quoted():
    assert canonical("https://okrs.example", "people/zoë/") == "https://okrs.example/people/zo%C3%AB/"
