import os

import pytest

from okrsite_gen.site.workers import in_parts


@pytest.mark.parametrize("processes", [1, 2])
def test_parts_come_back_in_order_whoever_did_them(processes):
    parts = list(in_parts(sum, range(1000), processes))
    assert sum(count for count, _ in parts) == 1000
    assert parts == list(in_parts(sum, range(1000), 1))


def test_a_mistake_in_a_process_comes_out():
    with pytest.raises(ZeroDivisionError):
        list(in_parts(lambda part: 1 // (500 - part[-1]), range(501), 2))


def test_work_is_done_elsewhere():
    processes = {process for _, process in in_parts(lambda _: os.getpid(), range(1000), 2)}
    assert os.getpid() not in processes
