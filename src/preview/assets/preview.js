// The page follows the report: what is told by /events is fetched from /state, and only what differs
// is changed in place. Whatever an author wrote is put in as text, never as markup.

const words = JSON.parse(document.getElementById("words").textContent);
const language = document.documentElement.lang;
const find = (id) => document.getElementById(id);
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
const calm = matchMedia("(prefers-reduced-motion: reduce)");
/** Where messages stand above or below the pages, and not beside them. */
const narrow = matchMedia("(max-width: 62rem)");
const main = find("pages");

const say = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
const counted = (name, n) =>
  say(`${name}-${plural.select(n) === "one" ? "one" : "other"}`, { n: number.format(n) });

/** An element with its properties and what lies in it; strings are text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") element.className = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

// ---- Pages

/** The pages that are near what is seen are fetched, and no others. */
const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => {
    const page = entry.target.closest(".page");
    page.isNear = entry.isIntersecting;
    if (page.isNear) draw(page);
  }),
  { rootMargin: "150% 0px" },
);

/** Shows a page as it is now: the old drawing stays until the new one is ready. */
async function draw(page) {
  const print = page.dataset.print;
  if (page.drawn === print || page.drawing === print) return;
  page.drawing = print;
  const image = new Image();
  image.alt = "";
  image.src = `/pages/${print}.svg`;
  try {
    await image.decode();
  } catch {
    page.drawing = null;
    return; // It has gone by: what is new is told.
  }
  if (page.dataset.print !== print) return;
  page.querySelector(".sheet").replaceChildren(image);
  page.drawn = print;
}

function newPage() {
  const name = make("span");
  const heading = make("h2", { tabindex: "-1" }, name);
  const page = make("section", { class: "page" }, heading, make("div", { class: "sheet" }), make("div", { class: "hidden text" }));
  near.observe(page.querySelector(".sheet"));
  return page;
}

function fillPage(page, facts, rank, lang) {
  const heading = page.querySelector("h2");
  setText(heading.firstChild, say("page", { n: facts.label }));
  heading.id = `page-${rank + 1}`;
  page.dataset.label = facts.label;
  page.setAttribute("aria-labelledby", heading.id);
  page.querySelector(".sheet").style.aspectRatio = `${facts.width} / ${facts.height}`;
  if (page.dataset.print !== facts.print) {
    page.dataset.print = facts.print;
    const text = page.querySelector(".text");
    text.lang = lang;
    text.replaceChildren(...facts.text.map((paragraph) => make("p", {}, paragraph)));
    if (page.isNear) draw(page);
  }
}

function markPage(page, isChanged) {
  page.classList.toggle("changed", isChanged);
  const heading = page.querySelector("h2");
  const mark = heading.querySelector(".mark");
  if (isChanged && !mark) heading.append(make("span", { class: "mark" }, say("changed")));
  if (!isChanged && mark) mark.remove();
}

/** Pages that look the same keep their elements, so that the place one reads stays where it is. */
function showPages(state) {
  const old = [...main.querySelectorAll(".page")];
  const now = state.pages;
  const same = (a, b) => old[a].dataset.print === now[b].print;
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && same(head, head)) head += 1;
  let tail = 0;
  while (tail < most - head && same(old.length - 1 - tail, now.length - 1 - tail)) tail += 1;
  const middle = old.slice(head, old.length - tail);
  const pages = [
    ...old.slice(0, head),
    ...now.slice(head, now.length - tail).map((_, rank) => middle[rank] ?? newPage()),
    ...old.slice(old.length - tail),
  ];
  middle.slice(now.length - tail - head).forEach((page) => page.remove());
  pages.forEach((page, rank) => {
    fillPage(page, now[rank], rank, state.pagesLanguage);
    if (!page.isConnected) main.insertBefore(page, pages[rank - 1]?.nextSibling ?? null);
  });
  main.classList.toggle("stale", state.isStale);
}

let changes = [];
let nextChange = 0;

function showChanges(state) {
  const pages = [...main.querySelectorAll(".page")];
  if (!state.isStale && state.changed.length > 0) {
    changes = state.changed.map((rank) => pages[rank]);
    nextChange = 0;
  }
  changes = changes.filter((page) => page.isConnected);
  pages.forEach((page) => markPage(page, changes.includes(page)));
  find("to-change").disabled = changes.length === 0;
}

const goTo = (element, block) =>
  element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

find("to-change").addEventListener("click", () => {
  const page = changes[nextChange % changes.length];
  nextChange += 1;
  const heading = page.querySelector("h2");
  heading.focus({ preventScroll: true });
  goTo(heading, "start");
});

const pageOf = (fact) => (fact.page ? main.querySelectorAll(".page")[fact.page - 1] ?? null : null);

/** Shows the page on which a message's passage stands. */
function showPageOf(fact, takesFocus) {
  const page = pageOf(fact);
  if (!page) return;
  main.querySelectorAll(".page.told").forEach((other) => other.classList.remove("told"));
  page.classList.add("told");
  const heading = page.querySelector("h2");
  if (takesFocus) heading.focus({ preventScroll: true });
  goTo(heading, "start");
}

// ---- Messages

function excerpt({ file, label, lines }) {
  const line = ({ number: rank, before, meant, after }) =>
    make("span", { class: "line" },
      make("span", { class: "rank", "aria-hidden": "true" }, String(rank)),
      make("span", {}, before, meant && make("mark", {}, meant), after));
  const caption = make("figcaption", {}, lines.length > 0 ? `${file}:${lines[0].number}` : file, label ? ` · ${label}` : "");
  const code = lines.length > 0 ? make("pre", {}, ...lines.map(line)) : null;
  return make("figure", { class: "excerpt" }, caption, code);
}

function message(fact) {
  const page = pageOf(fact)?.dataset.label;
  const place = [fact.place, page ? say("on-page", { n: page }) : null].filter(Boolean).join(" · ");
  const words = make("span", { class: "word" }, make("span", {}, fact.word), place ? make("span", { class: "place" }, place) : "");
  const summary = make("summary", {}, words, make("span", { class: "message" }, fact.message));
  const inside = make("div", { class: "inside" }, ...fact.excerpts.map(excerpt));
  if (page) {
    const link = make("a", { href: `#page-${fact.page}` }, say("see-page", { n: page }));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showPageOf(fact, true);
    });
    inside.append(make("p", { class: "to-page" }, link));
  }
  const helps = (title, texts) =>
    make("div", { class: "helps" }, make("h3", {}, title), ...texts.map((text) => make("p", {}, text)));
  if (fact.helps.length > 0) inside.append(helps(say("help"), fact.helps));
  if (fact.proposed) inside.append(helps(say("proposed"), [fact.proposed]));
  inside.append(make("p", { class: "more" }, `${say("more")} `, make("code", {}, `actes explain ${fact.code}`)));
  const details = make("details", { class: `fact fact-${fact.severity}` }, summary, inside);
  // Who opens a message beside the pages sees its page; the keyboard stays on the message.
  summary.addEventListener("click", () => {
    if (!details.open && !narrow.matches) showPageOf(fact, false);
  });
  return make("li", {}, details);
}

/** What is still told keeps its element: it stays open, and the keyboard stays on it. */
function showFacts(state) {
  const list = find("facts");
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const items = state.facts.map((fact) => {
    const key = JSON.stringify(fact);
    const item = known.get(key) ?? message(fact);
    item.dataset.key = key;
    known.delete(key);
    return item;
  });
  // The same fault whose line has moved or changed stays open too.
  const opened = [...known.values()].map((item) => [JSON.parse(item.dataset.key).code, item.firstChild.open]);
  known.forEach((item) => item.remove());
  items.forEach((item, rank) => {
    if (list.children[rank] !== item) list.insertBefore(item, list.children[rank] ?? null);
    const { code } = state.facts[rank];
    const before = opened.findIndex(([old, isOpen]) => old === code && isOpen);
    if (before >= 0 && !item.firstChild.open) {
      item.firstChild.open = true;
      opened.splice(before, 1);
    }
  });
  find("no-facts").hidden = items.length > 0;
}

const totals = (state) => {
  const total = (severity) => state.facts.filter((fact) => fact.severity === severity).length;
  return { error: total("error"), warning: total("warning"), note: total("note") };
};

find("to-error").addEventListener("click", () => {
  find("messages-panel").open = true;
  const first = document.querySelector(".fact-error");
  if (!first) return;
  first.open = true;
  first.firstChild.focus({ preventScroll: true });
  goTo(first, "nearest");
});

// ---- What came in

function row(part) {
  const state = part.state === "here" && part.count > 1 ? say("here-several", { n: part.count }) : words[part.state];
  const shown = part.state === "none" ? [make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "hidden" }, state)] : [state];
  const time = [part.day, part.time].filter(Boolean).join(" ");
  const names = new Intl.ListFormat(language, { type: "conjunction" }).format(part.from);
  const from = names ? say("from", { names }) : part.state === "missing" ? say("from-nobody") : "";
  const figure = (count) => make("td", { class: "number" }, count > 0 ? String(count) : "–");
  return make("tr", { class: part.isWorkshop ? "workshop" : "session" },
    make("th", { scope: "row" }, time ? make("span", { class: "time" }, time) : "", part.title, from ? make("span", { class: "from" }, from) : ""),
    make("td", {}, make("span", { class: `state state-${part.state}` }, ...shown)),
    figure(part.actions), figure(part.pictures));
}

function showRows(state) {
  find("progress-panel").hidden = state.rows.length === 0;
  find("rows").replaceChildren(...state.rows.map(row));
  const missing = state.rows.filter((part) => part.state === "missing").length;
  setText(find("progress-count"), missing > 0 ? counted("missing", missing) : say("all-here"));
}

// ---- All of it

function showHead(state) {
  const total = totals(state);
  const parts = [];
  if (total.error > 0) parts.push(counted("error", total.error));
  if (total.warning > 0) parts.push(counted("warning", total.warning));
  if (total.note > 0) parts.push(counted("note", total.note));
  setText(find("messages-count"), parts.join(", "));
  const title = state.title || "actes";
  setText(find("title"), title);
  document.title = `${parts.length > 0 ? `(${parts.slice(0, 2).join(", ")}) ` : ""}${title} · ${say("preview")}`;

  const banner = find("banner");
  setText(find("banner-count"), total.error > 0 ? counted("error", total.error) : "");
  setText(find("banner-text"), state.pages.length > 0 ? say("stale") : say("empty"));
  banner.hidden = !state.isStale;
  find("to-error").hidden = total.error === 0;

  const pdf = find("pdf");
  pdf.hidden = !state.pdf;
  pdf.classList.toggle("stale", state.isStale);
  if (state.isStale) find("pdf-name").replaceChildren(say("pdf-stale"), make("span", { class: "older" }, ` – ${say("pdf-older")}`));
  else setText(find("pdf-name"), say("pdf"));

  const time = new Date().toLocaleTimeString(language);
  const told = [say(state.isStale ? "stopped" : "composed", { time })];
  if (state.pages.length > 0 && !state.isStale) told.push(counted("pages", state.pages.length));
  if (state.changed.length > 0) told.push(counted("changes", state.changed.length));
  told.push(say("took", { n: number.format(state.took / 1000) }));
  find("status").className = "";
  setText(find("status"), told.join(" · "));
}

let isFirst = true;

function show(state) {
  showHead(state);
  showPages(state);
  showChanges(state);
  showFacts(state);
  showRows(state);
  if (isFirst && narrow.matches) {
    // On a narrow screen the pages come first, unless something must be mended.
    find("progress-panel").open = false;
    find("messages-panel").open = state.isStale;
  }
  isFirst = false;
  document.documentElement.dataset.version = state.version;
}

let isFetching = false;
let isBehind = false;

async function refresh() {
  isBehind = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isBehind) {
      isBehind = false;
      const answer = await fetch("/state");
      const state = await answer.json();
      if (state.version > 0) show(state);
    }
  } catch {
    lost();
  } finally {
    isFetching = false;
  }
}

function lost() {
  find("status").className = "lost";
  setText(find("status"), say("lost"));
}

const below = () =>
  document.documentElement.style.setProperty("--below-header", `${document.querySelector("header").offsetHeight}px`);
new ResizeObserver(below).observe(document.querySelector("header"));

setText(find("status"), say("waiting"));
const events = new EventSource("/events");
events.addEventListener("scene", refresh);
events.addEventListener("error", lost);
