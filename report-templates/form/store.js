// What the page knows, and the copy of the answers that the browser keeps. That copy is a convenience: one store is shared by
// all local files, it may be full, missing or emptied when the window closes. The saved file is the truth.

const page = {
  setup: JSON.parse(document.getElementById("setup").textContent),
  title: document.title,
  form: null,        // the questionnaire, as the engine gives it
  state: null,       // the answers, as the engine gives them
  desk: null,        // whose answers the fields on the screen take
  at: null,          // the question on the screen
  savedText: null,   // the answers as last written to a file
  begun: null,       // the minute they were begun or opened here
  handle: null,      // where the browser may write that file again
};

const store = { lasts: true, missing: false, key: null, tab: randomName(), at: null, asking: false };

function randomName() {
  return Math.random().toString(36).slice(2, 10) + Date.now().toString(36);
}

function storePrefix() {
  return `takestock/${page.form.id}/`;
}

// A new place for new answers: answers of another organisation or from another tab are never written over.
function newSlot(scope) {
  page.begun = timeStamp();
  store.key = `${storePrefix()}${page.setup.pack_digest}/${scope}/${randomName()}`;
}

// Whether the browser keeps anything at all, asked before the first answer.
function tryStore() {
  try {
    const key = "takestock/try";
    localStorage.setItem(key, "kept");
    const kept = localStorage.getItem(key) === "kept";
    localStorage.removeItem(key);
    store.missing = !kept;
  } catch {
    store.missing = true;
  }
  if (store.missing) storeFails("storeMissing");
}

function written(key, entry) {
  try {
    localStorage.setItem(key, JSON.stringify(entry));
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function keepAnswers() {
  if (!store.key || !page.state || store.asking) return;
  const { text, scope, organisation, answered, total } = page.state;
  const entry = { text, scope, organisation, answered, total, at: new Date().toISOString(), tab: store.tab };
  if (written(store.key, entry)) storeLasts(store, entry.at);
  else storeFails(store.missing || answered === 0 ? "storeMissing" : "storeFull");
  showKept();
}

function storeLasts(place, at) {
  store.lasts = true;
  place.at = at;
  clearBanner("store");
}

// What was decided in a workshop is kept in a place of its own. Of the files only the names are: they are other people's answers.
function keepDecisions() {
  const { decisions, state: { text, organisation, answered, total } } = workshop;
  workshop.key ??= `${storePrefix()}workshop/${randomName()}`;
  const files = workshop.files.filter((file) => file.taken).map((file) => file.name);
  const at = new Date().toISOString();
  const entry = { text, organisation, answered, total, decisions, files, scope: "workshop", at, tab: store.tab };
  if (written(workshop.key, entry)) storeLasts(workshop, entry.at);
  else storeFails("decisionsFull");
  showKept();
}

// Said again only where it says something else: each answer would otherwise be followed by the same alarm.
function storeFails(why) {
  store.lasts = false;
  const told = `${why} ${Boolean(page.state)}`;
  if (told === store.told && document.querySelector("#banners [data-key=store]")) return;
  store.told = told;
  const offer = page.state ? [button(word("saveAnswers"), saveAnswers)] : [];
  banner("store", word(why), ...offer);
}

// Everything kept for this questionnaire, newest first, also by other versions of it.
function keptEntries() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(storePrefix())).map(entryAt).filter(Boolean)
      .sort((one, other) => other.at.localeCompare(one.at));
  } catch {
    return [];
  }
}

// Another page may have written anything there: what is not ours is passed over.
function entryAt(key) {
  try {
    const entry = JSON.parse(localStorage.getItem(key));
    return typeof entry?.text === "string" && typeof entry.at === "string" ? { ...entry, key } : null;
  } catch {
    return null;
  }
}

function isDecided(entry) {
  return entry.scope === "workshop";
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch { /* What cannot be reached cannot be forgotten either; nothing to tell. */ }
}

// The same answers are open in two tabs: one of them has to win, and a person says which.
window.addEventListener("storage", async (event) => {
  if (event.key !== store.key || !event.newValue || store.asking) return;
  const other = entryAt(store.key);
  if (!other || other.tab === store.tab || other.text === page.state?.text) return;
  store.asking = true;
  const mine = await choose(word("twoTabs"), word("twoTabsText"), [
    { label: word("takeOther"), value: false }, { label: word("keepMine"), value: true },
  ]);
  store.asking = false;
  if (mine) keepAnswers();
  else await takeOver(entryAt(store.key) ?? other);
});

async function takeOver(entry) {
  const answer = await request({ do: "read", name: word("keptName"), text: entry.text });
  if (answer.ok) {
    page.state = answer.ok;
    render();
  }
}

// Only where something would be lost is leaving worth a question.
window.addEventListener("beforeunload", (event) => {
  flushFields();
  const unsaved = page.state && page.state.answered > 0 && page.state.text !== page.savedText;
  if ((unsaved && !store.lasts) || workshop.unsaved) event.preventDefault();
});
window.addEventListener("pagehide", () => flushFields());
document.addEventListener("visibilitychange", () => { if (document.hidden) flushFields(); });
