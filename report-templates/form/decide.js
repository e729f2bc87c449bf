// Deciding on screen: the consensus file with what is contested left open. Each decision goes to the engine at once, and the scores
// beside it move. Decisions are kept by item, so a late file changes what is contested but not what was settled.

const decideDesk = {
  get state() { return workshop.state; },
  took(state, item, given) {
    workshop.state = state;
    workshop.decisions[item] = given;
    workshop.unsaved = true;
    document.querySelector("#main .kept")?.remove();
    keepDecisions();
    return showScores();
  },
};

function decideView() {
  const scores = h("aside", { class: "scores", "aria-labelledby": "scores-title" },
    h("h2", { id: "scores-title" }, word("scoresNow")),
    h("div", { id: "headline" }), h("div", { id: "what-if" }), h("div", { id: "scores" }));
  const topics = h("div", { id: "topics" }, h("p", {}, word("working")));
  const line = button("", () => scores.scrollIntoView(), { class: "score-line", id: "score-line" });
  return [keptDecisions(), h("div", { class: "decide" }, topics, scores), line];
}

async function openDecide() {
  page.desk = decideDesk;
  const place = document.getElementById("topics");
  if (!workshop.state && !(await makeConsensus(place))) return;
  place.replaceChildren(h("p", { class: "lead" }, word("decideLead")), ...contested().map(topicToDecide), saveRow());
  await showScores();
}

async function makeConsensus(place) {
  const answer = await request(panelRequest("consensus"));
  if (!answer.ok) {
    place.replaceChildren(problemBox(word("panelProblems"), answer.problems ?? answer.refused));
    return false;
  }
  workshop.open = Object.entries(answer.ok.items).filter(([, item]) => item.asked && item.given === null).map(([id]) => id);
  workshop.before = (await request({ do: "scores", text: answer.ok.text })).ok;
  workshop.state = await withDecisions(answer.ok);
  workshop.shown = null;
  return true;
}

async function withDecisions(consensus) {
  let state = consensus;
  for (const [item, given] of Object.entries(workshop.decisions)) {
    const answer = await request({ do: "answer", text: state.text, item, given });
    if (answer.ok) state = answer.ok;
  }
  return state;
}

// The agenda's order first, then what else is open, in the order asked.
function contested() {
  const order = workshop.result.panel.agenda.map((one) => one.item);
  const all = allQuestions().flatMap(({ question }) => question.items.map((item) => ({ question, item })));
  const place = ({ item }) => (order.includes(item.id) ? order.indexOf(item.id) : order.length);
  return all.filter(({ item }) => workshop.open.includes(item.id) || item.id in workshop.decisions)
    .map((one, at) => ({ ...one, at })).sort((one, other) => place(one) - place(other) || one.at - other.at);
}

function topicToDecide({ question, item }) {
  const spread = workshop.result.panel.items.find((one) => one.id === item.id);
  const counted = (option) => spread?.options.find((one) => one.id === option.id)?.count ?? 0;
  const told = ({ label }, n) => (n > 0 ? `${label} · ${word("votes", { n })}` : label);
  const options = item.options.map((option) => ({ ...option, label: told(option, counted(option)) }));
  const named = `decide-${item.id}`;
  const ask = spread?.ask ?? [question.ask, item.row].filter(Boolean).join(" – ");
  return h("fieldset", { class: "topic" },
    h("legend", {}, h("h2", { id: named, class: "small" }, ask, " ", spread ? chip(spread.word) : null)),
    fieldOf({ ...item, options }, question, named));
}

async function showScores() {
  const { text } = workshop.state;
  const scores = await request({ do: "scores", text });
  const place = document.getElementById("scores");
  if (!place) return;
  const wrong = () => [problemBox(word("panelProblems"), scores.problems ?? scores.refused)];
  document.getElementById("headline").replaceChildren(...(scores.ok ? headline(scores.ok) : wrong()));
  place.replaceChildren(...(scores.ok ? [scoreTable(scores.ok)] : []));
  if (scores.ok) showScoreLine(scores.ok);
  announce(scores.ok?.headline?.join(" ") ?? "");
  showWhatIf();
}

// Where the scores stand below the topics: all in one line, and what just moved first, for the end of a line may be cut off.
function showScoreLine({ measures, levels }) {
  const whole = measures.filter((measure) => !measure.id.includes(".") && measure.score !== null);
  const all = new Map(measures.map(({ id, shown }) => [id, shown]));
  const was = workshop.shown ?? all;
  const moved = ({ id, shown }) => was.get(id) !== shown;
  const now = whole.filter(moved).map(({ id, title, shown }) => `${title} ${trueMinus(`${was.get(id)} → ${shown}`)}`);
  const rest = whole.filter((one) => !moved(one)).map(({ title, shown }) => `${title} ${trueMinus(shown)}`);
  const reached = (levels ?? []).map((level) => level.title).filter(Boolean);
  document.getElementById("score-line").textContent = [...now, ...reached, ...rest].join(" · ");
  workshop.shown = all;
}

// A plan takes longer than scores: it follows when the decisions pause.
const showWhatIf = debounce(async () => {
  const whatIf = await request({ do: "what-if", text: workshop.state.text });
  document.getElementById("what-if")?.replaceChildren(...(whatIf.ok ? whatIfParts(whatIf.ok.actions) : []));
}, 250);

function headline(scores) {
  const pairs = [...(scores.models ?? []), ...(scores.levels ?? [])];
  return [
    ...(scores.headline ?? []).map((sentence) => h("p", { class: "headline" }, trueMinus(sentence))),
    h("dl", { class: "pairs" }, pairs.map((pair) => h("div", {}, h("dt", {}, pair.framework), h("dd", {}, pair.title ?? "–")))),
  ];
}

// A framework's own score first; one that has none is left out.
function scoreTable(scores) {
  const names = [...new Set(scores.measures.map((measure) => measure.framework))];
  const whole = (measure) => !measure.id.includes(".");
  const rows = (name) => scores.measures.filter((measure) => measure.framework === name && !(whole(measure) && measure.score === null))
    .sort((one, other) => whole(other) - whole(one)).map((measure) => scoreRow(measure, whole(measure)));
  return h("table", { class: "measures decided" }, h("caption", { class: "hidden" }, word("scoresNow")), names.map((name) => h("tbody", {},
    h("tr", {}, h("th", { scope: "rowgroup", colspan: 3, class: "framework" }, name)), rows(name))));
}

// Now, and where it stood before anything was decided.
function scoreRow(measure, whole) {
  const before = workshop.before?.measures.find((one) => one.id === measure.id);
  const moved = before && before.shown !== measure.shown;
  const position = workshop.result.panel.measures.find((one) => one.id === measure.id)?.position;
  const point = { lowest: measure.score, mean: measure.score, highest: measure.score, position: true };
  const drawn = position ? range(point) : bar(Math.max(measure.score, 0), 100);
  return h("tr", { class: `${moved ? "moved" : ""} ${whole ? "whole" : ""}` },
    h("th", { scope: "row" }, measure.title),
    h("td", {}, moved ? h("span", { class: "note" }, `${trueMinus(before.shown)} → `) : null, h("strong", {}, trueMinus(measure.shown))),
    h("td", { class: "drawn" }, typeof measure.score === "number" ? drawn : null));
}

function whatIfParts(actions) {
  if (!actions || actions.length === 0) return [];
  const list = h("ul", { class: "plain" }, actions.map(whatIfAction));
  const folded = fold(word("whatIf"), h("p", { class: "hint" }, word("whatIfHint")), list);
  folded.open = document.querySelector("#what-if > details")?.open ?? false;
  return [folded];
}

function whatIfAction({ title, weeks, owner, changes, becomes, model }) {
  const moved = (changes ?? []).map((change) => h("li", {}, `${change.title}: ${trueMinus(`${change.from} → ${change.to}`)}`));
  const turns = (becomes ?? []).map((one) => h("li", {}, h("strong", {}, `${one.framework}: ${one.title}`)));
  if (model) turns.push(h("li", {}, h("strong", {}, `${model.from} → ${model.to}`)));
  const told = [word("weeks", { n: shownNumber(weeks) }), owner].filter(Boolean).join(", ");
  const effect = moved.length + turns.length > 0 ? h("ul", {}, turns, moved) : h("p", {}, word("nothingMoves"));
  return h("li", { class: "action" }, fold(`${title} (${told})`, effect));
}

function saveRow() {
  return h("div", { class: "moves saves" },
    button(word("saveConsensus"), saveConsensus),
    button(word("saveAgenda"), () => savePage("agenda", "agenda.html")),
    button(word("savePanel"), () => savePage("panel-report", "panel.html")),
    button(word("saveDecided"), saveDecided),
    button(word("savePanelData"), saveData),
    button(word("printReport"), () => window.print()));
}

// The same bytes as `takestock panel --format json`.
function saveData() {
  return saved(saveFile("panel.json", `${workshop.result.json.trimEnd()}\n`, "application/json", ".json"));
}

async function saved(saving) {
  const done = await saving;
  if (done) banner("saved", word("savedAs", { name: done.name }));
  return done;
}

async function consensusText() {
  if (!workshop.state) await makeConsensus(document.createElement("div"));
  return workshop.state?.text;
}

async function saveConsensus() {
  const text = await consensusText();
  if (text && await saved(saveFile("consensus.yaml", text, "text/yaml", ".yaml"))) workshop.unsaved = false;
}

async function savePage(what, name) {
  const answer = await requestSlowly(panelRequest(what));
  if (answer.ok) return saved(saveFile(name, answer.ok, "text/html", ".html"));
  return banner("file", answer.problems ?? answer.refused);
}

async function saveDecided() {
  const text = await consensusText();
  const answer = text ? await requestSlowly({ do: "report", text, look: "full" }) : {};
  if (answer.ok) await saved(saveFile("consensus-report.html", answer.ok, "text/html", ".html"));
  else if (answer.problems) banner("file", answer.problems);
}
