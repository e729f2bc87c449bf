// The same job as `takestock batch FOLDER`, as a user would write it for Node: `node peer.js FOLDER [PACK_FOLDER]`.
//
// js-yaml, worker threads on all cores. Reads each answers file, checks every id, scores, writes one CSV row. The rows
// hold the columns of `takestock batch` up to the findings, and must be identical to them.

import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import yaml from "js-yaml";

const CHUNK = 64;
const DEFAULT_PACK = fileURLToPath(new URL("../../questionnaires/social-strategy", import.meta.url));
const RESERVED = new Set(["is", "note", "proof"]);
const parse = (text) => yaml.load(text, { schema: yaml.CORE_SCHEMA });

function loadPack(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort();
  return Object.assign({}, ...files.map((name) => parse(readFileSync(join(folder, name), "utf8"))));
}

class Scorer {
  constructor(pack) {
    this.frameworks = pack.frameworks;
    this.id = pack.id;
    this.major = pack.version.split(".")[0];
    this.elements = new Map();
    this.ranges = new Map();
    this.archetypes = new Set();
    for (const framework of pack.frameworks) {
      const low = framework.kind === "spectrum" ? -1000 : 0;
      for (const element of framework.elements ?? framework.strands ?? []) {
        const key = `${framework.id}.${element.id}`;
        this.elements.set(key, framework.id);
        this.ranges.set(key, [low, 1000]);
        if (framework.kind === "archetypes") this.archetypes.add(key);
      }
    }
    this.keys = new Map(pack.frameworks.map(({ id }) => [id, this.elementsOf(id)]));
    this.questions = new Map();
    this.items = new Map();
    for (const question of pack.sections.flatMap((section) => section.questions)) {
      this.questions.set(question.id, question);
      for (const row of question.rows ?? [null]) {
        this.items.set(row ? `${question.id}.${row.id}` : question.id, this.item(question, row ?? question));
      }
    }
  }

  elementsOf(framework) {
    return [...this.elements].filter(([, of]) => of === framework).map(([key]) => key);
  }

  item(question, row) {
    const options = row.options ?? question.options ?? [];
    const weight = Math.round((question.weight ?? 1) * 1000);
    const carries = new Map();
    const measures = row.measures ?? question.measures;
    for (const [key, share] of Object.entries(measures ?? {})) {
      const [low, high] = this.ranges.get(key);
      const steps = options.length - 1;
      const values = options.map((_, step) => low + Math.floor((2 * (high - low) * step + steps) / (2 * steps)));
      carries.set(key, { weight: weight * Math.round(share * 1000), values });
    }
    const empty = () => ({ weight: weight * 1000, values: options.map(() => 0) });
    for (const [place, option] of measures ? [] : options.entries()) {
      for (const [key, value] of Object.entries(option.evidence ?? {})) {
        if (!carries.has(key)) carries.set(key, empty());
        carries.get(key).values[place] = Math.round(value * 1000);
      }
    }
    const model = [...carries.keys()].find((key) => this.archetypes.has(key));
    if (model) {
      for (const key of this.archetypes) {
        if (this.elements.get(key) === this.elements.get(model) && !carries.has(key)) carries.set(key, empty());
      }
    }
    return {
      question: question.id,
      kind: question.kind === "matrix" ? "choice" : question.kind,
      places: new Map(options.map((option, place) => [option.id, place])),
      exclusive: new Set(options.filter((option) => option.exclusive).map((option) => option.id)),
      allowsNa: (question.allow ?? []).includes("n/a"),
      min: question.min,
      max: question.max,
      carries,
    };
  }

  // reading ----------------------------------------------------------------------------------------------------

  given(answers) {
    const given = new Map();
    for (const [key, answer] of Object.entries(answers)) {
      const question = this.questions.get(key);
      if (!question) throw new Error(`no question is called ${key}`);
      if (!question.rows) {
        given.set(key, this.checked(key, answer));
      } else if (answer !== null && typeof answer === "object") {
        for (const [row, part] of Object.entries(answer)) given.set(`${key}.${row}`, this.checked(`${key}.${row}`, part));
      } else {
        for (const row of question.rows) given.set(`${key}.${row.id}`, this.checked(`${key}.${row.id}`, answer));
      }
    }
    return given;
  }

  checked(key, answer) {
    const item = this.items.get(key);
    if (!item) throw new Error(`no item is called ${key}`);
    if (answer !== null && typeof answer === "object" && !Array.isArray(answer)) {
      if (Object.keys(answer).some((word) => !RESERVED.has(word))) throw new Error(`${key}: unknown key`);
      answer = answer.is ?? null;
    }
    if (answer === null || answer === "unknown") return answer;
    if (answer === "n/a") {
      if (!item.allowsNa) throw new Error(`${key} applies to everyone`);
      return answer;
    }
    if (item.kind === "number") {
      if (typeof answer !== "number" || answer < item.min || answer > item.max) throw new Error(`${key}: bad number`);
      return answer;
    }
    if (item.kind === "choices") {
      const chosen = Array.isArray(answer) ? answer : [answer];
      if (chosen.some((option) => !item.places.has(option))) throw new Error(`${key}: unknown option`);
      if (new Set(chosen).size < chosen.length) throw new Error(`${key}: chosen twice`);
      if (chosen.length > 1 && chosen.some((option) => item.exclusive.has(option))) throw new Error(`${key}: exclusive`);
      return chosen;
    }
    if (!item.places.has(answer)) throw new Error(`${key}: no option is called ${answer}`);
    return answer;
  }

  // scoring ----------------------------------------------------------------------------------------------------

  applicable(given) {
    const states = new Map();
    for (const [key, { when }] of this.questions) {
      if (!when) {
        states.set(key, true);
        continue;
      }
      const answer = given.get(when.question) ?? null;
      const asked = states.get(this.items.get(when.question).question);
      const open = answer === null || answer === "unknown";
      states.set(key, asked !== true ? asked : open ? null : [when.is].flat().includes(answer));
    }
    return states;
  }

  row(document, file) {
    const [name, version] = document.questionnaire.split("@");
    if (name !== this.id || (version && version.split(".")[0] !== this.major)) throw new Error("another questionnaire");
    const given = this.given(document.answers);
    const states = this.applicable(given);
    const sums = new Map([...this.elements.keys()].map((key) => [key, { total: 0, weight: 0 }]));
    const answered = [];
    const open = [];
    this.waiting = new Set();
    for (const [key, item] of this.items) {
      const state = states.get(item.question);
      const answer = given.get(key) ?? null;
      if (state === false || (state && answer === "n/a")) continue;
      if (state === null || answer === null || answer === "unknown") {
        open.push(key);
        for (const element of item.carries.keys()) this.waiting.add(element);
        continue;
      }
      answered.push(key);
      for (const [element, { weight, values }] of item.carries) {
        const sum = sums.get(element);
        sum.total += weight * this.value(item, element, values, answer);
        sum.weight += weight;
      }
    }
    this.scores = new Map([...sums].map(([key, { total, weight }]) => [key, score(total, weight)]));
    this.exact = new Map([...sums].map(([key, { total, weight }]) => [key, weight ? total / weight / 10 : null]));
    const applicable = answered.length + open.length;
    const coverage = applicable ? Math.floor((2 * answered.length * 1000 + applicable) / (2 * applicable)) : null;
    const cells = [file, "1", safe(document.organisation ?? ""), document.date ?? "", document.scope ?? "full", show(coverage)];
    for (const framework of this.frameworks) cells.push(...this.cells(framework, sums, given, answered, open));
    return cells;
  }

  value(item, element, values, answer) {
    if (item.kind !== "choices") return values[item.places.get(answer)];
    const [low, high] = this.ranges.get(element);
    const sum = answer.reduce((sum, option) => sum + values[item.places.get(option)], 0);
    return Math.min(Math.max(sum, low), high);
  }

  cells(framework, sums, given, answered, open) {
    const keys = this.keys.get(framework.id);
    const shown = keys.map((key) => show(this.scores.get(key)));
    if (framework.kind === "archetypes") return [...this.verdict(keys, sums, given, answered, open), ...shown];
    if (framework.kind === "composite") {
      const reached = meanScore(this.composite(framework));
      return [show(reached), this.level(framework, reached)];
    }
    const position = meanScore(mean(keys.map((key) => [this.exact.get(key), 1])));
    if (framework.kind === "dimensions") return [show(position), ...shown];
    const [first, second] = framework.poles;
    const [low, high] = framework.cuts;
    const points = position / 10;
    const pole = position === null ? "" : points < low ? first.id : points >= high ? second.id : "mixed";
    return [show(position), pole, ...shown];
  }

  composite(framework) {
    const parts = Object.entries(framework.of).map(([member, weight]) => {
      if (this.exact.has(member)) return [this.exact.get(member), weight];
      const inner = this.frameworks.find(({ id }) => id === member);
      if (inner.kind === "composite") return [this.composite(inner), weight];
      return [mean(this.keys.get(member).map((key) => [this.exact.get(key), 1])), weight];
    });
    return mean(parts);
  }

  level(framework, reached) {
    let last = "";
    if (reached === null) return last;
    for (const level of framework.levels ?? []) {
      const met = (level.requires ?? []).every((part) => this.meets(part));
      if (reached / 10 < level.from || !met) break;
      last = level.id;
    }
    return last;
  }

  /** A requirement to which nothing applies is waived; one that waits for answers is not met. */
  meets({ score, at_least: least }) {
    const reached = this.scores.get(score);
    return reached === null ? !this.waiting.has(score) : reached / 10 >= least;
  }

  verdict(keys, sums, given, answered, open) {
    const weight = sums.get(keys[0]).weight;
    const fits = keys.map((key) => score(sums.get(key).total, weight));
    if (!weight || Math.max(...fits) <= 0) return ["", "", "", "not-assessed"];
    const ranked = keys.map((_, place) => place).sort((a, b) => fits[b] - fits[a] || a - b);
    const best = ranked[0];
    const counted = answered.filter((key) => this.items.get(key).carries.has(keys[0]));
    const applicable = counted.length + open.filter((key) => this.items.get(key).carries.has(keys[0])).length;
    let between = fits.filter((fit) => fit === fits[best]).length > 1;
    for (const leftOut of counted) {
      const item = this.items.get(leftOut);
      const rest = weight - item.carries.get(keys[0]).weight;
      const without = keys.map((key) => {
        const carry = item.carries.get(key);
        return score(sums.get(key).total - carry.weight * this.value(item, key, carry.values, given.get(leftOut)), rest);
      });
      if (rest === 0 || without.some((fit, place) => place !== best && fit >= without[best])) between = true;
    }
    const few = counted.length < 5 || counted.length * 100 < applicable * 60;
    const verdict = few ? "tentative" : between ? "between" : "clear";
    const short = (place) => keys[place].split(".")[1];
    return [short(ranked[0]), short(ranked[1]), show(fits[ranked[0]] - fits[ranked[1]]), verdict];
  }
}

const score = (total, weight) => (weight === 0 ? null : Math.floor((2 * total + weight) / (2 * weight)));

function mean(parts) {
  const known = parts.filter(([value]) => value !== null);
  const weights = known.reduce((sum, [, weight]) => sum + weight, 0);
  return known.length ? known.reduce((sum, [value, weight]) => sum + value * weight, 0) / weights : null;
}

const meanScore = (points) => (points === null ? null : Math.floor(points * 10 + 0.5 + 1e-8));
const show = (tenths) => (tenths === null || tenths === undefined ? "" : String(tenths / 10));
const safe = (text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function header({ frameworks, keys }) {
  const words = {
    archetypes: ["best", "runner_up", "margin", "verdict"],
    spectrum: ["position", "pole"],
    dimensions: ["mean"],
    composite: ["score", "level"],
  };
  const columns = frameworks.flatMap(({ id, kind }) => [...words[kind].map((word) => `${id}.${word}`), ...keys.get(id)]);
  return ["file", "document", "organisation", "date", "scope", "coverage", ...columns];
}

function yamlFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? yamlFiles(path) : path.endsWith(".yaml") ? [path] : [];
  });
}

function main([folder, pack = DEFAULT_PACK]) {
  const files = yamlFiles(folder);
  const done = new Map();
  let [next, written] = [0, 0];
  process.stdout.write(header(new Scorer(loadPack(pack))).map(cell).join(",") + "\n");
  for (let started = 0; started < availableParallelism(); started += 1) {
    const worker = new Worker(new URL(import.meta.url), { workerData: { pack } });
    const hand = () => {
      if (next * CHUNK >= files.length) return worker.postMessage(null);
      worker.postMessage({ chunk: next, files: files.slice(next * CHUNK, (next + 1) * CHUNK) });
      next += 1;
    };
    worker.on("message", ({ chunk, text, errors }) => {
      done.set(chunk, text);
      for (const error of errors) console.error(error);
      for (; done.has(written); written += 1) {
        process.stdout.write(done.get(written));
        done.delete(written);
      }
      hand();
    });
    hand();
  }
}

function work() {
  const scorer = new Scorer(loadPack(workerData.pack));
  parentPort.on("message", (message) => {
    if (message === null) return parentPort.close();
    const errors = [];
    const rows = message.files.map((file) => {
      try {
        return scorer.row(parse(readFileSync(file, "utf8")), file).map(cell).join(",") + "\n";
      } catch (error) {
        errors.push(`${file}: ${error.message}`);
        return "";
      }
    });
    parentPort.postMessage({ chunk: message.chunk, text: rows.join(""), errors });
  });
}

if (isMainThread) main(process.argv.slice(2));
else work();
