// The search page: Pagefind finds, this shows. Text only ever goes in through textContent.
const form = document.getElementById("find");
const fields = ["q", "month", "topic", "person", "source", "position", "sort"];
const facets = ["month", "topic", "person", "source", "position"];
const status = document.getElementById("find-status");
const list = document.getElementById("find-results");
const more = document.getElementById("find-more");
const PAGE = 10;
const CLAIMS = 3;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

let loading = null;
let latest = 0;
let waiting = [];

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

function spokenMonth(value) {
  const [year, month] = value.split("-");
  return `${MONTHS[Number(month) - 1]} ${year}`;
}

// Pagefind and its index are fetched the first time somebody wants to search.
function pagefind() {
  loading = loading || (async () => {
    const engine = await import(new URL(form.dataset.index, document.baseURI).href);
    await engine.options({ excerptLength: 24 });
    await engine.init();
    await fillFacets(engine);
    return engine;
  })();
  return loading;
}

async function fillFacets(engine) {
  const found = await engine.filters();
  for (const name of facets) {
    const select = control(name);
    const chosen = select.dataset.wanted || "";
    const values = Object.keys(found[name] || {});
    values.sort(name === "month" ? (a, b) => (a < b ? 1 : -1) : (a, b) => a.localeCompare(b, "en"));
    for (const value of values) {
      const option = element("option", "", `${name === "month" ? spokenMonth(value) : value} (${found[name][value]})`);
      option.value = value;
      select.append(option);
    }
    if (values.includes(chosen)) select.value = chosen;
    delete select.dataset.wanted;
  }
}

function state() {
  const values = {};
  for (const name of fields) values[name] = control(name).value.trim();
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
    else if (name !== "sort" || ["", "newest", "oldest"].includes(value)) control(name).value = value;
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
  const values = state();
  if (turn !== latest) return;
  keepInAddress(values);
  const filters = {};
  for (const name of facets) if (values[name]) filters[name] = [values[name]];
  if (!values.q && !Object.keys(filters).length) return show([], "Type a word, or choose a month, topic, person, source or position.");
  const options = { filters };
  if (values.sort || !values.q) options.sort = { date: values.sort === "oldest" ? "asc" : "desc" };
  const found = await engine.search(values.q || null, options);
  if (turn !== latest) return;
  const count = found.results.length;
  await show(found.results, count === 1 ? "1 brief found." : `${count.toLocaleString("en")} briefs found.`, turn);
}

async function show(results, message, turn) {
  list.replaceChildren();
  waiting = results;
  status.textContent = message;
  await showMore(turn || latest);
}

async function showMore(turn) {
  const next = waiting.slice(0, PAGE);
  const loaded = await Promise.all(next.map((result) => result.data()));
  if (turn !== latest) return;
  waiting = waiting.slice(PAGE);
  for (const data of loaded) list.append(entry(data));
  more.hidden = waiting.length === 0;
}

function address(data, anchor) {
  const path = data.raw_url || data.url;
  const relative = path.replace(/^\/+/, "");
  const target = new URL(form.dataset.root + relative, document.baseURI);
  if (anchor) target.hash = anchor;
  return target.href;
}

function entry(data) {
  const item = element("li", "db-result");
  const link = element("a", "db-entry__title", data.meta.title);
  link.href = address(data);
  const about = [data.meta.source, spokenDay(data.meta.date || "")].filter(Boolean).join(" · ");
  item.append(link, " ", element("span", "db-entry__source", about));
  const claims = matchingClaims(data);
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
function matchingClaims(data) {
  const anchors = data.anchors || [];
  const words = (data.raw_content || data.content || "").split(/\s+/);
  const hits = new Map();
  for (const location of data.locations || []) {
    const index = anchors.findLastIndex((anchor) => anchor.location <= location);
    if (index < 0 || hits.has(index) || !/^(fact|stance|when)-\d+$/.test(anchors[index].id)) continue;
    const end = index + 1 < anchors.length ? anchors[index + 1].location : words.length;
    hits.set(index, { id: anchors[index].id, text: words.slice(anchors[index].location, Math.min(end, anchors[index].location + 60)).join(" ") });
  }
  return [...hits.values()].slice(0, CLAIMS);
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
form.addEventListener("focusin", () => { pagefind().catch(() => { loading = null; }); });
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

if (restoreFromAddress()) run();
else control("q").focus();
