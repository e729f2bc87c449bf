// Texts that would be markup, scripts or addresses: in the questionnaire, the theme, the answers and the names of files.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, drop, found, go, open, same, settle, state } from "./page.mjs";
import { answerAll } from "./walk.mjs";
import { keyboard } from "./ways.mjs";
import { begin } from "./keep.mjs";

export async function hostilePage(browser, folder) {
  const tab = await open(browser, folder, "hostile.html");
  await sound(tab, "start");
  const title = await tab.evaluate(() => page.form.title);
  check(title.includes("<") && (await tab.locator("h1").textContent()) === title, "the title is not shown as it was written");
  same(await tab.locator("[name=organisation]").inputValue(), "</script><img src=x onerror=window.hacked=1>", "the organisation");
  await begin(tab);
  same(await answerAll(tab, keyboard, sound, "hostile"), 5, "questions");
  await ended(tab);
}

async function ended(tab) {
  await sound(tab, "review");
  await go(tab, "end", "iframe");
  await sound(tab, "one page");
  await tab.getByRole("button", { name: "Full report", exact: true }).click();
  await tab.waitForSelector("iframe[title='Full report']");
  await settle(tab);
  await sound(tab, "full report");
}

export async function hostileFiles(browser, folder) {
  const tab = await open(browser, folder, "hostile.html");
  const answers = readFileSync(join(folder, "hostile-answers.yaml"), "utf8");
  const names = ["<img src=x onerror=window.hacked=1>.yaml", "\"><svg onload=window.hacked=1>.yaml"];
  await drop(tab, [[names[0], answers]]);
  await go(tab, "review", "body[data-screen=review]");
  const { note } = (await state(tab)).items.choice;
  check((await tab.locator(".review").textContent()).includes(note), "a note is not shown as it was written");
  await ended(tab);
  await drop(tab, [...names.map((name) => [name, answers]), ["<b>not</b>.yaml", "<script>window.hacked=1</script>"]]);
  await tab.waitForSelector(".views");
  for (const name of names) check((await tab.locator(".people").textContent()).includes(name), `${name} is not listed`);
  for (const view of ["people", "agenda", "spread", "measures", "decide"]) {
    await go(tab, `workshop/${view}`, `nav [aria-current][href="#workshop/${view}"]`);
    await sound(tab, view);
  }
}

// Only elements that the page's own scripts make, as many as they make where one could do harm, and nothing that runs.
async function sound(tab, where) {
  const wrong = await tab.evaluate(() => {
    const own = new Set(("html head meta title link style script body header footer main nav aside section div span p bdi h1 h2 ul ol li dl dt dd form"
      + " fieldset legend label input textarea select option button a details summary kbd progress table caption thead tbody tr th td pre strong q dialog"
      + " iframe noscript svg rect img").split(" "));
    const most = { script: 3, style: 1, link: 1, meta: 5, img: 1, form: 1, iframe: 1, title: 1 };
    const all = [...document.querySelectorAll("*")];
    const runs = (one) => [...one.attributes].some(({ name, value }) => /^on/.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|action)$/.test(name));
    const frame = document.querySelector("iframe")?.contentDocument;
    const inFrame = [...frame?.querySelectorAll("*") ?? []].filter((one) => runs(one) || /^(script|iframe|object|embed|base|form|input)$/.test(one.localName));
    return [
      ...all.filter((one) => !own.has(one.localName) || runs(one)), ...inFrame,
      ...Object.entries(most).flatMap(([tag, count]) => all.filter((one) => one.localName === tag).slice(count)),
    ].map((one) => one.outerHTML.slice(0, 160)).concat(window.hacked || frame?.defaultView?.hacked ? ["a script ran"] : []);
  });
  found.faults.push(...wrong.map((one) => `${where}: ${one}`));
}
