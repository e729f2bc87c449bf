"""Writes N plausible answers files for a questionnaire: `generate.py FOLDER N [PACK_FOLDER]`.

The same arguments give the same bytes. Each organisation has a maturity; ordered answers gather around it, the rest is
drawn at random. A few items are unknown, n/a or left open, a few have a note, as in files that people fill in.
"""

import random
import sys
from pathlib import Path

from peer import load_pack

NAMES = ["Northwind", "Contoso", "Fabrikam", "Tailspin", "Litware", "Adatum", "Proseware", "Wingtip"]
FORMS = ["Cooperative", "Hospital", "Mutual", "University", "Council", "Works", "Foundation", "Bank"]
NOTES = ["asked in the workshop", "see last year's survey", "two units disagree: kept the lower", "closed in May"]


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    pack = load_pack(sys.argv[3] if len(sys.argv) > 3 else None)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"unit-{number:06}.yaml").write_text(answers_file(pack, number), encoding="utf-8")


def answers_file(pack, number):
    draw = random.Random(number)
    name = f"{draw.choice(NAMES)} {draw.choice(FORMS)} {number}"
    lines = [
        f"questionnaire: {pack['id']}@{pack['version'].split('.')[0]}",
        f"organisation: {name}",
        f"date: 2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
        f"respondent: {{role: {draw.choice(['executive', 'manager', 'editor'])}, unit: headquarters}}",
        "answers:",
    ]
    maturity = draw.betavariate(2, 2)
    given = {}
    for section in pack["sections"]:
        for question in section["questions"]:
            if applies(question.get("when"), given):
                lines += question_lines(question, maturity, given, draw)
    return "\n".join(lines) + "\n"


def applies(when, given):
    if when is None:
        return True
    wanted = when["is"] if isinstance(when["is"], list) else [when["is"]]
    return given.get(when["question"]) in wanted


def question_lines(question, maturity, given, draw):
    if question["kind"] != "matrix":
        answer = answer_of(question, question, maturity, draw)
        given[question["id"]] = answer
        return [] if answer is None else [f"  {question['id']}: {written(answer, draw)}"]
    rows = []
    for row in question["rows"]:
        answer = answer_of(question, row, maturity, draw)
        given[f"{question['id']}.{row['id']}"] = answer
        if answer is not None:
            rows.append(f"    {row['id']}: {written(answer, draw)}")
    return [f"  {question['id']}:", *rows] if rows else []


def answer_of(question, item, maturity, draw):
    luck = draw.random()
    if luck < 0.02:
        return None
    if luck < 0.05:
        return "unknown"
    if luck < 0.07 and "n/a" in question.get("allow", []):
        return "n/a"
    if question["kind"] == "number":
        return round(10 ** draw.uniform(1.3, 5))
    if question["kind"] == "text":
        return "as discussed"
    options = [option["id"] for option in item.get("options") or question["options"]]
    if question["kind"] == "choices":
        alone = [option["id"] for option in question["options"] if option.get("exclusive")]
        together = [option for option in options if option not in alone]
        chosen = [option for option in together if draw.random() < maturity]
        return f"[{', '.join(chosen or alone or together[:1])}]"
    if question.get("ordered") or item.get("ordered"):
        place = draw.gauss(maturity, 0.25) * (len(options) - 1)
        return options[min(max(round(place), 0), len(options) - 1)]
    return draw.choice(options)


def written(answer, draw):
    if answer not in ("unknown", "n/a") and draw.random() < 0.04:
        return f'{{is: {answer}, note: "{draw.choice(NOTES)}"}}'
    return str(answer)


if __name__ == "__main__":
    main()
