// Looking at several people's answers: the agenda, how the answers to each question lie, and what they give in scores.

// What a word of agreement is called; a new one of the engine is shown as it comes.
function agreement(name) {
  const key = `word-${name}`;
  const told = word(key);
  return told === key ? name : told;
}

function chip(name) {
  return h("span", { class: `chip ${name}` }, agreement(name));
}

function shownNumber(value, digits = 1) {
  if (value === null || value === undefined) return "–";
  return trueMinus(new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value));
}

// A minus sign where a number begins; the hyphens of words, dates and ranges stay.
function trueMinus(text) {
  return text?.replace(/(^|[^\p{L}\p{N}])-(?=\p{N})/gu, "$1−");
}

// A bar as a drawing, for its length is data and the page may not carry styles; the number stands beside it.
function bar(part, whole, from = 0) {
  const width = whole > 0 ? (100 * part) / whole : 0;
  return svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-rail", x: 0, y: 4.5, width: 100, height: 1 }),
    svg("rect", { class: "bar-fill", x: (100 * from) / (whole || 1), y: 0, width, height: 10 }));
}

function agendaView() {
  const { panel } = workshop.result;
  const counts = Object.entries(panel.words).map(([name, n]) => `${agreement(name.replaceAll(" ", "-"))}: ${n}`);
  return [
    h("p", { class: "facts" }, [panel.organisation, panel.date, word("respondents", { n: panel.respondents })].filter(Boolean).join(" · ")),
    h("p", { class: "lead" }, counts.join(" · ")),
    panel.agenda.length === 0 ? h("p", {}, word("nothingToSettle")) : h("ol", { class: "topics" }, panel.agenda.map(topic)),
    agreedPart("strengths"), agreedPart("gaps"),
  ];
}

function topic({ item, ask, word: name, minutes, could_change: changes, voices, opening }) {
  return h("li", { class: "topic" },
    h("h2", {}, ask, " ", chip(name)),
    spreadTable(workshop.result.panel.items.find((one) => one.id === item)),
    changes.length > 0 ? h("p", {}, h("strong", {}, word("couldChange")), " ", changes.join("; ")) : null,
    voices.length > 0 ? h("ul", { class: "voices" }, voices.map(voiceOf)) : null,
    h("p", { class: "opening" }, opening),
    h("p", { class: "note" }, word("minutesFor", { minutes })));
}

function voiceOf({ note, answer, who }) {
  return h("li", {}, h("q", {}, note), h("span", { class: "note" }, ` ${[answer, who].filter(Boolean).join(", ")}`));
}

function agreedPart(which) {
  const { panel } = workshop.result;
  if (panel[which].length === 0) return null;
  const asks = panel[which].map((id) => panel.items.find((item) => item.id === id)?.ask ?? id);
  return h("section", {}, h("h2", {}, word(which)), h("ul", {}, asks.map((ask) => h("li", {}, ask))));
}

function spreadTable(item) {
  if (!item) return null;
  const rows = item.options.map((option) => [option.label, option.count]);
  if (item.unknown > 0) rows.push([word("cannotTell"), item.unknown, "aside"]);
  if (item.not_applicable > 0) rows.push([word("notApplicable"), item.not_applicable, "aside"]);
  const all = item.answered + item.unknown + item.not_applicable;
  const drawn = rows.map(([label, count, aside]) => h("tr", { class: aside ?? (count === 0 ? "none" : "") },
    h("th", { scope: "row" }, label), h("td", { class: "count" }, String(count)), h("td", { class: "drawn" }, bar(count, all))));
  return h("table", { class: "spread" }, h("caption", { class: "hidden" }, item.ask), h("tbody", {}, drawn));
}

function spreadView() {
  const { items } = workshop.result.panel;
  const agreed = new Set(["agree", "lean", "one-voice"]);
  const part = (item) => h("section", { class: agreed.has(item.word) ? "agreed" : "" },
    h("h2", { class: "small" }, item.ask, " ", chip(item.word)), spreadTable(item));
  const list = h("div", { class: "spreads" }, items.map(part));
  const box = h("input", { type: "checkbox", onchange: () => list.classList.toggle("only", box.checked) });
  return [h("label", { class: "option filter" }, box, h("span", {}, word("onlyContested"))), list];
}

// A score on the scale its framework is shown on.
function onScale(measure, score) {
  if (score === null || score === undefined) return "–";
  const { scale } = measure;
  return shownNumber(scale ? scale.min + (score / 100) * (scale.max - scale.min) : score, scale ? 2 : 1);
}

function measuresView() {
  const { measures, groups } = workshop.result.panel;
  const names = [...new Set(measures.map((measure) => measure.framework))];
  const shown = groups?.shown ?? [];
  return [
    h("p", { class: "lead" }, word("measuresLead")),
    groups?.withheld ? h("p", { class: "hint" }, word("withheld", { n: groups.withheld })) : null,
    names.map((name) => measureTable(name, measures.filter((measure) => measure.framework === name), shown)),
  ];
}

function measureTable(name, measures, groups) {
  const numbers = [word("lowest"), word("mean"), word("highest"), ...groups.map((group) => `${group.name} (${group.respondents})`)];
  const heads = [
    h("th", { scope: "col", class: "words" }, word("what")), h("td", { class: "drawn" }),
    numbers.map((head) => h("th", { scope: "col" }, h("bdi", {}, head))),
  ];
  return wide(name, h("table", { class: "measures" }, h("caption", {}, name), h("thead", {}, h("tr", {}, heads)),
    h("tbody", {}, measures.map((measure) => measureRow(measure, groups)))));
}

function measureRow(measure, groups) {
  const cells = [measure.lowest, measure.mean, measure.highest, ...groups.map((_, place) => measure.groups?.[place])];
  return h("tr", { class: measure.whole ? "whole" : "" }, h("th", { scope: "row" }, measure.title),
    h("td", { class: "drawn" }, range(measure)),
    cells.map((score) => h("td", {}, onScale(measure, score))));
}

// From the lowest to the highest, with a mark at the mean.
function range({ lowest, mean, highest, position }) {
  if (mean === null) return null;
  const at = (score) => (position ? (score + 100) / 2 : score);
  return svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-rail", x: 0, y: 4.5, width: 100, height: 1 }),
    svg("rect", { class: "bar-span", x: at(lowest), y: 3, width: Math.max(at(highest) - at(lowest), 0.5), height: 4 }),
    svg("rect", { class: "bar-fill", x: at(mean) - 0.75, y: 0, width: 1.5, height: 10 }));
}
