"""The same job as `takestock batch FOLDER`, as a user would write it in Python: `peer.py FOLDER [PACK_FOLDER]`.

PyYAML with the C loader, all cores. Reads each answers file, checks every id, scores, writes one CSV row. The rows hold
the columns of `takestock batch` up to the findings, and must be identical to them.
"""

import csv
import multiprocessing
import re
import sys
from fractions import Fraction
from math import floor
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFAULT_PACK = Path(__file__).resolve().parents[2] / "questionnaires" / "social-strategy"
RESERVED = {"is", "note", "proof"}


def load_pack(folder=None):
    pack = {}
    for path in sorted(Path(folder or DEFAULT_PACK).glob("*.yaml")):
        pack.update(yaml.load(path.read_text(encoding="utf-8"), LOADER))
    return pack


class Scorer:
    """A questionnaire prepared for scoring. Weights and evidence are integers, as thousandths."""

    def __init__(self, pack):
        self.frameworks = pack["frameworks"]
        self.major = pack["version"].split(".")[0]
        self.id = pack["id"]
        self.elements, self.ranges, self.archetypes = {}, {}, set()
        for framework in self.frameworks:
            low = -1000 if framework["kind"] == "spectrum" else 0
            for element in framework.get("elements", framework.get("strands", [])):
                key = f"{framework['id']}.{element['id']}"
                self.elements[key] = framework["id"]
                self.ranges[key] = (low, 1000)
                if framework["kind"] == "archetypes":
                    self.archetypes.add(key)
        self.questions, self.items = {}, {}
        for section in pack["sections"]:
            for question in section["questions"]:
                self.questions[question["id"]] = question
                for row in question.get("rows", [None]):
                    key = question["id"] if row is None else f"{question['id']}.{row['id']}"
                    self.items[key] = self.item(question, row or question)

    def item(self, question, row):
        options = row.get("options") or question.get("options") or []
        weight = round(question.get("weight", 1) * 1000)
        carries = {}
        measures = row.get("measures") or question.get("measures") or {}
        for key, share in measures.items():
            low, high = self.ranges[key]
            steps = len(options) - 1
            values = [low + (2 * (high - low) * step + steps) // (2 * steps) for step in range(len(options))]
            carries[key] = (weight * round(share * 1000), values)
        for place, option in enumerate(options if not measures else []):
            for key, value in option.get("evidence", {}).items():
                values = carries.setdefault(key, (weight * 1000, [0] * len(options)))[1]
                values[place] = round(value * 1000)
        if any(key in self.archetypes for key in carries):
            of = self.elements[next(iter(carries))]
            for key in (key for key in self.archetypes if self.elements[key] == of):
                carries.setdefault(key, (weight * 1000, [0] * len(options)))
        kind = "choice" if question["kind"] == "matrix" else question["kind"]
        return {
            "question": question["id"],
            "kind": kind,
            "places": {option["id"]: place for place, option in enumerate(options)},
            "exclusive": {option["id"] for option in options if option.get("exclusive")},
            "allows_na": "n/a" in question.get("allow", []),
            "min": question.get("min"),
            "max": question.get("max"),
            "carries": carries,
        }

    # reading -----------------------------------------------------------------------------------------------------

    def given(self, answers):
        """The answer of every item, after checking every id."""
        given = {}
        for key, answer in answers.items():
            question = self.questions.get(key)
            if question is None:
                raise ValueError(f"no question is called {key}")
            if "rows" not in question:
                given[key] = self.checked(key, answer)
            elif isinstance(answer, dict):
                for row, part in answer.items():
                    given[f"{key}.{row}"] = self.checked(f"{key}.{row}", part)
            else:
                for row in question["rows"]:
                    given[f"{key}.{row['id']}"] = self.checked(f"{key}.{row['id']}", answer)
        return given

    def checked(self, key, answer):
        item = self.items.get(key)
        if item is None:
            raise ValueError(f"no item is called {key}")
        if isinstance(answer, dict):
            if set(answer) - RESERVED:
                raise ValueError(f"{key}: unknown key")
            answer = answer.get("is")
        if answer is None or answer == "unknown":
            return answer
        if answer == "n/a":
            if not item["allows_na"]:
                raise ValueError(f"{key} applies to everyone")
            return answer
        if item["kind"] == "number":
            if not isinstance(answer, (int, float)) or not item["min"] <= answer <= item["max"]:
                raise ValueError(f"{key}: {answer} is no number within bounds")
            return answer
        if item["kind"] == "choices":
            chosen = answer if isinstance(answer, list) else [answer]
            if set(chosen) - set(item["places"]) or len(chosen) > len(set(chosen)):
                raise ValueError(f"{key}: unknown option")
            if len(chosen) > 1 and set(chosen) & item["exclusive"]:
                raise ValueError(f"{key}: exclusive")
            return chosen
        if answer not in item["places"]:
            raise ValueError(f"{key}: no option is called {answer}")
        return answer

    # scoring -----------------------------------------------------------------------------------------------------

    def applicable(self, given):
        """True, False, or None where open items decide, by question."""
        states = {}
        for key, question in self.questions.items():
            when = question.get("when")
            if when is None:
                states[key] = True
                continue
            answer, asked = given.get(when["question"]), states[self.items[when["question"]]["question"]]
            wanted = when["is"] if isinstance(when["is"], list) else [when["is"]]
            if asked is not True:
                states[key] = asked
            else:
                states[key] = None if answer in (None, "unknown") else answer in wanted
        return states

    def row(self, document, file):
        name, _, version = document["questionnaire"].partition("@")
        if name != self.id or (version and version.split(".")[0] != self.major):
            raise ValueError("another questionnaire")
        given = self.given(document["answers"])
        states = self.applicable(given)
        sums = {key: [0, 0] for key in self.elements}
        answered_items, open_items = [], []
        self.waiting = set()
        for key, item in self.items.items():
            state, answer = states[item["question"]], given.get(key)
            if state is False or (state and answer == "n/a"):
                continue
            if state is None or answer in (None, "unknown"):
                open_items.append(key)
                self.waiting.update(item["carries"])
                continue
            answered_items.append(key)
            for element, (weight, values) in item["carries"].items():
                total = sums[element]
                total[0] += weight * self.value(item, element, values, answer)
                total[1] += weight
        self.scores = {key: score(*total) for key, total in sums.items()}
        self.exact = {key: total[0] / total[1] / 10 if total[1] else None for key, total in sums.items()}
        answered, applicable = len(answered_items), len(answered_items) + len(open_items)
        coverage = tenths(Fraction(answered * 1000, applicable)) if applicable else None
        date = document.get("date")
        cells = [file, "1", safe(document.get("organisation", "")), str(date or ""), document.get("scope", "full"), show(coverage)]
        for framework in self.frameworks:
            cells += self.cells(framework, sums, given, answered_items, open_items)
        return cells

    def value(self, item, element, values, answer):
        if item["kind"] == "choices":
            low, high = self.ranges[element]
            return min(max(sum(values[item["places"][option]] for option in answer), low), high)
        return values[item["places"][answer]]

    def cells(self, framework, sums, given, answered_items, open_items):
        keys = [key for key, of in self.elements.items() if of == framework["id"]]
        shown = [show(self.scores[key]) for key in keys]
        if framework["kind"] == "archetypes":
            return self.verdict(keys, sums, given, answered_items, open_items) + shown
        if framework["kind"] == "composite":
            exact = self.composite(framework)
            return [show(mean_score(exact)), self.level(framework, mean_score(exact))]
        exact = mean([(self.exact[key], 1) for key in keys])
        position = mean_score(exact)
        if framework["kind"] == "dimensions":
            return [show(position)] + shown
        poles, cuts = framework["poles"], framework["cuts"]
        pole = ""
        if position is not None:
            points = position / 10
            pole = poles[0]["id"] if points < cuts[0] else poles[1]["id"] if points >= cuts[1] else "mixed"
        return [show(position), pole] + shown

    def composite(self, framework):
        parts = []
        for member, weight in framework["of"].items():
            if member in self.exact:
                parts.append((self.exact[member], weight))
                continue
            inner = next(other for other in self.frameworks if other["id"] == member)
            if inner["kind"] == "composite":
                parts.append((self.composite(inner), weight))
            else:
                keys = [key for key, of in self.elements.items() if of == member]
                parts.append((mean([(self.exact[key], 1) for key in keys]), weight))
        return mean(parts)

    def level(self, framework, reached):
        last = ""
        if reached is None:
            return last
        for level in framework.get("levels", []):
            met = all(self.meets(part) for part in level.get("requires", []))
            if reached / 10 < level["from"] or not met:
                break
            last = level["id"]
        return last

    def meets(self, part):
        """A requirement to which nothing applies is waived; one that waits for answers is not met."""
        reached = self.scores[part["score"]]
        return part["score"] not in self.waiting if reached is None else reached / 10 >= part["at_least"]

    def verdict(self, keys, sums, given, answered_items, open_items):
        """Best, runner-up, margin and verdict, with every answer left out once."""
        products = {key: sums[key][0] for key in keys}
        weight = sums[keys[0]][1]
        fits = {key: score(products[key], weight) for key in keys}
        if not weight or max(fits.values()) <= 0:
            return ["", "", "", "not-assessed"]
        ranked = sorted(keys, key=lambda key: -fits[key])
        best = ranked[0]
        counted = [key for key in answered_items if keys[0] in self.items[key]["carries"]]
        applicable = len(counted) + sum(keys[0] in self.items[key]["carries"] for key in open_items)
        between = sum(fits[key] == fits[best] for key in keys) > 1
        for left_out in counted:
            item = self.items[left_out]
            rest = weight - item["carries"][best][0]
            without = {}
            for key in keys:
                item_weight, values = item["carries"][key]
                without[key] = score(products[key] - item_weight * self.value(item, key, values, given[left_out]), rest)
            others = [without[key] for key in keys if key != best]
            if rest == 0 or max(others) >= without[best]:
                between = True
        few = len(counted) < 5 or len(counted) * 100 < applicable * 60
        verdict = "tentative" if few else "between" if between else "clear"
        short = [key.split(".")[1] for key in ranked[:2]]
        return [short[0], short[1], show(fits[ranked[0]] - fits[ranked[1]]), verdict]


def score(total, weight):
    """Tenths of a point, rounded half up."""
    return None if weight == 0 else (2 * total + weight) // (2 * weight)


def tenths(fraction):
    return floor(fraction + Fraction(1, 2))


def mean(parts):
    known = [(value, weight) for value, weight in parts if value is not None]
    weights = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / weights if known else None


def mean_score(points):
    return None if points is None else floor(points * 10 + 0.5 + 1e-8)


def show(number):
    if number is None:
        return ""
    return str(number // 10) if number % 10 == 0 else str(number / 10)


def safe(text):
    return f"'{text}" if re.match(r"[=+\-@\t\r\n]", text) else text


SCORER = None


def start(folder):
    global SCORER
    SCORER = Scorer(load_pack(folder))


def work(path):
    try:
        with open(path, encoding="utf-8") as file:
            return SCORER.row(yaml.load(file, LOADER), path), None
    except (ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        return None, f"{path}: {error}"


def header(scorer):
    cells = ["file", "document", "organisation", "date", "scope", "coverage"]
    for framework in scorer.frameworks:
        words = {
            "archetypes": ["best", "runner_up", "margin", "verdict"],
            "spectrum": ["position", "pole"],
            "dimensions": ["mean"],
            "composite": ["score", "level"],
        }
        cells += [f"{framework['id']}.{word}" for word in words[framework["kind"]]]
        cells += [key for key, of in scorer.elements.items() if of == framework["id"]]
    return cells


def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else None
    files = sorted(str(path) for path in Path(sys.argv[1]).rglob("*.yaml"))
    out = csv.writer(sys.stdout, lineterminator="\n")
    start(folder)
    out.writerow(header(SCORER))
    with multiprocessing.Pool(initializer=start, initargs=(folder,)) as pool:
        for row, error in pool.imap(work, files, chunksize=64):
            if error:
                print(error, file=sys.stderr)
            else:
                out.writerow(row)


if __name__ == "__main__":
    main()
