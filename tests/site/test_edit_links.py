import pytest

from okrsite_gen.site.render import edit_url


@pytest.mark.parametrize(
    ("source", "edited"),
    [
        ("https://github.example/acme/okrs/blob/main/a.md#L3", "https://github.example/acme/okrs/edit/main/a.md#L3"),
        (
            "https://gitlab.example/acme/okrs/-/blob/main/a.md#L3",
            "https://gitlab.example/acme/okrs/-/edit/main/a.md#L3",
        ),
        (
            "https://forgejo.example/acme/okrs/src/branch/main/a.md#L3",
            "https://forgejo.example/acme/okrs/_edit/main/a.md#L3",
        ),
        ("https://files.example/okrs/a.md#L3", None),
    ],
)
def test_an_edit_link_is_made_from_the_source_link(source, edited):
    assert edit_url(source) == edited
