// The preview as a person meets it: `node check.js target/release/actes input [FOLDER FOR PICTURES]`.

import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { launch, settled, watch } from "./browser.js";

const [program, event, pictures] = process.argv.slice(2);
const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const LONG = { timeout: 60_000 };

const step = (text) => console.log(`  ${text}`);
const watching = await watch(program, event);
const browser = await launch();
try {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 860 }, reducedMotion: "reduce" })).newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  await page.goto(watching.address);
  await settled(page);
  const version = () => page.evaluate(() => Number(document.documentElement.dataset.version));
  const after = (known) => page.waitForFunction((known) => Number(document.documentElement.dataset.version) > known, known, LONG);
  const picture = async (name) => pictures && page.screenshot({ path: join(pictures, `${name}.png`) });
  const accessible = async (name) => {
    // The page's own rules forbid a script that it does not bring: the browser's debugger may.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    assert.deepEqual(grave.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]), [], name);
    for (const { id, impact, nodes } of violations) step(`axe, ${impact}: ${id} (${nodes[0].html.slice(0, 90)})`);
  };

  step("pages near what is seen are fetched, and no others");
  const total = await page.locator(".page").count();
  assert.ok(total > 20, `${total} pages`);
  const fetched = () => asked.filter((url) => url.includes("/pages/")).length;
  assert.ok(fetched() < total / 2, `${fetched()} of ${total} fetched`);
  assert.ok(asked.every((url) => url.startsWith(watching.address)), "nothing from outside");
  assert.match(await page.title(), /^\(?.*aperçu$/);
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await picture("desktop");
  await accessible("at rest");

  step("an edited note changes the page in place");
  const notes = join(watching.folder, "round-tables");
  const note = join(notes, (await readdir(notes)).find((name) => name.startsWith("0940")));
  const text = await readFile(note, "utf8");
  const target = await page.evaluate((words) => {
    const pages = [...document.querySelectorAll(".page")];
    return pages.findIndex((page) => page.querySelector(".text").textContent.includes(words));
  }, "Table ronde");
  await page.evaluate((rank) => {
    document.querySelectorAll(".page")[rank].scrollIntoView();
    window.scrollBy(0, 120);
    globalThis.mark = "still the same document";
  }, Math.max(target, 8));
  await page.waitForFunction(() => document.querySelectorAll(".page img").length > 4);
  const place = await page.evaluate(() => window.scrollY);
  assert.ok(place > 2000, `scrolled to ${place}`);
  const kept = await page.evaluate(() => document.querySelector(".page").dataset.print);
  let known = await version();
  await writeFile(note, `${text}\n\nPhrase ajoutée pour l'essai de l'aperçu.\n`);
  await after(known);
  await page.waitForFunction(() => document.body.textContent.includes("Phrase ajoutée pour l'essai") || document.body.textContent.includes("Phrase ajoutée pour l’essai"), null, LONG);
  assert.equal(await page.evaluate(() => globalThis.mark), "still the same document");
  assert.equal(await page.evaluate(() => window.scrollY), place);
  assert.equal(await page.evaluate(() => document.querySelector(".page").dataset.print), kept);
  const changed = await page.locator(".page.changed").count();
  assert.ok(changed > 0 && changed < total, `${changed} of ${total} pages changed`);
  await page.waitForFunction(() => [...document.querySelectorAll(".page.changed")].every((it) => !it.isNear || it.drawn === it.dataset.print));

  step("one goes to the change by keyboard");
  await page.locator("#to-change").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".page.changed"));
  await picture("changed");

  step("a mistake shows its message, and its line by keyboard");
  known = await version();
  await writeFile(note, `${text}\n\nVoir [[A99]] et <b onclick="alert(1)">rien</b>.\n`);
  await after(known);
  await page.locator(".fact-error").first().waitFor(LONG);
  assert.ok(await page.locator("#banner").isVisible());
  assert.match(await page.title(), /^\(\d+ erreurs?/);
  assert.match(await page.locator("#pdf").innerText(), /dernier PDF valide/i);
  assert.equal(await page.locator(".page").count() > 20, true, "the last good pages stay");
  await page.locator("#to-error").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches(".fact-error > summary"));
  const first = page.locator(".fact-error").first();
  assert.ok(await first.locator(".excerpt").first().isVisible());
  assert.match(await first.innerText(), /0940.*:\d+/s);
  await page.keyboard.press("Enter");
  assert.ok(!(await first.locator(".excerpt").first().isVisible()), "it folds again");
  await page.keyboard.press("Enter");
  assert.ok(await page.getByText("[[A99]]").first().isVisible());
  assert.equal(await page.locator("b").count(), 0, "what an author wrote is text");
  await picture("errors");
  await accessible("with errors");

  step("a click on a message shows the page of its passage, and a link takes the keyboard there");
  known = await version();
  await writeFile(note, `${text}\n\nÀ vérifier : le chiffre de l'aperçu.\n`);
  await after(known);
  const told = page.locator(".fact", { hasText: "À vérifier" }).first();
  await told.waitFor(LONG);
  await page.evaluate(() => window.scrollTo(0, 0));
  await told.locator("summary").click();
  await page.waitForFunction(() => {
    const shown = document.querySelector(".page.told");
    return shown?.querySelector(".text").textContent.includes("le chiffre de l") && shown.getBoundingClientRect().top < innerHeight / 2;
  });
  await picture("message-page");
  await told.locator(".to-page a").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest(".page.told"));

  step("mended, it goes");
  known = await version();
  await writeFile(note, text);
  await after(known);
  await page.locator(".fact-error").first().waitFor({ state: "detached", ...LONG });
  assert.ok(!(await page.locator("#banner").isVisible()));
  assert.equal(await page.evaluate(() => globalThis.mark), "still the same document");

  step("the PDF can be had");
  const pdf = await page.request.get(new URL(await page.locator("#pdf").getAttribute("href"), watching.address).href);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");

  step("narrow, dark, magnified");
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.emulateMedia({ colorScheme: "dark" });
  await picture("dark");
  await accessible("dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 800 });
  await picture("narrow");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, "nothing is cut at the side");
  await accessible("narrow");
  await page.setViewportSize({ width: 680, height: 430 }); // 1360 × 860 at 200 %
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await picture("magnified");

  step("nobody else is answered");
  const status = (headers, method = "GET") => new Promise((done, failed) => {
    const { port } = new URL(watching.address);
    request({ host: "127.0.0.1", port, path: "/state", method, headers }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    }).on("error", failed).end();
  });
  assert.equal(await status({}), 200);
  assert.equal(await status({ host: "example.org" }), 403);
  assert.equal(await status({ origin: "http://example.org" }), 403);
  assert.equal(await status({}, "POST"), 405);
  assert.deepEqual(faults.filter((fault) => !fault.includes("ERR_INCOMPLETE_CHUNKED")), [], "no fault in the console");
} finally {
  await browser.close();
  const { status, told } = await watching.stop();
  console.log(told.split("\n").map((line) => `  | ${line}`).join("\n"));
  assert.equal(status, 0, "Ctrl-C is the usual end");
}
console.log("the preview is well");
