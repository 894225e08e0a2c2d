// The search page: Pagefind finds, this shows. Text only ever goes in through textContent.
const form = document.getElementById("find");
const fields = ["q", "from", "to", "topic", "subject", "person", "source", "position", "kind", "sort"];
const facets = ["topic", "subject", "person", "source", "position"];
const status = document.getElementById("find-status");
const list = document.getElementById("find-results");
const more = document.getElementById("find-more");
const PAGE = 10;
const CLAIMS = 3;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const CHOICES = { sort: ["", "newest", "oldest"], kind: ["", "claims"] };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

let loading = null;
let days = [];
let latest = 0;
let waiting = [];
let periods = [];
const joined = new Set();
let joining = Promise.resolve();
let filled = false;

function control(name) { return document.getElementById("find-" + name); }

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function spokenDay(day) {
  const [year, month, number] = day.split("-").map(Number);
  return number ? `${number} ${MONTHS[month - 1]} ${year}` : "undated";
}

// Pagefind and the index of the newest period are fetched the first time somebody wants to search.
function pagefind() {
  loading = loading || (async () => {
    const index = new URL(form.dataset.index, document.baseURI);
    const [engine, names] = await Promise.all([import(index.href), olderPeriods(index)]);
    await engine.options({ excerptLength: 24, noWorker: true });
    await engine.init();
    periods = names;
    return engine;
  })();
  return loading;
}

// Older periods join when the newest have been searched: the first result need not wait for them.
function join(engine, names) {
  joining = joining.then(async () => {
    const index = new URL(form.dataset.index, document.baseURI);
    for (const name of names.filter((one) => !joined.has(one))) {
      await engine.mergeIndex(new URL(`${name}/`, index).href, { excerptLength: 24 });
      joined.add(name);
    }
  });
  return joining;
}

// A large desk has an index for each period: the newest beside Pagefind itself, the others, newest first, in folders there.
async function olderPeriods(index) {
  const response = await fetch(new URL("bundles.json", index));
  return response.ok ? response.json() : [];
}

function periodOf(day) {
  const [year, month, number] = day.split("-");
  return [`${year}-${month}-${Math.ceil(number / 7)}`, `${year}-${month}`, `${year}-Q${Math.ceil(month / 3)}`].find((name) => joined.has(name)) || "";
}

// The periods that can hold a day from one to another; all of them where no days are asked for.
function periodsWithin(from, to) {
  if (!from && !to) return periods;
  return periods.filter((name) => {
    const [year, part, week] = name.split("-");
    if (!part) return false;
    const quarter = part.startsWith("Q") ? 3 * part[1] : 0;
    const months = quarter ? [quarter - 2, quarter] : [part, part];
    const days = week ? [7 * week - 6, 7 * week] : [1, 31];
    const [first, last] = [0, 1].map((end) => [year, ...[months[end], days[end]].map((one) => String(one).padStart(2, "0"))].join("-"));
    return (!from || last >= from) && (!to || first <= to);
  });
}

// Pagefind sorts within an index and mixes the results of several: so each period is asked by itself, the newest first.
async function byDay(engine, words, filters) {
  const sort = { date: "desc" };
  if (!joined.size) return (await engine.search(words, { filters, sort })).results;
  if (!filters.day) await knowDays(engine);
  const wanted = filters.day ? filters.day.any : days;
  const results = [];
  for (const period of ["", ...periods.filter((name) => joined.has(name))]) {
    const within = wanted.filter((day) => periodOf(day) === period);
    const undated = period === "undated" && !filters.day;
    if (!within.length && !undated) continue;
    const part = undated ? { not: { day: { any: days } } } : { day: { any: within } };
    results.push(...(await engine.search(words, { filters: { ...filters, ...part }, sort })).results);
  }
  return results;
}

async function knowDays(engine) {
  const found = await engine.filters();
  days = Object.keys(found.day || {});
  return found;
}

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
    engine = await pagefind();
  } catch (error) {
    loading = null;
    status.textContent = "The search index could not be loaded. Opened from a file, the site cannot search: use a web server.";
    return;
  }
  for (let step = 1; ; step *= 2) {
    const values = state();
    keepInAddress(values);
    const missing = periodsWithin(values.from, values.to).filter((name) => !joined.has(name));
    const { results, message } = await found(engine, values);
    if (turn !== latest) return;
    if (results.length || !missing.length) await show(results, missing.length ? `${message} Older ones are being searched.` : message, turn, step > 1);
    if (turn !== latest) return;
    if (!missing.length) break;
    await join(engine, results.length ? missing : missing.slice(0, step));
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
  const made = again ? (await Promise.all(first)).flatMap(entries) : [];
  if (turn !== latest) return;
  status.textContent = message;
  list.replaceChildren(...made);
  waiting = results.slice(PAGE);
  more.hidden = waiting.length === 0;
  if (again) return;
  for (const data of first) {
    const next = entries(await data);
    if (turn !== latest) return;
    list.append(...next);
  }
}

async function showMore(turn) {
  const loaded = await Promise.all(waiting.slice(0, PAGE).map((result) => result.data()));
  if (turn !== latest) return;
  waiting = waiting.slice(PAGE);
  list.append(...loaded.flatMap(entries));
  more.hidden = waiting.length === 0;
}

function entries(data) {
  return control("kind").value === "claims" ? claimEntries(data) : [entry(data)];
}

function address(data, anchor) {
  const path = data.raw_url || data.url;
  const relative = path.replace(/^\/+/, "");
  const target = new URL(form.dataset.root + relative, document.baseURI);
  if (anchor) target.hash = anchor;
  return target.href;
}

// Single claims and quotes as results of their own.
function claimEntries(data) {
  return matchingClaims(data, Infinity).map((claim) => {
    const item = element("li", "db-result");
    const link = element("a", "db-result__claim", "");
    link.href = address(data, claim.id);
    highlighted(link, plain(claim.text));
    const kind = claim.id.startsWith("stance") ? "who takes which side" : claim.id.startsWith("when") ? "date" : "fact";
    const about = [kind, data.meta.source, spokenDay(data.meta.date || ""), data.meta.title].filter(Boolean).join(" · ");
    item.append(link, element("p", "db-entry__source", about));
    return item;
  });
}

function entry(data) {
  const item = element("li", "db-result");
  const link = element("a", "db-entry__title", data.meta.title);
  link.href = address(data);
  const about = [data.meta.source, spokenDay(data.meta.date || "")].filter(Boolean).join(" · ");
  item.append(link, " ", element("span", "db-entry__source", about));
  const claims = matchingClaims(data, CLAIMS);
  if (claims.length) {
    const inner = element("ul", "db-result__claims");
    for (const claim of claims) {
      const row = element("li");
      const deep = element("a", "", "");
      deep.href = address(data, claim.id);
      highlighted(deep, plain(claim.text));
      row.append(deep);
      inner.append(row);
    }
    item.append(inner);
  } else {
    const line = element("p", "db-entry__fact");
    highlighted(line, plain(data.excerpt));
    item.append(line);
  }
  return item;
}

// Facts and quotes whose words were found: the anchor before each found word.
function matchingClaims(data, most) {
  const anchors = data.anchors || [];
  const words = (data.raw_content || data.content || "").split(/\s+/);
  const hits = new Map();
  for (const location of data.locations || []) {
    const index = anchors.findLastIndex((anchor) => anchor.location <= location);
    if (index < 0 || hits.has(index) || !/^(fact|stance|when)-\d+$/.test(anchors[index].id)) continue;
    const end = index + 1 < anchors.length ? anchors[index + 1].location : words.length;
    hits.set(index, { id: anchors[index].id, text: words.slice(anchors[index].location, Math.min(end, anchors[index].location + 60)).join(" ") });
  }
  return [...hits.values()].slice(0, most);
}

// Pagefind's excerpt is HTML: read as text, nothing of it becomes an element of the page.
function plain(html) { return new DOMParser().parseFromString(html, "text/html").body.textContent; }

function highlighted(parent, text) {
  const words = control("q").value.toLocaleLowerCase("en").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  for (const piece of text.split(/([^\p{L}\p{N}]+)/u)) {
    const small = piece.toLocaleLowerCase("en");
    if (words.some((word) => small.startsWith(word))) parent.append(element("mark", "", piece));
    else parent.append(piece);
  }
}

let timer = 0;
function soon() { clearTimeout(timer); timer = setTimeout(run, 150); }

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
form.addEventListener("input", soon);
function getReady() { return pagefind().catch(() => { loading = null; }); }

async function offerFacets() {
  const engine = filled ? null : await getReady();
  if (!engine) return;
  await join(engine, periods);
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
