// The preview as a picture for the guide: `node picture.js target/release/actes FOLDER FILE.png [errors]`.
// With `errors`, a note cites an action that is not there, and its message is open.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch, settled, watch } from "./browser.js";

const [program, event, file, how] = process.argv.slice(2);
const watching = await watch(program, event);
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(watching.address);
  await settled(page);
  if (how === "errors") {
    const files = await readdir(watching.folder, { recursive: true });
    const note = join(watching.folder, files.find((name) => /^(notes|round-tables|tables-rondes)\/.*\.md$/.test(name)));
    await writeFile(note, `${await readFile(note, "utf8")}\n\nVoir [[A99]].\n`);
    await page.locator(".fact-error").first().waitFor({ timeout: 60_000 });
    await page.locator("#to-error").click();
  }
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => [...document.querySelectorAll(".page")].filter((it) => it.isNear).every((it) => it.drawn));
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await watching.stop();
}
