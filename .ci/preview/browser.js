// A browser on the machine, a copy of the sample, and `actes watch --serve` on it.

import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Starts Debian's Chromium. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: QUIET });

/** Watches a copy of an event's folder and gives its address; `stop` ends it as Ctrl-C does. */
export async function watch(program, event, ...more) {
  const root = await mkdtemp(join(tmpdir(), "actes-preview-"));
  const folder = join(root, "input");
  await cp(event, folder, { recursive: true });
  const child = spawn(program, ["--lang", "fr", "watch", "--serve", ...more], { cwd: root });
  let told = "";
  const address = await new Promise((found, failed) => {
    const listen = (piece) => {
      told += piece;
      const address = told.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (address) found(address[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", (status) => failed(new Error(`ended with ${status}:\n${told}`)));
  });
  const stop = async () => {
    const ended = new Promise((done) => child.on("exit", (status) => done(status)));
    child.kill("SIGINT");
    const status = await ended;
    await rm(root, { recursive: true, force: true });
    return { status, told };
  };
  return { root, folder, address, stop };
}

/** Waits until the page shows a report without errors. */
export const settled = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.version && document.querySelector(".page img"), null, { timeout: 120_000 });
