"""Files that would take a careless reader down, by name: what is written beside the smallest company, and the error it ends in."""

from __future__ import annotations

from dataclasses import dataclass

OBJECTIVE = "company/2026-q4/lead.md"
CHECK_IN = "company/2026-q4/check-ins/2026-10-05.yml"
VALUES = "company/2026-q4/check-ins/till.csv"
MEBIBYTE = (1 << 20) - 200
FULL = 49_000  # keys with a value each: just below what a file may hold
HEADER = "date,key_result,value\n"


@dataclass(frozen=True)
class Bomb:
    """`error` is empty where the file is big and nothing else."""

    file: str
    text: str
    error: str


def check_in(text: str, error: str) -> Bomb:
    return Bomb(CHECK_IN, text, error)


def objective(front: str, error: str) -> Bomb:
    return Bomb(OBJECTIVE, f"---\nobjective: Lead\n{front}\n---\n", error)


def lines(pattern: str, count: int) -> str:
    return "".join(pattern.format(number) for number in range(count))


NESTED = {
    "brackets": check_in("wins: " + "[" * 20_000, "too-deep"),
    "closed-brackets": check_in("wins: " + "[" * 20_000 + "]" * 20_000, "too-deep"),
    "a-mebibyte-of-brackets": check_in("wins: " + "[" * MEBIBYTE, "too-deep"),
    "braces": check_in("{a: " * 20_000, "too-deep"),
    "lists-of-pairs": check_in("wins: " + "[a: " * 20_000, "too-deep"),
    "dashes": check_in("wins:\n" + "- " * (MEBIBYTE // 2), "too-deep"),
    "question-marks": check_in("? " * (MEBIBYTE // 2), "too-deep"),
    "stairs": check_in("".join(" " * depth + "a:\n" for depth in range(1300)), "too-deep"),
    "keys-on-a-line": check_in("a: " * 20_000, "unquoted-text"),
    "laughs": check_in("a: &a [x, x]\n" + lines("b{0}: &b{0} [*a, *a, *b{0}]\n", 9000), "anchor"),
    "merges": check_in("a: &a {x: 1}\n" + "<<: [*a, *a]\n" * 15_000, "merge-key"),
}
WIDE = {
    "keys": check_in(lines("k{}: 1\n", 100_000), "too-much-in-file"),
    "keys-in-braces": check_in("wins: {" + lines("k{},", 100_000) + "}", "too-much-in-file"),
    "items": check_in("wins:\n" + "- a\n" * 250_000, "too-much-in-file"),
    "cells": Bomb(VALUES, HEADER + "," * 1_000_000, "too-much-in-file"),
    "columns": Bomb(VALUES, ",".join(f"valu{number}" for number in range(90_000)), "bad-csv"),
    "unknown-keys": check_in(lines("k{}: 1\n", FULL), "unknown-key"),
    "mistyped-keys": check_in(lines("key_resultz{}: 1\n", 40_000), "unknown-key"),
    "keys-without-values-on-a-line": check_in("wins: {" + lines("k{},", FULL) + "}", "key-without-value"),
    "empty-audiences-on-a-line": check_in("wins: [" + "{audience: }," * 24_000 + "]", "unsaid-audience"),
    "one-key-again-and-again": check_in("a: 1\n" * FULL, "duplicate-key"),
    "anchors-on-a-line": check_in("wins: [" + "&a b," * 90_000 + "]", "anchor"),
    "wrong-days": check_in("actions:\n" + "- {what: a, for: bb, due: 2026-10-9}\n" * 14_000, "wrong-value"),
    "unknown-key-results": check_in("key_results:\n" + lines("  leed#k{}: {{value: 1}}\n", 20_000), "unknown-reference"),
    "texts-for-key-results": objective("key_results:\n" + "  - x\n" * 90_000, "wrong-type"),
    "nameless-key-results": objective("key_results:\n" + "  - {a: 1}\n" * 20_000, "missing-key"),
    "kinds-that-are-none": objective("key_results:\n" + lines("  - {{id: k{0}, title: A, kind: mm{0}}}\n", 9000), "unknown-kind"),
    "supports": objective("supports:\n" + lines("  - a{}\n", 80_000), "unknown-reference"),
    "settings": Bomb("okrsite.yml", "company: Acme\n" + lines("k{}: 1\n", FULL), "unknown-key"),
    "rules-that-are-none": Bomb("okrsite.yml", "company: Acme\nrules:\n" + lines("  k{}: off\n", 20_000), "unknown-rule"),
    "people-with-capitals": Bomb("people.yml", lines("P{}:\n", FULL), "bad-id"),
    "people-in-no-team": Bomb("people.yml", lines("p{0}: {{name: A, team: b{0}}}\n", 16_000), "unknown-team"),
    "many-people": Bomb("people.yml", lines("p{}:\n", FULL), ""),
    "rows-of-nothing": Bomb(VALUES, HEADER + "x,y,z\n" * 33_000, "wrong-value"),
    "values-of-a-day": Bomb(VALUES, HEADER + lines("2026-10-05,lead#a,{}\n", 30_000), "unknown-reference"),
}  # fmt: skip
LONG = {
    "a-line": check_in("wins: " + "a " * (MEBIBYTE // 2), "wrong-value"),
    "a-word": check_in("a" * MEBIBYTE, "not-a-mapping"),
    "a-key": check_in("a" * MEBIBYTE + ": 1\n", "bad-yaml"),
    "colons": check_in(":" * 200_000, "bad-yaml"),
    "quotes": check_in("wins: '" + "''" * (MEBIBYTE // 2), "bad-yaml"),
    "open-quote": check_in('wins: "' + "a\n" * (MEBIBYTE // 2), "bad-yaml"),
    "spaces": check_in("wins:" + " " * MEBIBYTE, ""),
    "line-ends": check_in("\r" * MEBIBYTE, ""),
    "tabs": check_in("a:\n" + "\t- b\n" * 200_000, "bad-yaml"),
    "lines-without-a-colon": check_in("- abc\n" * 40_000 + "a: b\n", "bad-yaml"),
    "documents": check_in("---\n" * 200_000, "several-documents"),
    "conflicts": check_in("wins: []\n" + "<<<<<<< HEAD\n" * 80_000, "merge-conflict"),
    "control-characters": check_in("\x01" * MEBIBYTE, "control-character"),
    "a-number-out-of-bounds": check_in("key_results: {lead#a: {value: 1e999999}}\n", "wrong-value"),
    "a-million-digits": check_in("key_results: {lead#a: {value: " + "9" * 1_000_000 + "}}\n", "wrong-value"),
    "a-million-digits-in-threes": check_in(
        "key_results: {lead#a: {value: '1" + ",111" * 250_000 + "x'}}\n", "wrong-value"
    ),
    "a-million-underscores": check_in("key_results: {lead#a: {value: " + "1_" * 500_000 + "!}}\n", "wrong-value"),
    "a-number-and-a-million-words": check_in(
        "key_results: {lead#a: {value: 1 " + "x 1 " * 250_000 + "}}\n", "wrong-value"
    ),
    "a-month": Bomb("okrsite.yml", "company: Acme\nfiscal_year_starts: " + "9" * 1_000_000 + "\n", "wrong-value"),
    "an-address": Bomb("okrsite.yml", "company: Acme\nsource_url: https://" + "a" * 1_000_000 + "\n", "wrong-value"),
    "a-reference": objective("supports: " + "a/" * 400_000, "wrong-value"),
    "front-matter-without-end": Bomb(OBJECTIVE, "---\na: b\nword" + " " * 1_000_000 + "\n- x", "no-front-matter"),
    "hyphens": Bomb(OBJECTIVE, "---\n" + ("-" * 50 + "x\n") * 18_000, "no-front-matter"),
    "a-cell": Bomb(VALUES, HEADER + '"' + 'a""' * 300_000, "bad-csv"),
    "spaces-in-cells": Bomb(VALUES, HEADER + (" " * 1000 + ",") * 1000 + '"x', "bad-csv"),
}
BOMBS = NESTED | WIDE | LONG
QUICK = (
    "brackets",
    "dashes",
    "question-marks",
    "laughs",
    "keys-on-a-line",
    "a-key",
    "a-million-digits",
    "spaces",
    "an-address",
)
