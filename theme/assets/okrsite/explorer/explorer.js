/* The explorer: filters, sorts and hands out the rows that `pages/explorer_data.py` wrote; draws them as `pages/explorer_line.py` does. */
"use strict";
(() => {
  const WINDOW = 100;
  const SUGGESTED = 20;
  const form = document.querySelector(".okr-explore");
  if (!form) return;
  const table = document.querySelector(".okr-explorer");
  const body = table.tBodies[0];
  const status = form.querySelector("[role=status]");
  const more = document.querySelector("[data-more]");
  const owners = form.querySelector("datalist");
  const hint = document.querySelector(".okr-empty-hint");
  const root = new URL("../", location.href.split(/[?#]/)[0]);
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  const loaded = new Map();
  let all = [], shown = [], drawn = 0, typing = false, turn = 0;

  /* Reading */

  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const tagKey = text => text.toLowerCase().replace(/[\s-]+/g, "-");
  const named = ([id, title, starts]) => ({ id, title: title ?? id, page: title !== undefined, starts });

  function decode(data) {
    const [cycles, teams, people, statuses, bands] = ["cycles", "teams", "owners", "statuses", "bands"].map(name => data[name].map(named));
    statuses.forEach((status, place) => { status.place = place; });
    const tags = data.tags.map(text => ({ text, key: tagKey(text) }));
    const at = (list, index) => index === null ? null : list[index];
    const { objectives, key_results: parts, rows } = data;
    const found = [];
    let part = 0;
    const row = whole => {
      const n = found.length;
      found.push({
        whole: null, cycle: null, team: null, type: "", id: "", now: "", alignment: null,
        title: rows.title[n], owner: at(people, rows.owner[n]), score: rows.score[n], expected: rows.expected[n],
        status: statuses[rows.status[n]], confidence: rows.confidence[n], band: at(bands, rows.band[n]),
        freshness: at(data.freshness, rows.freshness[n]), tags: rows.tags[n].map(index => tags[index]), text: null,
      });
      const made = found[n];
      made.whole = whole ?? made;
      return made;
    };
    objectives.id.forEach((id, n) => {
      const whole = row(null);
      const shared = { cycle: cycles[objectives.cycle[n]], team: teams[objectives.team[n]], type: data.types[objectives.type[n]] };
      Object.assign(whole, shared, { id: `${shared.team.id}/${shared.cycle.id}/${id}`, alignment: at(data.alignment, objectives.alignment[n]) });
      whole.address = `${shared.cycle.id}/${shared.team.id}/${id}/`;
      for (let left = objectives.key_results[n]; left > 0; left -= 1, part += 1) {
        const one = Object.assign(row(whole), shared, { id: `${whole.id}#${parts.id[part]}`, now: parts.now[part] });
        one.address = `${whole.address}#${parts.id[part]}`;
      }
    });
    return found;
  }

  async function load(address) {
    if (!loaded.has(address)) {
      loaded.set(address, fetch(new URL(address, location.href)).then(answer => {
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        return answer.json();
      }).then(decode));
    }
    try {
      return await loaded.get(address);
    } catch (error) {
      loaded.delete(address);
      throw error;
    }
  }

  function wanted() {
    if (form.dataset.rows) return [form.dataset.rows];
    const options = [...form.elements.cycle.options].filter(option => option.dataset.rows);
    const chosen = options.filter(option => option.value === form.elements.cycle.value);
    return (chosen.length ? chosen : options).map(option => option.dataset.rows);
  }

  /* Narrowing and sorting */

  const FIELDS = {
    text: value => {
      const words = fold(value).split(/\s+/).filter(Boolean);
      return row => words.every(word => (row.text ??= fold([row.title, ...row.tags.map(tag => tag.text)].join("\n"))).includes(word));
    },
    cycle: value => value === "*" ? () => true : row => row.cycle.id === value,
    team: value => row => row.team.id === value,
    status: value => row => row.status.id === value,
    owner: value => row => ownerText(row.owner).includes(fold(value.trim())),
    type: value => row => row.type === value,
    band: value => row => row.band?.id === value,
    freshness: value => row => row.freshness === value,
    alignment: value => row => row.alignment === value,
    tag: value => row => row.tags.some(tag => tag.key === tagKey(value)),
  };
  const KEYS = {
    title: row => row.title,
    team: row => row.team.title,
    cycle: row => row.cycle.starts,
    score: row => row.score,
    expected: row => row.expected,
    status: row => row.status.place,
    confidence: row => row.confidence,
    owner: row => row.owner?.title ?? null,
  };
  const NOBODY = { title: "nobody" };
  const ownerText = owner => (owner ?? NOBODY).text ??= fold((owner ?? NOBODY).title);

  const valueOf = field => field.value.trim();
  const label = field => field.labels[0].firstElementChild.textContent;
  const said = field => field.options ? field.selectedOptions[0].textContent : `“${valueOf(field)}”`;
  const fields = () => Object.keys(FIELDS).map(name => form.elements[name]).filter(field => field && valueOf(field));
  const tests = chosen => chosen.map(field => FIELDS[field.name](valueOf(field)));
  const matching = chosen => {
    const asked = tests(chosen);
    return all.filter(row => asked.every(test => test(row)));
  };

  /* Texts are compared once each, however many rows have them; what is unknown comes last. */
  function sorted(rows) {
    const how = form.elements.sort.value, key = KEYS[how.replace("-", "")];
    if (!key) return rows;
    const texts = [...new Set(rows.map(key))].filter(value => typeof value === "string").sort(collator.compare);
    const places = new Map(texts.map((text, place) => [text, place]));
    const turned = how.startsWith("-") ? -1 : 1;
    return rows
      .map(row => [key(row), row])
      .map(([value, row]) => [value === null ? Infinity : turned * (places.get(value) ?? value), row])
      .sort(([a], [b]) => a === b ? 0 : a - b)
      .map(([, row]) => row);
  }

  /* Drawing */

  function make(name, attributes, ...children) {
    const svg = name === "svg" || name === "use";
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...children.filter(child => child !== ""));
    return element;
  }
  const link = (address, text, attributes = {}) => make("a", { ...attributes, href: "../" + address }, text);
  const cell = (label, ...children) => make("td", { "data-label": label }, ...children);
  const figure = (label, ...children) => make("td", { "data-label": label, class: "okr-right okr-num" }, ...children);
  const hundredths = value => value === null ? "–" : (value / 100).toFixed(2).replace("-", "−");
  const confidence = value => value === null ? "–" : String(value / 10);
  const sign = ({ id, title }) => make("span", { class: `okr-state tone-${id}` },
    make("svg", { class: "okr-shape", "aria-hidden": "true", focusable: "false", width: "14", height: "14" }, make("use", { href: `#okr-${id}` })),
    make("span", {}, title));
  const owner = person => {
    if (!person) return make("span", { class: "okr-quiet" }, "nobody");
    return person.page ? link(`people/${person.id}/`, person.title) : make("span", {}, person.title);
  };

  function line(row, above) {
    const part = row.whole !== row;
    const head = make("th", { scope: "row" }, link(row.address, row.title, { class: "okr-title" }));
    if (part && row.whole !== above) head.append(make("span", { class: "okr-meta" }, "of ", link(row.whole.address, row.whole.title)));
    if (!part && row.type !== "aspirational") head.append(make("span", { class: "okr-meta" }, row.type));
    return make("tr", { class: part ? "is-part" : "is-whole" }, head,
      cell("Team", link(`teams/${row.team.id}/`, row.team.title)),
      cell("Cycle", link(`${row.cycle.id}/`, row.cycle.title)),
      figure("Now", row.now),
      figure("Score", make("strong", {}, hundredths(row.score))),
      figure("Expected", hundredths(row.expected)),
      cell("Status", sign(row.status)),
      figure("Confidence", confidence(row.confidence)),
      cell("Owner", owner(row.owner)));
  }

  /* A key result names its objective unless that heads the rows above it. */
  function lines(from, to) {
    let above = null;
    return shown.slice(0, to).flatMap((row, n) => {
      if (row.whole === row) above = row;
      else if (row.whole !== above) above = null;
      return n < from ? [] : [line(row, above)];
    });
  }

  function grow() {
    const from = drawn;
    drawn = Math.min(shown.length, drawn + WINDOW);
    body.append(...lines(from, drawn));
    told();
    return body.rows[from];
  }

  const counted = (count, of = count) => `${count === of ? "" : `${count.toLocaleString("en")} of `}${of.toLocaleString("en")} ${of === 1 ? "objective or key result" : "objectives and key results"}`;

  function told() {
    const left = shown.length - drawn;
    const place = left && drawn ? `, the first ${drawn.toLocaleString("en")} are in the table` : "";
    const cycle = form.elements.cycle, where = form.dataset.rows || valueOf(cycle) === "*" ? "" : ` of ${cycle.selectedOptions[0].textContent}`;
    const said = (shown.length ? counted(shown.length, all.length) : `None of ${counted(all.length)}`) + where + place;
    if (status.textContent !== said) status.textContent = said;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(left, WINDOW)} more of ${left.toLocaleString("en")}`;
  }

  /* Nothing found: what there would be without one of the filters, else with one of them alone. */
  function loosen() {
    const chosen = shown.length ? [] : fields(), cycle = form.elements.cycle;
    const unread = !form.dataset.rows && valueOf(cycle) !== "*";
    const without = chosen.map(field => [field, [field], matching(chosen.filter(other => other !== field)).length, unread && field === cycle]);
    const alone = chosen.map(field => [field, chosen.filter(other => other !== field), matching([field]).length]);
    const useful = help => help.filter(([, , count, unknown]) => count || unknown);
    const one = useful(without), help = one.length ? one : useful(alone);
    hint.hidden = shown.length > 0;
    hint.firstElementChild.textContent = one.length ? "Leave out one of these to find some:" : help.length ? "Leaving out one is not enough. Take one alone:" : "No single one of these finds any.";
    hint.lastElementChild.replaceChildren(...help.map(([field, left, count, unknown]) => {
      const button = make("button", { type: "button" }, `${label(field)}: ${said(field)} `, make("span", { class: "okr-quiet okr-num" }, unknown ? "" : count.toLocaleString("en")));
      button.addEventListener("click", () => {
        for (const other of left) choose(other, everything(other));
        field.focus();
        changed();
      });
      return make("li", {}, button);
    }));
  }

  function heads() {
    const how = form.elements.sort.value;
    for (const head of table.tHead.querySelectorAll("[data-sort]")) {
      const up = how === head.dataset.sort, down = how === `-${head.dataset.sort}`;
      if (up || down) head.setAttribute("aria-sort", up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
  }

  /* The state: the form's fields, which stand in the address unless they say what they say before anybody chooses */

  const everything = field => field.options ? field.options[0].value : "";
  const begins = field => field.options ? ([...field.options].find(option => option.defaultSelected) ?? field.options[0]).value : "";
  const asking = () => [...form.elements].filter(field => field.name);
  const choose = (field, value) => {
    field.value = value;
    if (field.options && field.selectedIndex < 0) field.value = begins(field);
  };

  function address() {
    const query = String(new URLSearchParams(asking().filter(field => valueOf(field) !== begins(field)).map(field => [field.name, valueOf(field)])));
    return location.pathname + (query && `?${query}`) + location.hash;
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    for (const field of asking()) choose(field, query.get(field.name) ?? begins(field));
    const extra = form.querySelector("details");
    if ([...extra.querySelectorAll("select")].some(valueOf)) extra.open = true;
  }

  const atRest = () => asking().every(field => valueOf(field) === begins(field));

  async function apply(adopt = false) {
    const mine = turn += 1;
    heads();
    try {
      const late = setTimeout(() => { status.textContent = "Loading…"; }, 300);
      const parts = await Promise.all(wanted().map(load)).finally(() => clearTimeout(late));
      if (mine !== turn) return;
      all = parts.length === 1 ? parts[0] : parts.flat();
    } catch {
      if (mine === turn) giveUp();
      return;
    }
    shown = sorted(matching(fields()));
    suggest();
    loosen();
    if (adopt && atRest() && body.rows.length <= shown.length) {
      drawn = body.rows.length;
      told();
      return;
    }
    drawn = 0;
    body.replaceChildren();
    grow();
  }

  function changed(replace = false) {
    history[replace ? "replaceState" : "pushState"](null, "", address());
    apply();
  }

  /* Without the data the page is what it is without script. */
  function giveUp() {
    for (const part of document.querySelectorAll(".okr-scripted")) part.hidden = true;
    for (const part of document.querySelectorAll(".okr-unscripted")) part.classList.remove("okr-unscripted");
  }

  function suggest() {
    const typed = fold(valueOf(form.elements.owner));
    const names = new Set();
    for (const row of typed ? all : []) {
      if (row.owner && ownerText(row.owner).includes(typed)) names.add(row.owner.title);
      if (names.size === SUGGESTED) break;
    }
    owners.replaceChildren(...[...names].map(name => make("option", { value: name })));
  }

  /* Taking away */

  const COLUMNS = {
    id: row => row.id,
    objective: row => row.whole.title,
    key_result: row => row.whole === row ? null : row.title,
    team: row => row.team.title,
    cycle: row => row.cycle.title,
    owner: row => row.owner?.title ?? null,
    type: row => row.type,
    now: row => row.now || null,
    score: row => row.score === null ? null : row.score / 100,
    expected: row => row.expected === null ? null : row.expected / 100,
    status: row => row.status.title,
    confidence: row => row.confidence === null ? null : row.confidence / 10,
    band: row => row.band?.title ?? null,
    freshness: row => row.freshness,
    alignment: row => row.alignment,
    tags: row => row.tags.map(tag => tag.text),
    url: row => new URL(row.address, root).href,
  };
  /* What a spreadsheet would run as a formula gets an apostrophe before it, as in the export. */
  const guarded = text => /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const written = value => {
    if (value === null) return "";
    return quoted(typeof value === "number" ? String(value) : guarded(Array.isArray(value) ? value.join("; ") : value));
  };
  const FORMATS = {
    csv: ["text/csv", () => [Object.keys(COLUMNS), ...shown.map(row => Object.values(COLUMNS).map(value => written(value(row))))].map(cells => cells.join(",") + "\n").join("")],
    json: ["application/json", () => JSON.stringify(shown.map(row => Object.fromEntries(Object.entries(COLUMNS).map(([name, value]) => [name, value(row)]))), null, 1) + "\n"],
  };

  function download(format) {
    const [type, write] = FORMATS[format];
    const address = URL.createObjectURL(new Blob([write()], { type: `${type};charset=utf-8` }));
    make("a", { href: address, download: `objectives.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  /* Listening */

  for (const head of table.tHead.querySelectorAll("[data-sort]")) {
    const button = make("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = form.elements.sort.value, name = head.dataset.sort;
      form.elements.sort.value = now === name ? `-${name}` : now === `-${name}` ? "" : name;
      changed();
    });
  }
  /* Where rows are blocks, their heads are read out but not seen: nothing to press there. */
  new ResizeObserver(() => {
    const unseen = getComputedStyle(table.tHead).position === "absolute";
    for (const button of table.tHead.querySelectorAll("button")) button.disabled = unseen;
  }).observe(table);
  /* It is found already; who asks for it is led there. */
  form.addEventListener("submit", event => {
    event.preventDefault();
    (body.querySelector("a") ?? hint.querySelector("button"))?.focus();
  });
  form.addEventListener("reset", event => {
    event.preventDefault();
    for (const field of asking()) choose(field, begins(field));
    changed();
  });
  form.addEventListener("input", event => {
    if (event.target.tagName !== "INPUT") return;
    const again = typing === event.target.name;
    typing = event.target.name;
    changed(again);
  });
  form.addEventListener("change", event => {
    typing = false;
    if (event.target.tagName === "SELECT") changed();
  });
  form.addEventListener("click", event => {
    const { download: format } = event.target.dataset;
    if (format) download(format);
  });
  more.addEventListener("click", () => grow()?.querySelector("a").focus({ preventScroll: true }));
  addEventListener("popstate", () => {
    typing = false;
    restore();
    apply();
  });
  restore();
  apply(true);
})();
