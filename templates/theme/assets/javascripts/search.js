// The search page: what is asked for in its form, and what is shown of what was found.
import { byDay, days, join, knowDays, missing, pagefind } from "./periods.js";
import { element, entries } from "./results.js";

const form = document.getElementById("find");
const fields = ["q", "from", "to", "topic", "subject", "person", "source", "position", "kind", "sort"];
const facets = ["topic", "subject", "person", "source", "position"];
const status = document.getElementById("find-status");
const list = document.getElementById("find-results");
const more = document.getElementById("find-more");
const PAGE = 10;
const CHOICES = { sort: ["", "newest", "oldest"], kind: ["", "claims"] };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

let latest = 0;
let waiting = [];
let filled = false;

function control(name) { return document.getElementById("find-" + name); }

// Once every period has joined: its counts are of them all.
async function fillFacets(engine) {
  if (filled) return;
  const found = await knowDays(engine);
  if (filled) return;
  filled = true;
  for (const name of facets) {
    const select = control(name);
    const chosen = select.dataset.wanted || "";
    const values = Object.keys(found[name] || {});
    values.sort((a, b) => a.localeCompare(b, "en"));
    for (const value of values) {
      const option = element("option", "", `${value} (${found[name][value]})`);
      option.value = value;
      select.append(option);
    }
    if (values.includes(chosen)) select.value = chosen;
    delete select.dataset.wanted;
  }
}

function state() {
  const values = {};
  for (const name of fields) values[name] = control(name).dataset.wanted || control(name).value.trim();
  return values;
}

function keepInAddress(values) {
  const address = new URL(location.href);
  for (const name of fields) {
    if (values[name]) address.searchParams.set(name, values[name]);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

function restoreFromAddress() {
  const wanted = new URL(location.href).searchParams;
  for (const name of fields) {
    const value = wanted.get(name) || "";
    if (facets.includes(name)) control(name).dataset.wanted = value;
    else if (CHOICES[name] ? CHOICES[name].includes(value) : name === "q" || DAY.test(value)) control(name).value = value;
  }
  return fields.some((name) => wanted.get(name));
}

async function run() {
  const turn = ++latest;
  status.textContent = "Searching…";
  let engine;
  try {
    engine = await pagefind(form.dataset.index);
  } catch (error) {
    status.textContent = "The search index could not be loaded. Opened from a file, the site cannot search: use a web server.";
    return;
  }
  for (let step = 1; ; step *= 2) {
    const values = state();
    keepInAddress(values);
    const left = missing(values.from, values.to);
    const { results, message } = await found(engine, values);
    if (turn !== latest) return;
    if (results.length || !left.length) await show(results, left.length ? `${message} Older ones are being searched.` : message, turn, step > 1);
    if (turn !== latest) return;
    if (!left.length) break;
    try {
      await join(engine, results.length ? left : left.slice(0, step));
    } catch (error) {
      status.textContent = `${message} Older ones could not be loaded: search again.`;
      return;
    }
  }
  await offerFacets();
}

// What the periods that have joined hold for these words and facets, and what to say of it.
async function found(engine, values) {
  const filters = {};
  for (const name of facets) if (values[name]) filters[name] = [values[name]];
  if (values.from || values.to) {
    await knowDays(engine);
    const within = days.filter((day) => (!values.from || day >= values.from) && (!values.to || day <= values.to));
    if (!within.length) return { results: [], message: "No brief of these days." };
    filters.day = { any: within };
  }
  if (!values.q && !Object.keys(filters).length) return { results: [], message: "Type a word, or choose dates, a topic, subject, person, source or position." };
  const words = values.q || null;
  const results = values.sort || !words ? await byDay(engine, words, filters) : (await engine.search(words, { filters })).results;
  if (values.sort === "oldest") results.reverse();
  const count = results.length;
  const told = count === 1 ? "1 brief found" : `${count.toLocaleString("en")} briefs found`;
  return { results, message: values.kind === "claims" ? `${told}; their claims and quotes one by one.` : `${told}.` };
}

// The first page of results: one by one as they come, or all at once in place of what is shown already.
async function show(results, message, turn, again) {
  const first = results.slice(0, PAGE).map((result) => result.data());
  const made = again ? (await Promise.all(first)).flatMap(listed) : [];
  if (turn !== latest) return;
  status.textContent = message;
  list.replaceChildren(...made);
  waiting = results.slice(PAGE);
  more.hidden = waiting.length === 0;
  if (again) return;
  for (const data of first) {
    const next = listed(await data);
    if (turn !== latest) return;
    list.append(...next);
  }
}

function listed(data) { return entries(data, control("q").value, control("kind").value, form.dataset.root); }

async function showMore(turn) {
  const loaded = await Promise.all(waiting.slice(0, PAGE).map((result) => result.data()));
  if (turn !== latest) return;
  waiting = waiting.slice(PAGE);
  list.append(...loaded.flatMap(listed));
  more.hidden = waiting.length === 0;
}

let timer = 0;
function soon() { clearTimeout(timer); timer = setTimeout(run, 150); }

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
form.addEventListener("input", soon);
function getReady() { return pagefind(form.dataset.index).catch(() => null); }

async function offerFacets() {
  const engine = filled ? null : await getReady();
  if (!engine) return;
  await join(engine, missing());
  await fillFacets(engine);
}

form.addEventListener("focusin", getReady);
for (const event of ["focusin", "pointerenter", "click"]) document.getElementById("find-details").addEventListener(event, offerFacets);
more.addEventListener("click", () => showMore(latest));
list.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...list.querySelectorAll("a")];
  const next = links[links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});
control("q").addEventListener("keydown", (event) => {
  const first = list.querySelector("a");
  if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
});

const sought = restoreFromAddress();
const narrowed = fields.some((name) => name !== "q" && new URL(location.href).searchParams.get(name));
document.getElementById("find-details").open = narrowed || matchMedia("(min-width: 45em)").matches;
if (sought) run();
else control("q").focus();
