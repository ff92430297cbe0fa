"""How big a site is, and which hosts are named before they refuse it."""

import click
import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main
from okrsite_gen.commands.size import Size, measure, warnings

MB, MIB = 1_000_000, 1 << 20
SMALL = {"pages": 100, "files": 300, "bytes": 9 * MB, "largest": "data/okrs.json", "largest_bytes": 2 * MB}


def said(**different):
    return list(warnings(Size(**SMALL | different)))


def test_a_size_is_what_is_there(tmp_path):
    for path, size in {
        "index.html": 10,
        "a/index.html": 20,
        "a/b/data.json": 30,
        ".nojekyll": 0,
        ".git/index": 99,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x" * size)
    size = measure(tmp_path, {})
    assert size == Size(pages=2, files=4, bytes=60, largest="a/b/data.json", largest_bytes=30)
    assert str(Size(**SMALL)) == "100 pages, 300 files, 9.0 MB"
    assert measure(tmp_path / "a" / "b", {}).files == 1


def test_what_is_known_to_be_written_is_not_looked_for(tmp_path):
    for path, size in {
        "index.html": 10,
        "a/data.json": 30,
        ".nojekyll": 1,
        ".well-known/a.txt": 5,
        ".git/index": 99,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x" * size)
    found = measure(tmp_path, {"index.html": 10, "a/data.json": 30})
    assert found == measure(tmp_path, {}) == Size(pages=1, files=4, bytes=46, largest="a/data.json", largest_bytes=30)
    (tmp_path / "a/data.json").unlink()
    assert measure(tmp_path, {"index.html": 10, "a/data.json": 30}) == found


def test_a_link_is_counted_as_the_file_that_it_leads_to(tmp_path):
    (tmp_path / "one.json").write_bytes(b"12345")
    (tmp_path / "two.json").symlink_to("one.json")
    assert (measure(tmp_path, {}).files, measure(tmp_path, {}).bytes) == (2, 10)


@pytest.mark.parametrize(
    ("different", "warned"),
    [
        ({}, []),
        ({"files": 17_999}, []),
        ({"files": 18_000}, ["the site has 18,000 files, nearly as many as Cloudflare Pages takes (20,000 on the free plan)"]),
        ({"files": 20_001}, ["the site has 20,001 files, more than Cloudflare Pages takes (20,000 on the free plan)"]),
        (
            {"files": 200_001},
            [
                "the site has 200,001 files, more than Cloudflare Pages takes (20,000 on the free plan)",
                "the site has 200,001 files, more than GitLab.com Pages takes (200,000)",
            ],
        ),
        ({"bytes": 899 * MB}, []),
        ({"bytes": 900 * MB}, ["the site has 900.0 MB, nearly as much as GitHub Pages and GitLab.com Pages take (1 GB)"]),
        ({"bytes": 1001 * MB}, ["the site has 1,001.0 MB, more than GitHub Pages and GitLab.com Pages take (1 GB)"]),
        ({"largest_bytes": 25 * MIB}, ["`data/okrs.json` has 26.2 MB, nearly as much as Cloudflare Pages takes (25 MiB)"]),
        (
            {"largest_bytes": 101 * MB},
            [
                "`data/okrs.json` has 101.0 MB, more than Cloudflare Pages takes (25 MiB)",
                "`data/okrs.json` has 101.0 MB, more than a push to GitHub takes (100 MB)",
            ],
        ),
    ],
)  # fmt: skip
def test_hosts_are_named_from_nine_tenths_on(different, warned):
    assert said(**different) == warned


def test_a_build_says_it(tmp_path):
    """A picture of 25 MB that somebody left beside the pages."""
    files = {
        "okrs/okrsite.yml": b"company: Acme\n",
        "okrs/co/team.yml": b"name: Acme\n",
        "pages/party.jpg": bytes(25 * MB),
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    result = CliRunner().invoke(
        main, ["build", "--source", str(tmp_path / "okrs"), "--site-dir", str(tmp_path / "site")]
    )
    assert result.exit_code == 0, result.output
    assert click.unstyle(result.stderr).endswith(
        "warning: `party.jpg` has 25.0 MB, nearly as much as Cloudflare Pages takes (25 MiB)\n"
        "  help: the manual's page on size says what can be done, if you publish there\n"
    )
