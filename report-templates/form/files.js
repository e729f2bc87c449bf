// Files in and out: opening and dropping answers, saving them, copying, sharing and mailing. Nothing here talks to a network.

const LARGEST_FILE = 8 * 1024 * 1024;

// Any file may be chosen: phones grey out .yaml when asked for it by name, and the engine says what is not an answers file.
function filePicker(label, several, act) {
  const input = h("input", { type: "file", multiple: several, onchange: async () => {
    await act([...input.files]);
    input.value = "";
  } });
  return h("label", { class: "picker" }, h("span", {}, label), input);
}

async function readFile(file) {
  if (file.size > LARGEST_FILE) return { name: file.name, problem: word("fileTooLarge", { name: file.name }) };
  try {
    return { name: file.name, text: await file.text() };
  } catch {
    return { name: file.name, problem: word("fileUnreadable", { name: file.name }) };
  }
}

// One file goes on with answers; several are a workshop.
async function openDropped(files) {
  if (isWithheld() && files.length > 1) return banner("file", word("oneFile"));
  if (document.body.dataset.screen === "workshop" || files.length > 1) return addFiles(files);
  if (files.length === 0 || !(await mayReplace())) return undefined;
  const { name, text, problem } = await readFile(files[0]);
  if (problem) return banner("file", problem);
  const state = await readAnswers(name, text);
  if (!state) return undefined;
  page.savedText = state.text;
  page.handle = null;
  if (/^\s*#/m.test(text)) banner("comments", word("commentsLost"));
  newSlot(state.scope);
  adopt(state);
  keepAnswers();
  return goToOpen();
}

async function mayReplace() {
  const unsaved = page.state && page.state.answered > 0 && page.state.text !== page.savedText;
  if (!unsaved) return true;
  return choose(word("replaceTitle"), word(store.lasts ? "replaceKept" : "replaceLost"), [
    { label: word("replaceYes"), value: true }, { label: word("replaceNo"), value: false },
  ]);
}

async function readAnswers(name, text) {
  const answer = await request({ do: "read", name, text });
  if (answer.ok) {
    document.getElementById("found").replaceChildren();
    return answer.ok;
  }
  const found = document.getElementById("found");
  found.replaceChildren(problemBox(word("fileProblems", { name }), answer.problems ?? answer.refused));
  found.scrollIntoView({ block: "nearest" });
  return null;
}

// Dropping works anywhere; a file let go over a bare page would otherwise take the page's place.
document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  const files = [...(event.dataTransfer?.files ?? [])];
  if (page.form && files.length > 0) openDropped(files);
});

// A role in the name keeps eight people's files apart in one folder.
function answersName() {
  const stem = (page.setup.file_name || "answers").replace(/\.ya?ml$/i, "");
  const role = (page.state?.role ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40).replace(/^-+|-+$/g, "");
  return `${[stem, role].filter(Boolean).join("-")}.yaml`;
}

async function saveAnswers() {
  await flushFields();
  const { text } = page.state;
  const saved = await saveFile(answersName(), text, "text/yaml", ".yaml", page.handle);
  if (!saved) return;
  page.handle = saved.handle;
  page.savedText = text;
  announce(word("savedAs", { name: saved.name }));
  banner("saved", word("savedAs", { name: saved.name }));
}

// Where the browser can, a person chooses the place and later saves go there too; elsewhere it lands among the downloads.
async function saveFile(name, text, type, ending, handle = null) {
  if (window.showSaveFilePicker) {
    try {
      const place = handle ?? await window.showSaveFilePicker({ suggestedName: name, types: [{ accept: { [type]: [ending] } }] });
      const stream = await place.createWritable();
      await stream.write(text);
      await stream.close();
      return { name: place.name, handle: place };
    } catch (error) {
      if (error.name === "AbortError") return null;
    }
  }
  download(name, new Blob([text], { type }));
  return { name, handle: null };
}

function download(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = h("textarea", { value: text, class: "hidden", "aria-hidden": "true" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  announce(word("copied"));
  banner("saved", word("copied"));
}

// Share sheets take few kinds of file; plain text is one of them and the command line reads it all the same.
function shareable() {
  const { text } = page.state;
  const name = answersName();
  const files = [new File([text], name, { type: "text/yaml" }), new File([text], `${name}.txt`, { type: "text/plain" })];
  return files.map((file) => ({ files: [file], title: page.form.title })).find((data) => navigator.canShare?.(data)) ?? null;
}

async function shareAnswers() {
  try {
    await navigator.share(shareable());
  } catch (error) {
    if (error.name !== "AbortError") banner("saved", word("shareFailed"));
  }
}

function mailLink() {
  const subject = [page.form.title, page.state.organisation].filter(Boolean).join(" – ");
  const body = word("mailBody", { name: answersName() });
  const to = encodeURIComponent(page.setup.to ?? "").replaceAll("%40", "@");
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
