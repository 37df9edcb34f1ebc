// Opens a prepared folder as Visual Studio Code does: its YAML language server completes and checks
// event.yaml with the schemas that `actes new` bound.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [server, folder] = process.argv.slice(2).map((it) => resolve(it));
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const settings = JSON.parse(readFileSync(join(folder, ".vscode/settings.json"), "utf8"));
const waiting = new Map();
const told = new Map();
let last = 0;
let buffer = Buffer.alloc(0);

const send = (message) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const ask = (method, params) =>
  new Promise((done) => {
    waiting.set(++last, done);
    send({ id: last, method, params });
  });
const fail = (words) => {
  console.error(`editor: ${words}`);
  child.kill();
  process.exit(1);
};
const hold = (fact, words) => fact || fail(words);

child.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(end, 0)))?.[1]);
    if (end < 0 || buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length));
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === "workspace/configuration") {
      const yaml = { schemas: settings["yaml.schemas"], validate: true, completion: true, hover: true, schemaStore: { enable: false } };
      send({ id: message.id, result: message.params.items.map((it) => (it.section === "yaml" ? yaml : null)) });
    } else if (message.method === "textDocument/publishDiagnostics") {
      told.set(decodeURIComponent(message.params.uri), message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      send({ id: message.id, result: null });
    } else if (waiting.has(message.id)) {
      waiting.get(message.id)(message.result);
    }
  }
});
setTimeout(() => fail("no answer within a minute"), 60_000).unref();

const root = pathToFileURL(folder).href;
await ask("initialize", {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: "event" }],
  capabilities: {
    workspace: { configuration: true, workspaceFolders: true },
    textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } } },
  },
});
send({ method: "initialized", params: {} });

/** What the editor says of a file: diagnostics, then completion and hover at its end. */
async function open(path, text, position) {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  for (let round = 0; !told.has(decodeURIComponent(uri)) && round < 200; round++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  const lines = text.split("\n");
  position ??= { line: lines.length - 1, character: lines.at(-1).length };
  const params = { textDocument: { uri }, position };
  const completion = await ask("textDocument/completion", params);
  const hover = await ask("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 1 } });
  const problems = told.get(decodeURIComponent(uri)) ?? fail(`nothing is said of ${path}`);
  return {
    problems: problems.map((it) => `${it.range.start.line + 1}: ${it.message}`),
    labels: (completion?.items ?? completion ?? []).map((it) => it.label),
    hover: JSON.stringify(hover?.contents ?? ""),
  };
}

// The folder's own file, as it was written.
const fresh = readFileSync(join(folder, "event.yaml"), "utf8");
const own = await open("event.yaml", `${fresh}\n`);
hold(own.problems.length === 0, `a fresh event.yaml has problems: ${own.problems.join("; ")}`);
hold(own.labels.includes("organisateurs") && own.labels.includes("lieu"), `keys offered: ${own.labels}`);
hold(!own.labels.includes("organisers") && !own.labels.includes("venue"), "keys of the other language are offered");

// By the name of the file alone, without the line that names the schema.
const right = await open("evenement.yaml", "titre: Un titre\nstatus: final\nDepot legal: juin 2026\nstatut: ");
hold(right.hover.includes("thème de l'événement"), `hover: ${right.hover}`);
hold(right.labels.includes("projet") && right.labels.includes("définitif"), `words offered: ${right.labels}`);
const wrong = await open("event-2.yaml", "titer: X\nstatut: brouillon\ndate: demain\norganisateurs:\n  - lgo: a\n");
hold(wrong.problems.length >= 4, `problems told: ${wrong.problems.join("; ")}`);
hold(wrong.problems.some((it) => it.startsWith("1: ") && it.includes("titer")), `no word on titer: ${wrong.problems}`);
hold(wrong.problems.some((it) => it.startsWith("3: Une date")), `no word on date: ${wrong.problems}`);
hold(wrong.problems.some((it) => it.startsWith("5: ") && it.includes("lgo")), `no word on lgo: ${wrong.problems}`);
hold(wrong.problems.some((it) => it.startsWith("2: ") && it.includes("projet")), `no word on statut: ${wrong.problems}`);
const inner = await open("propositions.yaml", "actions:\n  - titre: X\n    ");
hold(inner.labels.includes("porteur") && inner.labels.includes("échéance"), `keys of an action: ${inner.labels}`);
const sheet = await open("ateliers/sous/a.yaml", "titre: X\npassages:\n  - groupe: A\n    contributions:\n      - {lien: aime, texte: Y}\n");
hold(sheet.problems.length === 1, `a workshop: ${sheet.problems.join("; ")}`);
console.log(`the editor offers ${own.labels.length} keys and tells: ${wrong.problems.join("; ")}`);
child.kill();
process.exit(0);
