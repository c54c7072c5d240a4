/* What all pages use: data files, words, elements and addresses.

   Whatever comes from documents becomes text of an element, never markup. Browsers of 2019 must
   run this: no ?. and no ??, no modules (a page on disk may not load them). */
"use strict";

const report = (() => {
  const held = new Map();
  const waiting = new Map();
  const DATA = /^data\/[0-9a-z-]+\.js$/;
  // Where the browser knows trusted types, nothing but our data files can become a script.
  const policy = window.trustedTypes
    ? window.trustedTypes.createPolicy("policy-pipe", {
        createScriptURL(url) {
          if (!DATA.test(url)) throw new TypeError("no data file: " + url);
          return url;
        },
      })
    : null;

  /** A data file hands in what it holds. */
  function put(name, value) {
    held.set(name, value);
  }

  function data(name) {
    return held.get(name);
  }

  /** A promise of what the data file of that name holds. */
  function load(name) {
    if (held.has(name)) return Promise.resolve(held.get(name));
    if (!waiting.has(name)) {
      waiting.set(
        name,
        new Promise((resolve, reject) => {
          const url = "data/" + name + ".js";
          if (!DATA.test(url)) {
            reject(new Error(say("not_found")));
            return;
          }
          const script = document.createElement("script");
          script.src = policy ? policy.createScriptURL(url) : url;
          script.onload = () => resolve(held.get(name));
          script.onerror = () => reject(new Error(say("data_missing", { name: url })));
          document.head.appendChild(script);
        })
      );
    }
    return waiting.get(name);
  }

  /** All files NAME-0 … NAME-(n-1), as one list. */
  function loadAll(name, n) {
    return Promise.all(Array.from({ length: n }, (_, i) => load(name + "-" + i))).then((parts) =>
      [].concat(...parts)
    );
  }

  /** The word for a key; {n} in it becomes values.n. */
  function say(key, values) {
    const words = held.get("words").words;
    const word = words[key] === undefined ? key : words[key];
    return values ? word.replace(/\{(\w+)\}/g, (_, name) => String(values[name])) : word;
  }

  const SVG = "http://www.w3.org/2000/svg";

  function filled(element, attributes, children) {
    for (const name of Object.keys(attributes || {})) {
      const value = attributes[name];
      if (value === null || value === undefined || value === false) continue;
      if (/^on/.test(name)) throw new TypeError(name);
      element.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === "") continue;
      element.appendChild(
        child instanceof Node ? child : document.createTextNode(String(child))
      );
    }
    return element;
  }

  function h(tag, attributes, ...children) {
    return filled(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes, ...children) {
    return filled(document.createElementNS(SVG, tag), attributes, children);
  }

  /** Words of a document: kept apart from ours, whatever direction they are written in. */
  function words(text, limit) {
    const cut = limit && text.length > limit;
    return h(
      "bdi",
      { class: "words", title: cut ? text.slice(0, 2000) : null },
      cut ? text.slice(0, limit) + "…" : text
    );
  }

  function clear(element, ...children) {
    while (element.firstChild) element.removeChild(element.firstChild);
    return filled(element, {}, children);
  }

  /* Documents and tasks */

  const byId = new Map();

  function documents() {
    return held.get("index").documents;
  }

  function head(id) {
    if (!byId.size) documents().forEach((one) => byId.set(one.id, one));
    return byId.get(id);
  }

  function parts(task) {
    const at = task.indexOf("#");
    return { document: task.slice(0, at), place: task.slice(at + 1) };
  }

  function taskHref(task) {
    const { document: id, place } = parts(task);
    return "task.html#" + id + "/" + encodeURIComponent(place);
  }

  function documentHref(id, start, end) {
    return "document.html#" + id + (start === undefined ? "" : "/" + start + "-" + end);
  }

  /** Without its folders: an inner path says little and takes three lines. */
  function fileName(path) {
    return path.slice(path.lastIndexOf("/") + 1);
  }

  function title(one) {
    return one.title || one.number || (one.file && fileName(one.file)) || say("no_title");
  }

  /** Place and number: short, and enough to know a document by. */
  function shortName(one) {
    const place = one.place || one.issuers[0] || "";
    return [place, one.number || title(one)]
      .filter(Boolean)
      .join(" ");
  }

  function documentLink(id, limit) {
    const one = head(id);
    if (!one) return h("span", {}, id);
    return h(
      "a",
      { href: documentHref(id) },
      words(title(one), limit || 60),
      one.number && one.title ? h("span", { class: "number" }, words(one.number, 40)) : null,
      one.present ? null : h("span", { class: "tag" }, say("absent"))
    );
  }

  function taskLink(task, heading, limit) {
    return h(
      "a",
      { href: taskHref(task) },
      h("span", { class: "path" }, words(parts(task).place, 40)),
      heading ? words(heading, limit || 60) : null
    );
  }

  /** File, page, table cell and characters of some words, with the way to them. */
  function where(id, start, end, page, cell) {
    const one = head(id);
    const told = [
      page ? say("page", { n: page }) : null,
      cell ? say("cell", { table: cell.table + 1, row: cell.row + 1 }) : null,
      say("characters", { from: start + 1, to: end }),
    ].filter(Boolean);
    return h(
      "span",
      { class: "where" },
      one && one.file ? h("span", { title: one.file }, words(fileName(one.file), 80)) : null,
      " ",
      told.join(" · "),
      " ",
      h("a", { href: documentHref(id, start, end) }, say("open_words"))
    );
  }

  function state(code) {
    const sign = held.get("words").signs[code];
    return h("span", { class: "state " + code }, sign + " " + say("state." + code));
  }

  function severity(code) {
    return h("span", { class: "severity " + code }, say("severity." + code));
  }

  /** Nobody has rejected it, be it in words that have changed since. */
  function stands(link) {
    return link.status !== "rejected" && link.decided !== "rejected";
  }

  function percent(share) {
    return Math.round(100 * share) + "%";
  }

  /** rows of cells under headings; a cell is a node or text. */
  function table(headings, rows, name) {
    return h(
      "div",
      { class: "wide" },
      h(
        "table",
        { class: name || null },
        h("thead", {}, h("tr", {}, headings.map((one) => h("th", { scope: "col" }, one)))),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              {},
              row.map((cell, n) =>
                h(n ? "td" : "th", { scope: n ? null : "row", "data-label": headings[n] }, cell)
              )
            )
          )
        )
      )
    );
  }

  function section(id, heading, ...children) {
    return h(
      "section",
      { "aria-labelledby": id },
      h("h2", { id }, heading),
      children.some((one) => one) ? children : h("p", { class: "note" }, say("nothing"))
    );
  }

  /** Tells the reader what went wrong, where the page would have stood. */
  function failed(place, error) {
    clear(place, h("p", { class: "note", role: "alert" }, error.message));
  }

  return {
    put, data, load, loadAll, say, h, svg, words, clear, documents, head, parts, taskHref,
    documentHref, title, shortName, documentLink, taskLink, where, state, severity, stands,
    percent, table, section, failed,
  };
})();
