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
  if (route === "workshop") return showWorkshop(id);
  if (!page.state) return showStart();
  if (route === "q") return showQuestion(id);
  if (route === "review") return showReview();
  if (route === "end") return showEnd();
  return showStart();
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
  else if (store.at) status.textContent = word("keptAt", { at: new Intl.DateTimeFormat(page.setup.language || "en", { timeStyle: "short" }).format(new Date(store.at)) });
}

async function boot() {
  document.getElementById("privacy").textContent = word("privacy");
  document.getElementById("main").append(h("p", {}, word("working")));
  try {
    const opened = await loadEngine();
    if (!opened.ok) return showBroken(opened.problems ?? opened.refused);
    page.form = opened.ok;
  } catch (error) {
    return showBroken(error.message);
  }
  page.title = page.form.title;
  tryStore();
  showHeader();
  window.addEventListener("hashchange", render);
  return render();
}

function showBroken(why) {
  showScreen("broken", h("h1", {}, page.title), h("p", {}, word("tooOld")), h("pre", {}, why));
}

boot();
