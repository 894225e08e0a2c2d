// What search found, as entries of a list. Text only ever goes in through textContent.
const CLAIMS = 3;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// A brief that was found as entries of the list: itself with some of its claims, or each claim by itself ("claims"). `words` are
// those sought, `root` is the way to the site's root.
export function entries(data, words, kind, root) {
  return kind === "claims" ? claimEntries(data, words, root) : [entry(data, words, root)];
}

function address(data, root, anchor) {
  const path = data.raw_url || data.url;
  const relative = path.replace(/^\/+/, "");
  const target = new URL(root + relative, document.baseURI);
  if (anchor) target.hash = anchor;
  return target.href;
}

// Single claims and quotes as results of their own.
function claimEntries(data, words, root) {
  return matchingClaims(data).map((claim) => {
    const item = element("li", "db-result");
    const link = element("a", "db-result__claim", "");
    link.href = address(data, root, claim.id);
    highlighted(link, plain(claim.text), words);
    const kind = claim.id.startsWith("stance") ? "who takes which side" : claim.id.startsWith("when") ? "date" : "fact";
    const about = [kind, data.meta.source, spokenDay(data.meta.date || ""), data.meta.title].filter(Boolean).join(" · ");
    item.append(link, element("p", "db-entry__source", about));
    return item;
  });
}

function entry(data, words, root) {
  const item = element("li", "db-result");
  const link = element("a", "db-entry__title", data.meta.title);
  link.href = address(data, root);
  const about = [data.meta.source, spokenDay(data.meta.date || "")].filter(Boolean).join(" · ");
  item.append(link, " ", element("span", "db-entry__source", about));
  const claims = matchingClaims(data).filter(isNew).slice(0, CLAIMS);
  if (claims.length) {
    const inner = element("ul", "db-result__claims");
    for (const claim of claims) {
      const row = element("li");
      const deep = element("a", "", "");
      deep.href = address(data, root, claim.id);
      highlighted(deep, plain(claim.text), words);
      row.append(deep);
      inner.append(row);
    }
    item.append(inner);
  } else {
    const line = element("p", "db-entry__fact");
    highlighted(line, plain(data.excerpt), words);
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
  return [...hits.values()];
}

// What happened on a day often is a fact that stands above: "11 March 2026. " and the fact's own words.
function isNew(claim, number, claims) {
  const event = claim.text.replace(/^[^.]*\. /, "");
  return !claim.id.startsWith("when") || !claims.slice(0, number).some((one) => one.text.includes(event));
}

// Pagefind's excerpt is HTML: read as text, nothing of it becomes an element of the page.
function plain(html) { return new DOMParser().parseFromString(html, "text/html").body.textContent; }

function highlighted(parent, text, sought) {
  const words = sought.toLocaleLowerCase("en").split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  for (const piece of text.split(/([^\p{L}\p{N}]+)/u)) {
    const small = piece.toLocaleLowerCase("en");
    if (words.some((word) => small.startsWith(word))) parent.append(element("mark", "", piece));
    else parent.append(piece);
  }
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function spokenDay(day) {
  const [year, month, number] = day.split("-").map(Number);
  return number ? `${number} ${MONTHS[month - 1]} ${year}` : "undated";
}
