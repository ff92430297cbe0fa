"""Companies on disk, from plain data, and what the export says of them."""

import datetime as dt
import json

import yaml

from okrsite_gen import pipeline
from okrsite_gen.exporters import json as json_export

FALLBACK_DAY = dt.date(2000, 1, 1)


class Plain(yaml.SafeDumper):
    """No anchors: the source format refuses them."""

    def ignore_aliases(self, data):
        return True


def dump(data):
    return yaml.dump(data, Dumper=Plain, sort_keys=False, allow_unicode=True, width=1000)


def objective_file(keys):
    """Front matter; a key result's title is its id."""
    key_results = [{"title": key_result["id"], **key_result} for key_result in keys.get("key_results", [])]
    return f"---\n{dump({'objective': 'A worked example', **keys, 'key_results': key_results})}---\n"


def check_in_file(said, objectives):
    """By key result: a number is short for its value; `objective` and slugs are about objectives themselves."""
    entries = {key: entry if isinstance(entry, dict) else {"value": entry} for key, entry in said.items()}
    own = {
        "worked" if key == "objective" else key: entry
        for key, entry in entries.items()
        if key in {"objective", *objectives}
    }
    rest = {key: entry for key, entry in entries.items() if key not in {"objective", *objectives}}
    of_key_results = {key if "#" in key else f"worked#{key}": entry for key, entry in rest.items()}
    return dump({"by": "ana", "key_results": of_key_results, "objectives": own})


def machine_file(days):
    rows = [f"{date},worked#{key},{value}" for date, said in days.items() for key, value in said.items()]
    return "\n".join(["date,key_result,value", *rows]) + "\n"


def company_files(example):
    """The files of an example's company, by path."""
    objectives = example.get("objectives") or {
        "worked": {**example.get("objective", {}), "key_results": example["key_results"]}
    }
    home = "company/2026-q4"
    files = {
        "okrsite.yml": dump({"company": "Acme", **example.get("settings", {})}),
        "company/team.yml": "name: Acme\n",
        **{f"{home}/{slug}.md": objective_file(keys) for slug, keys in objectives.items()},
        **{
            f"{home}/check-ins/{date}.yml": check_in_file(said, objectives)
            for date, said in example.get("check_ins", {}).items()
        },
    }
    machine = {f"{home}/check-ins/telemetry.csv": machine_file(example["machine"])} if "machine" in example else {}
    return files | machine


def write(root, files):
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def run(root, as_of, **options):
    """The result of the pipeline; the content must not have errors."""
    result = pipeline.run(root, fallback_day=FALLBACK_DAY, as_of=as_of, **options)
    assert result.snapshot is not None, [diagnostic.message for diagnostic in result.diagnostics]
    return result


def exported(root, as_of):
    """The export as plain data, and the rules of all warnings."""
    result = run(root, as_of)
    warnings = {diagnostic.rule for diagnostic in result.diagnostics if diagnostic.severity == "warning"}
    return json.loads(json_export.export(result.snapshot, root)), warnings
