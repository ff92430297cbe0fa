// The search: Pagefind says which documents have a word and where, our lists and packs say what they are.
const root = new URL("../../../", import.meta.url), base = new URL("search/", root);
const COLUMNS = ["kind", "team", "status"], SHOWN = 8, BEFORE = 6, EXCERPT = 30;
const dialog = document.createElement("dialog");
dialog.className = "okr-find";
dialog.setAttribute("aria-label", "Search");
dialog.innerHTML = `<form role="search">
<p><label for="okr-find-words">Search</label><input id="okr-find-words" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"><button type="button" name="close">Close</button></p>
<div><label>Cycle<select name="cycle"></select></label><label>Kind<select name="kind"></select></label><label>Team<select name="team"></select></label><label>Status<select name="status"></select></label></div>
</form><p role="status"></p><ol></ol><p><button type="button" name="more">More results</button><button type="button" name="all">Search earlier cycles too</button></p>`;
const $ = selector => dialog.querySelector(selector);
const form = $("form"), input = $("input"), list = $("ol"), status = $("[role=status]"), fields = form.elements;
const [close, more, all] = ["close", "more", "all"].map(name => $(`[name=${name}]`));
const read = async (path, how) => {
  const answer = await fetch(new URL(path, base), how);
  if (!answer.ok) throw Error(path);
  return answer.json();
};
const element = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const capital = text => text[0].toUpperCase() + text.slice(1);
const places = new Map();
let indexes, engine, asked = 0, found = [], shown = 0, terms;

// An index when it is first needed: its list, and for Pagefind all that is not its own.
const load = index => index.ready ??= (async () => {
  const [listed] = await Promise.all([
    read(`${index.path}${index.list}.json`),
    index.path && engine.mergeIndex(new URL(index.path, base).href, {mergeFilter: {in: index.list}}),
  ]);
  Object.assign(index, listed, {loaded: true, texts: []});
  index.documents = index.ids.map((id, number) => {
    const one = {index, number};
    for (const column of COLUMNS) one[column] = index[column].names[index[column].of[number]];
    places.set(id, [...places.get(id) ?? [], one]);
    return one;
  });
})();

const begin = async () => {
  const [told, pagefind] = await Promise.all([read("okrsite.json", {cache: "no-cache"}), import(new URL("pagefind.js", base))]);
  const common = told.indexes.find(index => !index.path);
  engine = pagefind.createInstance({basePath: base.href, noWorker: true, mergeFilter: {in: common.list}});
  const cycles = told.indexes.filter(index => index.title);
  fill("cycle", [["", "Current cycles"], ["all", "All cycles"], ...cycles.map(index => [index.path, index.title])]);
  indexes = told.indexes;
};

const fill = (name, options) => {
  const chosen = fields[name].value;
  fields[name].replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  fields[name].value = options.some(([value]) => value === chosen) ? chosen : "";
};

const wanted = () => {
  const cycle = fields.cycle.value;
  return indexes.filter(index => cycle === "all" || (cycle ? index.path === cycle : index.open));
};

// Two documents of two indexes may have one id: then Pagefind is asked in which it found it.
const documentOf = async result => {
  const candidates = places.get(result.id) ?? [];
  for (const one of candidates.length > 1 ? candidates : []) {
    const {results} = await engine.search(terms, {filters: {in: one.index.list}});
    if (results.some(other => other.id === result.id && `${other.words}` === `${result.words}`)) return one;
  }
  return candidates[0];
};

// What explains OKRs, with many examples, stands behind what the company has to say.
const weight = ({document: one, score}) => score * (/page|rule/.test(one?.kind) ? 0.3 : 1);

const textOf = async ({index, number}) => {
  const pack = index.packs.findLastIndex(start => start <= number);
  const texts = await (index.texts[pack] ??= read(`${index.path}${index.list}-${pack}.json`));
  return texts[number - index.packs[pack]];
};

const marked = (words, from, to, hits) => words.slice(from, to).flatMap((word, at) => {
  if (!hits.has(from + at)) return [word, " "];
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
  return [before, element("mark", "", core), `${after} `];
});

const shape = name => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = svg.appendChild(document.createElementNS(svg.namespaceURI, "use"));
  svg.classList.add("okr-shape");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#okr-${name}`);
  return svg;
};

const line = async ({document: one, hits}) => {
  const [uri, title, text] = await textOf(one), words = text.split(/\s+/), head = title.split(/\s+/).filter(Boolean);
  const first = Math.max(head.length, Math.min(...[...hits].filter(at => at >= head.length), words.length) - BEFORE);
  const from = first + EXCERPT > words.length ? Math.max(head.length, words.length - EXCERPT) : first;
  const link = element("a", "", ...marked(head, 0, head.length, hits));
  link.href = new URL(uri, root);
  const about = element("p", "", [capital(one.kind), one.index.title, one.team].filter(Boolean).join(" · "));
  if (one.status) {
    const tone = one.status.replaceAll(" ", "-");
    about.append(" · ", element("span", `okr-state tone-${tone}`, shape(tone), element("span", "", one.status)));
  }
  const item = element("li", "", link, about);
  if (from < words.length) item.append(element("p", "", from > head.length ? "… " : "", ...marked(words, from, from + EXCERPT, hits), from + EXCERPT < words.length ? "…" : ""));
  return item;
};

const show = async () => {
  const turn = asked, next = await Promise.all(found.slice(shown, shown + SHOWN).map(line));
  if (turn !== asked) return;
  list.append(...next);
  shown += next.length;
  more.hidden = shown >= found.length;
  return shown - next.length;
};

const search = async () => {
  const turn = ++asked;
  try {
    await (begin.done ??= begin());
    const among = wanted();
    terms = input.value.trim();
    const cycle = fields.cycle.value, chosen = COLUMNS.filter(column => fields[column].value);
    if (terms.length < 2 && !chosen.length && (!cycle || cycle === "all")) return tell([], "");
    await Promise.all([load(indexes.find(index => !index.path)), ...among.map(load)]);
    let hits;
    if (terms.length < 2) {
      hits = among.flatMap(index => index.documents).map(document => ({document, hits: new Set()}));
    } else {
      const {results} = await engine.search(terms);
      hits = await Promise.all(results.map(async result => ({document: await documentOf(result), hits: new Set(result.words), score: result.score})));
      hits.sort((one, other) => weight(other) - weight(one));
    }
    if (turn !== asked) return;
    const loaded = indexes.filter(index => index.loaded);
    for (const column of COLUMNS) {
      const names = [...new Set(loaded.flatMap(index => index[column].names))].filter(Boolean).sort();
      fill(column, [["", "All"], ...names.map(name => [name, column === "team" ? name : capital(name)])]);
    }
    hits = hits.filter(({document: one}) => one && among.includes(one.index) && chosen.every(column => one[column] === fields[column].value));
    await tell(hits, `${hits.length || "No"} result${hits.length === 1 ? "" : "s"}${cycle || among.length === indexes.length ? "" : " in current cycles"}`);
  } catch (error) {
    console.error(error);
    begin.done = undefined;
    tell([], "The search cannot be loaded: it needs a web server, and the network.");
  }
};

const tell = async (hits, said) => {
  found = hits;
  shown = 0;
  list.replaceChildren();
  status.textContent = said;
  all.hidden = !indexes || !said || fields.cycle.value || indexes.every(index => index.open);
  await show();
};

let timer;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(search, 200);
};
input.addEventListener("input", soon);
form.addEventListener("change", event => event.target !== input && search());
form.addEventListener("submit", event => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
close.addEventListener("click", () => dialog.close());
more.addEventListener("click", async () => {
  const next = await show();
  list.children[next]?.querySelector("a").focus();
});
all.addEventListener("click", () => {
  fields.cycle.value = "all";
  input.focus();
  search();
});
dialog.addEventListener("click", event => (event.target === dialog || event.target.closest("a")) && dialog.close());
dialog.addEventListener("keydown", event => {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key], stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
});

const style = element("link");
style.rel = "stylesheet";
style.href = new URL("form.css", import.meta.url);
const styled = new Promise(done => {
  style.onload = style.onerror = done;
  setTimeout(done, 1000);
});
document.head.append(style);
document.body.append(dialog);

export const open = async () => {
  search();
  await styled;
  if (!dialog.open) dialog.showModal();
  input.select();
};
