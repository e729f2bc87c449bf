// Where one is stands in the address after the #, so the browser's own back button works; what is not a screen leads to the start.

function go(route) {
  if (location.hash === `#${route}`) render();
  else location.hash = `#${route}`;
}

function render() {
  if (!page.form) return undefined;
  const [route, id] = decodeRoute(location.hash.slice(1));
  document.getElementById("found").replaceChildren();
  page.at = null;
  if (route === "workshop" && !isWithheld()) return showWorkshop(id);
  if (!page.state) return showStart();
  if (route === "q") return showQuestion(id);
  if (route === "review") return showReview();
  if (route === "end") return showEnd();
  return showStart();
}

// Then a workshop is for whoever sent the page, who writes one with results: a workshop of one would show them all the same.
function isWithheld() {
  return page.setup.result === false;
}

function decodeRoute(route) {
  try {
    const [name, ...rest] = route.split("/");
    return [name, decodeURIComponent(rest.join("/"))];
  } catch {
    return ["start", ""];
  }
}

// The line at the top: whose answers these are, and the file at any time.
function showHeader() {
  document.getElementById("tools").replaceChildren(
    ...(page.state ? [button(word("saveAnswers"), saveAnswers)] : []));
  showKept();
}

function showKept() {
  const status = document.getElementById("status");
  if (!page.state) status.textContent = "";
  else if (!store.lasts) status.textContent = word("notKept");
  else if (store.at) status.textContent = word("keptAt", { at: momentOf(store.at, { timeStyle: "short" }) });
}

async function boot() {
  document.getElementById("privacy").textContent = word("privacy");
  document.getElementById("main").append(h("p", {}, word("working")));
  window.addEventListener("hashchange", render);
  try {
    await unpackSetup();
    if (page.setup.form) await showForm(page.setup.form);
    const opened = await loadEngine();
    if (!opened.ok) return showBroken(opened.problems ?? opened.refused);
    if (!page.form) await showForm(opened.ok);
  } catch (error) {
    return showBroken(error.message);
  }
  return undefined;
}

// A questionnaire that comes with the page is on the screen before the engine is unpacked.
async function showForm(form) {
  page.form = form;
  page.title = form.title;
  tryStore();
  showHeader();
  render();
  // Painted first; a tab in the background never paints, and goes on all the same.
  await new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); setTimeout(painted, 100); });
}

function showBroken(why) {
  page.form = null;
  showScreen("broken", h("h1", {}, page.title), h("p", {}, word("tooOld")), h("pre", {}, why));
}

boot();
