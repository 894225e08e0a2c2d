// The indexes of search: Pagefind with that of the newest period, and those of older ones, which join it when they are needed.
const OPTIONS = { excerptLength: 24 };

// The days of the briefs in the periods that have joined.
export let days = [];
let loading = null;
let index = null;
let periods = [];
let joining = Promise.resolve();
const joined = new Set();

// Pagefind, from `address`, and the index of the newest period: fetched the first time somebody wants to search.
export function pagefind(address) {
  loading = loading || load(new URL(address, document.baseURI)).catch((error) => { loading = null; throw error; });
  return loading;
}

async function load(address) {
  index = address;
  const [engine, names] = await Promise.all([import(index.href), olderPeriods()]);
  await engine.options({ ...OPTIONS, noWorker: true });
  await engine.init();
  periods = names;
  return engine;
}

// A large desk has an index for each period: the newest beside Pagefind itself, the others, newest first, in folders there.
async function olderPeriods() {
  const response = await fetch(new URL("bundles.json", index));
  return response.ok ? response.json() : [];
}

// Older periods join when the newest have been searched: the first result need not wait for them.
export function join(engine, names) {
  joining = joining.then(async () => {
    for (const name of names.filter((one) => !joined.has(one))) {
      await engine.mergeIndex(new URL(`${name}/`, index).href, OPTIONS);
      joined.add(name);
    }
  }).catch((error) => startOver(engine, error));
  return joining;
}

// Pagefind waits for ever for an index that did not come: the next search begins with a new one.
async function startOver(engine, error) {
  await engine.destroy();
  loading = null;
  joined.clear();
  joining = Promise.resolve();
  throw error;
}

// The periods that can hold a day from one to another and have not joined; of all of them where no days are asked for.
export function missing(from, to) { return periodsWithin(from, to).filter((name) => !joined.has(name)); }

function periodOf(day) {
  const [year, month, number] = day.split("-");
  return [`${year}-${month}-${Math.ceil(number / 7)}`, `${year}-${month}`, `${year}-Q${Math.ceil(month / 3)}`].find((name) => joined.has(name)) || "";
}

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
export async function byDay(engine, words, filters) {
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

// What there is to choose from, with counts, in the periods that have joined; from now on `days` are theirs.
export async function knowDays(engine) {
  const found = await engine.filters();
  days = Object.keys(found.day || {});
  return found;
}
