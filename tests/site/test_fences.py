from okrsite_gen.site.fences import put_back, take_out


def test_a_view_is_taken_out_and_put_back():
    text, (fence,) = take_out("# Report\n\n```okr\nobjectives team=growth\n```\nThe end\n")
    assert (fence.text, fence.line) == ("objectives team=growth", 4)
    assert text == f"# Report\n\n\n{fence.placeholder}\n\nThe end\n"
    assert put_back(f"<h1>Report</h1><p>{fence.placeholder}</p>", fence, "<ul></ul>") == "<h1>Report</h1><ul></ul>"


def test_all_views_of_a_page_in_their_order():
    _, fences = take_out(
        "``` okr\nteams\n```\n\n~~~~ OKR\nscorecard\n~~~~\n\n- item\n\n    ```okr\n    kpis\n    ```\n"
    )
    assert [(fence.text, fence.line) for fence in fences] == [("teams", 2), ("scorecard", 6), ("kpis", 12)]
    assert len({fence.placeholder for fence in fences}) == 3


def test_a_view_in_another_fence_is_an_example():
    page = "````markdown\n```okr\nteams\n```\n````\n"
    assert take_out(page) == (page, [])


def test_other_fences_and_unclosed_ones_are_left_alone():
    page = "```yaml\nokr: 1\n```\n\n```okr\nteams\n"
    assert take_out(page) == (page, [])
