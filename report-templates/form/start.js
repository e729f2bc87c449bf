// The first screen: what this is, how long it takes, for whom one answers, and every way to go on with answers begun before.

function showStart() {
  const { form } = page;
  showScreen("start",
    h("h1", {}, form.title),
    paragraphs(form.about, { class: "lead" }),
    h("ul", { class: "facts" }, startFacts().map((fact) => h("li", {}, fact))),
    keptBox(),
    h("section", { "aria-labelledby": "begin" }, h("h2", { id: "begin" }, word(page.state ? "yourDetails" : "begin")), startForm()),
    h("section", { "aria-labelledby": "other" }, h("h2", { id: "other" }, word("otherWays")),
      filePicker(word("openSaved"), false, openDropped),
      h("p", { class: "hint" }, word("dropHint")),
      isWithheld() ? null : workshopDoor()));
}

function workshopDoor() {
  return [
    h("h2", {}, word("workshopTitle")), h("p", {}, word("workshopAbout")),
    h("p", {}, h("a", { class: "button", href: "#workshop" }, word("workshopOpen"))),
  ];
}

function startFacts() {
  const { minutes, questions } = page.form;
  const facts = page.setup.pulse
    ? [word("takes", { n: questions.pulse, minutes: minutes.pulse })]
    : [word("takes", { n: questions.full, minutes: minutes.full })];
  if (page.setup.due) facts.push(word("due", { date: momentOf(page.setup.due, { dateStyle: "long", timeZone: "UTC" }) }));
  facts.push(word("nothingSent"));
  return facts;
}

// A moment in the words of the page's language; what is none stays as it is.
function momentOf(text, style) {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  return new Intl.DateTimeFormat(page.setup.language || "en", style).format(moment);
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// What this browser kept is offered: it may be another organisation's, or somebody else's at the same computer.
function keptBox() {
  if (page.state) {
    return h("div", { class: "moves" }, button(word("goOnAnswering"), goToOpen, { class: "primary" }), button(word("afresh"), startAfresh));
  }
  const entries = keptEntries();
  if (entries.length === 0) return null;
  return h("section", { class: "kept", "aria-labelledby": "kept" },
    h("h2", { id: "kept" }, word("keptTitle")), h("ul", { class: "plain" }, entries.map(keptRow)));
}

// For the next person at the same screen.
async function startAfresh() {
  if (!(await mayReplace())) return;
  page.state = page.savedText = page.handle = store.key = store.at = null;
  showHeader();
  showStart();
}

function keptRow(entry) {
  const at = momentOf(entry.at, { dateStyle: "medium", timeStyle: "short" });
  const who = entry.organisation ?? word("noOrganisation");
  const told = word(entry.scope === "workshop" ? "keptConsensus" : "keptEntry", { who, n: entry.answered, of: entry.total, at });
  const row = h("li", {}, h("p", {}, told), h("div", { class: "row" },
    button(word("goOnAnswering"), () => resumeKept(entry), { class: "primary" }),
    button(word("forget"), () => { forget(entry.key); row.remove(); announce(word("forgotten")); }, { class: "quiet" })));
  return row;
}

async function resumeKept(entry) {
  const state = await readAnswers(word("keptName"), entry.text);
  if (!state) return;
  page.savedText = page.handle = null;
  adopt(state);
  store.key = entry.key;
  keepAnswers();
  goToOpen();
}

function startForm() {
  const { state, setup } = page;
  const usual = { type: "text", autocomplete: "off", dir: "auto" };
  const field = (key, value, more = {}) => h("label", { class: "stacked" }, word(key),
    h("input", { ...usual, name: key, value: value ?? "", ...more }));
  const refused = h("p", { class: "refused", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    begin(form, refused);
  };
  const form = h("form", { novalidate: true, onsubmit: submit },
    scopeChoice(),
    h("div", { class: "fields" },
      field("organisation", state?.organisation ?? setup.organisation),
      field("date", state?.date ?? today(), { type: "date" }),
      field("role", state?.role, { "aria-describedby": "role-hint" }),
      field("unit", state?.unit)),
    h("p", { class: "hint", id: "role-hint" }, word("noName")),
    refused,
    h("button", { type: "submit", class: state || keptEntries().length > 0 ? "" : "primary" }, word(state ? "keepDetails" : "beginButton")));
  return form;
}

// Asked only where both lengths exist and nobody has fixed one.
function scopeChoice() {
  const { minutes, questions } = page.form;
  if (page.setup.pulse || !questions.pulse || questions.pulse === questions.full) return null;
  const isPulse = page.state?.scope === "pulse";
  const option = (value, checked) => h("label", { class: "option" },
    h("input", { type: "radio", name: "scope", value, checked }),
    h("span", {}, word(value, { n: questions[value], minutes: minutes[value] })));
  return h("fieldset", { class: "scope" }, h("legend", {}, word("howMuch")), option("full", !isPulse), option("pulse", isPulse));
}

async function begin(form, refused) {
  const data = new FormData(form);
  const typed = (key) => (data.get(key) ?? "").trim() || null;
  const pulse = page.setup.pulse || data.get("scope") === "pulse";
  const details = { organisation: typed("organisation"), date: typed("date"), role: typed("role"), unit: typed("unit") };
  if (!page.setup.pulse) details.pulse = pulse;
  const blank = page.setup.blank?.[pulse ? "pulse" : "full"];
  if (!page.state && blank) return beginAtOnce(blank, details);
  const answer = await writeDetails(page.state?.text, pulse, details);
  if (!answer.ok) return showWhy(refused, answer);
  if (!store.key) newSlot(answer.ok.scope);
  adopt(answer.ok);
  keepAnswers();
  return goToOpen();
}

async function writeDetails(text, pulse, details) {
  if (text) return request({ do: "header", text, ...details });
  const started = await request({ do: "start", pulse });
  return started.ok ? request({ do: "header", text: started.ok.text, ...details }) : started;
}

// A file without answers came with the page: the first question need not wait for the engine. What was typed above it is written
// as soon as the engine is there, before any answer.
function beginAtOnce(blank, details) {
  newSlot(blank.scope);
  adopt(blank);
  goToOpen();
  giving = giving.then(async () => {
    const answer = await request({ do: "header", text: page.state.text, ...details });
    if (answer.ok) return took(answer.ok);
    banner("file", answer.refused ?? answer.problems);
    return go("start");
  });
  return giving;
}

function showWhy(place, answer) {
  place.textContent = asSentence(answer.refused ?? answer.problems);
}

// From now on these answers are the page's.
function adopt(state) {
  page.state = state;
  if (state.warnings) banner("warnings", word("warnings"), h("pre", {}, state.warnings));
  showHeader();
}
