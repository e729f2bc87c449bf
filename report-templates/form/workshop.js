// The workshop: files of several people dropped in, who is in, and the ways to look at them. The engine counts; nothing here does.

const workshop = {
  files: [],          // {name, text, taken, problem}
  options: { min_group: 5, by: null, minutes: 90 },
  result: null,       // {panel, json, people}, as the engine gives it
  problems: null,     // what it found wrong instead
  decisions: {},      // what was settled on screen: given by item
  state: null,        // the consensus with these decisions
  shown: null,        // the scores as last shown, by id
  unsaved: false,
  awaited: [],        // names of the files that decisions kept by the browser rest on
  key: null,          // where the browser keeps these decisions
  at: null,           // since when
};

const VIEWS = ["people", "agenda", "spread", "measures", "decide"];

function showWorkshop(asked) {
  const view = VIEWS.includes(asked) && workshop.result ? asked : "people";
  const views = { people: peopleView, agenda: agendaView, spread: spreadView, measures: measuresView, decide: decideView };
  showScreen("workshop",
    h("h1", {}, word(view === "people" ? "workshopTitle" : `view-${view}`)),
    workshop.result ? workshopNav(view) : null,
    views[view]());
  if (view === "decide") openDecide();
}

function workshopNav(view) {
  const link = (one) => h("a", { href: `#workshop/${one}`, "aria-current": one === view ? "page" : null }, word(`view-${one}`));
  return h("nav", { class: "views", "aria-label": word("workshopTitle") }, VIEWS.map(link), largeType());
}

// For a projector: everything half as large again.
function largeType() {
  const root = document.documentElement;
  const pressed = () => String(root.classList.contains("large"));
  const press = button(word("largeType"), () => {
    root.classList.toggle("large");
    press.setAttribute("aria-pressed", pressed());
  }, { "aria-pressed": pressed(), class: "quiet" });
  return press;
}

function peopleView() {
  const total = workshop.files.filter((file) => file.taken).length;
  return [
    keptDecisions(),
    awaitedFiles().length > 0 ? h("p", { class: "awaited", role: "status" }, word("awaited", { names: awaitedFiles().join(", ") })) : null,
    h("p", { class: "lead" }, word(workshop.files.length === 0 ? "workshopLead" : "workshopCount", { n: total, of: workshop.files.length })),
    h("div", { class: "moves" }, filePicker(word("addFiles"), true, addFiles), h("span", { class: "hint" }, word("dropSeveral"))),
    workshop.problems ? problemBox(word("panelProblems"), workshop.problems) : null,
    workshop.files.filter((file) => file.problem).map((file) => problemBox(word("fileProblems", { name: file.name }), file.problem)),
    workshop.files.length > 0 ? [peopleTable(), optionsForm()] : null,
    workshop.result ? saveRow() : null,
    h("p", {}, h("a", { href: "#start" }, word("backToStart"))),
  ];
}

function peopleTable() {
  const heads = ["fileName", "who", "answeredHead", "takePart", "removeHead"].map((key) => h("th", { scope: "col" }, word(key)));
  return wide(word("whoIsIn"), h("table", { class: "people" },
    h("caption", {}, word("whoIsIn")), h("thead", {}, h("tr", {}, heads)), h("tbody", {}, workshop.files.map(personRow))));
}

function wide(label, table) {
  return h("div", { class: "wide", role: "region", tabindex: 0, "aria-label": label }, table);
}

function personRow(file) {
  const person = workshop.result?.people.find((one) => one.name === file.name) ?? file.person;
  const take = () => {
    file.taken = box.checked;
    return refreshPanel();
  };
  const label = word("takePartOf", { name: file.name });
  const box = h("input", { type: "checkbox", checked: file.taken, "aria-label": label, onchange: take });
  const shortly = h("span", { class: "narrow-only", "aria-hidden": "true" }, word("takePart"));
  return h("tr", {},
    h("th", { scope: "row" }, h("bdi", {}, file.name), file.problem ? h("span", { class: "refused" }, word("leftOut")) : null),
    h("td", { class: "words" }, h("bdi", {}, person?.who ?? "–")),
    h("td", {}, person ? word("nOf", { n: person.answered, of: person.total }) : "–"),
    h("td", {}, file.problem ? null : h("label", { class: "touch" }, box, shortly)),
    h("td", {}, button(word("remove"), () => removeFile(file), { class: "quiet", "aria-label": word("removeOf", { name: file.name }) })));
}

function removeFile(file) {
  workshop.files = workshop.files.filter((one) => one !== file);
  return refreshPanel();
}

function optionsForm() {
  const { options } = workshop;
  const number = (key, least, most) => {
    const input = h("input", { type: "number", min: least, max: most, value: options[key], onchange: () => {
      const typed = Number(input.value);
      if (Number.isInteger(typed) && typed >= least && typed <= most) setOption(key, typed);
      else input.value = options[key];
    } });
    return h("label", { class: "stacked" }, word(key), input);
  };
  const by = h("select", { onchange: () => setOption("by", by.value || null) },
    ["", "unit", "role"].map((value) => h("option", { value, selected: value === (options.by ?? "") }, word(`by-${value}`))));
  const form = h("div", { class: "fields" },
    number("min_group", 2, 1000), h("label", { class: "stacked" }, word("byLabel"), by), number("minutes", 20, 480));
  const folded = fold(word("options"), form, h("p", { class: "hint" }, word("minGroupHint")));
  folded.open = document.getElementById("options")?.open ?? false;
  folded.id = "options";
  return folded;
}

function setOption(key, value) {
  workshop.options[key] = value;
  return refreshPanel();
}

async function addFiles(files) {
  for (const file of files) workshop.files.push(await checkedFile(file));
  if (!location.hash.startsWith("#workshop")) location.hash = "#workshop";
  const awaited = workshop.awaited.length > 0;
  await refreshPanel();
  if (awaited) toDecisions();
}

// Decisions that the browser kept are offered until some are made.
function keptDecisions() {
  if (Object.keys(workshop.decisions).length > 0) return null;
  return keptList(word("keptDecisions"), keptEntries().filter(isDecided));
}

function resumeDecisions({ decisions, files, key, at }) {
  Object.assign(workshop, { decisions: { ...decisions }, awaited: files ?? [], key, at, state: null });
  toDecisions();
}

// The decisions are shown once everybody they rest on is there.
function toDecisions() {
  if (!workshop.result || awaitedFiles().length > 0) return go("workshop/people");
  workshop.awaited = [];
  return go("workshop/decide");
}

function awaitedFiles() {
  return workshop.awaited.filter((name) => !workshop.files.some((file) => file.taken && file.name === name));
}

// One broken file spoils nothing: it is left out with its reason, and stays in the list.
async function checkedFile(file) {
  const { name: called, text, problem } = await readFile(file);
  const name = freeName(called);
  if (problem) return { name, problem, taken: false };
  const answer = await request({ do: "read", name, text });
  return { name, text, problem: answer.problems ?? answer.refused ?? null, taken: Boolean(answer.ok), person: personOf(answer.ok) };
}

function personOf(state) {
  if (!state) return null;
  const who = [state.role, state.unit, state.respondent].filter(Boolean).join(", ") || null;
  return { who, answered: state.answered, total: state.total };
}

// Two folders may hold a file of the same name; the engine and the people must be able to tell them apart.
function freeName(name) {
  const taken = (one) => workshop.files.some((file) => file.name === one);
  let free = name;
  for (let copy = 2; taken(free); copy += 1) free = name.replace(/(\.[^.]*)?$/, ` (${copy})$1`);
  return free;
}

function panelRequest(what) {
  const files = workshop.files.filter((file) => file.taken).map(({ name, text }) => ({ name, text }));
  const { min_group, by, minutes } = workshop.options;
  return { do: what, files, options: { min_group, minutes, ...(by ? { by } : {}) } };
}

// Files may be sound and yet not belong together (another organisation, another date): then a person says who takes part.
async function refreshPanel() {
  const some = workshop.files.some((file) => file.taken);
  const answer = some ? await request(panelRequest("panel")) : {};
  workshop.state = null;
  // The text has the order that people know; in `panel` everything comes by the alphabet.
  workshop.result = answer.ok ? { ...answer.ok, panel: JSON.parse(answer.ok.json) } : null;
  workshop.problems = answer.problems ?? answer.refused ?? null;
  if (document.body.dataset.screen === "workshop") render();
  if (workshop.result) announce(word("panelShown", { n: workshop.result.panel.respondents }));
  else if (workshop.problems) announce(word("panelProblems"));
}
