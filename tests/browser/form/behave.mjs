// Keys, haste, files that are none, and a result that is withheld.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin } from "./keep.mjs";
import { WIDE, check, drop, go, look, open, same, screenOf, settle, state } from "./page.mjs";

const press = async (tab, ...keys) => {
  for (const key of keys) await tab.keyboard.press(key);
  await settle(tab);
};
const typed = (tab) => tab.locator("#question .typed input").inputValue();
const ticked = (tab) => tab.evaluate(() => [...document.querySelectorAll("#question .field input:checked")].map((one) => one.value).join());

export async function withKeys(browser, folder) {
  const tab = await open(browser, folder, "tea.html");
  await begin(tab);
  await inANumber(tab);
  await inOptions(tab);
  await around(tab);
}

// What is typed reaches the number at once, and Enter takes it or says why not.
async function inANumber(tab) {
  await press(tab, "9", "9", "9", "Enter");
  same(await typed(tab), "999", "a number typed at once");
  same(await tab.locator(".typed input").getAttribute("aria-invalid"), "true", "whether a wrong number is marked");
  check((await tab.locator("#question .field > .refused").textContent()) !== "", "nobody says what is wrong with a number");
  await look(tab, "refused");
  await press(tab, "Control+a", "4", "Enter");
  check((await tab.locator("#ask").textContent()).includes("last pot"), "Enter takes no number");
  await press(tab, "Escape");
  same(await typed(tab), "4", "the number after Escape");
  await press(tab, "Control+a", "Delete", "u");
  same(`${await typed(tab)}${await ticked(tab)}`, "unknown", "a number that is not known");
  await tab.locator("#ask").focus();
  await press(tab, "7");
  same(`${await typed(tab)}${await ticked(tab)}`, "7", "a number typed at the heading");
  const named = await tab.locator(".typed input").evaluate((box) => document.getElementById(box.getAttribute("aria-labelledby")).textContent);
  check(named.includes("How many people"), "the number is not named by its question");
}

async function inOptions(tab) {
  await go(tab, "q/biscuits", "#next");
  const steps = [["1", "ginger"], ["2", "ginger,oat"], ["3", "none-left"], ["2", "oat"], ["u", "unknown"], ["1", "ginger"]];
  for (const [key, expected] of steps) {
    await press(tab, key);
    same(await ticked(tab), expected, `ticked after ${key}`);
  }
  await tab.locator("#clear").click();
  await settle(tab);
  same(await ticked(tab), "", "ticked after all was taken back");
}

async function around(tab) {
  await go(tab, "q/maker", "#next");
  await press(tab, "?");
  check(await tab.locator("#why").getAttribute("open") !== null, "? does not say why");
  for (const [key, screen] of [["r", "review"], ["Escape", "question"]]) {
    await press(tab, key);
    same(await screenOf(tab), screen, `the screen after ${key}`);
  }
  await tab.goBack();
  await settle(tab);
  same(await screenOf(tab), "review", "the screen after the browser's way back");
  await go(tab, "q/maker", "#next");
  await tab.locator(".key-help summary").click();
  await tab.locator(".key-help input").uncheck();
  await tab.locator("#ask").focus();
  await press(tab, "1");
  same(await ticked(tab), "", "ticked by a key that was switched off");
}

// Whoever is faster than the engine loses nothing and is asked no question that does not apply.
export async function withHaste(browser, folder) {
  const slow = "const compile = WebAssembly.compile; WebAssembly.compile = async (bytes) => { await new Promise((later) => setTimeout(later, 1500)); return compile(bytes); };";
  const tab = await open(browser, folder, "tea.html", WIDE, slow);
  await tab.locator("[name=organisation]").fill("In haste");
  await begin(tab);
  check(await tab.evaluate(() => engine.module === null), "the first question waits for the engine");
  for (const key of ["4", "Enter"]) await tab.keyboard.press(key);
  await tab.waitForFunction(() => page.at === "maker");
  for (const key of ["2", "Enter"]) await tab.keyboard.press(key);
  await settle(tab);
  same(await tab.evaluate(() => page.at), "butler-hours", "the question that an answer calls for");
  await tab.reload();
  await tab.locator(".kept .primary").click();
  await tab.waitForSelector("#next");
  const { organisation, answered } = await state(tab);
  same(`${organisation} ${answered}`, "In haste 2", "what is there after a reload in haste");
}

// Under its name for the command line, for form.rs to compare.
export async function withBadFiles(browser, folder) {
  const tab = await open(browser, folder, "survey.html");
  const bad = JSON.parse(readFileSync(join(folder, "bad.json")));
  for (const [place, name] of bad.entries()) {
    await drop(tab, [[name, readFileSync(join(folder, "bad", name))]]);
    writeFileSync(join(folder, `told-${place}.txt`), await tab.locator("#found pre").textContent({ timeout: 3000 }));
    check((await tab.locator("#found strong").textContent()).includes(name), `the name of ${name} is not told`);
    same(await screenOf(tab), "start", `the screen after ${name}`);
  }
  await look(tab, "a broken file");
  await drop(tab, [["large.yaml", Buffer.alloc(8 * 1024 * 1024 + 1, " ")]]);
  check((await tab.locator("#banners").textContent()).includes("larger than 8 MB"), "a large file is not refused");
}

// Neither by its own screens nor by a workshop of one.
export async function withheld(browser, folder) {
  const tab = await open(browser, folder, "withheld.html");
  check((await tab.locator(".facts").textContent()).includes("4 December 2026"), "the last day is not told");
  same(await tab.locator("[name=organisation]").inputValue(), "Kestrel & <b>Sons</b>", "the organisation");
  same(await tab.locator("[name=scope], a[href='#workshop']").count(), 0, "choices that are not the reader's");
  await begin(tab);
  await press(tab, "6", "4", "0", "Enter");
  await go(tab, "end", ".hand-on");
  await look(tab, "withheld");
  const answers = (await state(tab)).text;
  await nowhere(tab, "at the end");
  check((await tab.locator("a[href^=mailto]").getAttribute("href")).startsWith("mailto:answers@kestrel.example?"), "the address");
  for (const view of ["workshop", "workshop/measures"]) {
    await go(tab, view, "h1");
    await nowhere(tab, view);
  }
  await drop(tab, [["one.yaml", answers], ["two.yaml", answers]]);
  await nowhere(tab, "after two files were dropped");
  same((await state(tab)).text, answers, "the answers after two files were dropped");
}

async function nowhere(tab, where) {
  const shown = "iframe, #report, .result, #scores, .measures, .views, .picker input[multiple]";
  same(await tab.locator(shown).count(), 0, `places of a result ${where}`);
}
