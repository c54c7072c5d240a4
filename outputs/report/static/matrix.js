/* Source tasks against subordinate documents. */
"use strict";

(() => {
  const { h, say, words, clear, documents, title } = report;
  const { follow, gradually, offer, places, nothing } = report.lists;
  const COLUMNS = 6; // documents side by side; more do not fit on a screen or a page
  const ANY = "any";
  const ALL = "all";
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const place = document.getElementById("rows");
  const chooser = document.getElementById("columns");
  const index = report.data("index");
  const heads = documents();
  let columns = [];
  let first = 0;
  let drawn = null;

  report
    .loadAll("tasks", index.tasks)
    .then(begin)
    .catch((error) => report.failed(count, error));

  function begin(rows) {
    const cells = heads.map(() => 0);
    const lower = new Set();
    const names = new Map();
    const lines = new Set();
    for (const row of rows) {
      const { task } = row;
      const bodies = task.lead.concat(task.others);
      row.bodies = bodies.concat(task.lines).join("\n").toLowerCase();
      row.hay = (task.id + "\n" + task.heading + "\n" + task.text + "\n" + row.bodies).toLowerCase();
      cells[row.document] += row.cells.length;
      row.cells.forEach((cell) => lower.add(cell[0]));
      bodies.forEach((name) => names.set(name, (names.get(name) || 0) + 1));
      task.lines.forEach((name) => lines.add(name));
    }
    const sources = heads.map((_, n) => n).filter((n) => cells[n]);
    const most = sources.slice().sort((a, b) => cells[b] - cells[a])[0];
    offer(form.elements.source, [
      ...sources.map((n) => [heads[n].id, title(heads[n])]),
      ...(sources.length ? [[ANY, say("any_source")]] : []),
      [ALL, say("any_task")],
    ]);
    const usual = sources.length ? heads[most].id : ALL;
    for (const option of form.elements.source.options) {
      option.defaultSelected = option.value === usual; // what the reset button goes back to
    }
    form.elements.source.value = usual;
    offer(form.elements.place, places(Array.from(lower).map((n) => heads[n])));
    offer(form.elements.line, Array.from(lines).sort().map((line) => [line, line]));
    const frequent = Array.from(names).sort((a, b) => b[1] - a[1]).slice(0, 300);
    for (const [name] of frequent) {
      document.getElementById("names").appendChild(h("option", { value: name }));
    }
    const all = rows.length;
    follow({
      form, count, all, draw,
      pager: document.getElementById("pager"),
      choose: (wanted) => choose(rows, wanted),
    });
  }

  function choose(rows, wanted) {
    const numbers = new Map(heads.map((one, n) => [one.id, n]));
    const source = numbers.get(wanted.source);
    const asked = heads.map((one) => !wanted.place || (one.place || "").startsWith(wanted.place));
    const state = wanted.state ? index.states.indexOf(wanted.state) : -1;
    const sought = (wanted.words || "").toLowerCase().split(/\s+/).filter(Boolean);
    const body = (wanted.department || "").toLowerCase();
    const narrow = state >= 0 || wanted.place;
    const seen = new Set();
    const found = rows.filter((row) => {
      if (wanted.source === ANY || wanted.source === undefined) {
        if (!row.cells.length) return false;
      } else if (wanted.source !== ALL && row.document !== source) return false;
      if (narrow) {
        const fits = (cell) => asked[cell[0]] && (state < 0 || cell[1] === state);
        if (!row.cells.some(fits)) return false;
      }
      if (wanted.line && row.task.lines.indexOf(wanted.line) < 0) return false;
      if (body && row.bodies.indexOf(body) < 0) return false;
      if (!sought.every((word) => row.hay.indexOf(word) >= 0)) return false;
      for (const cell of row.cells) if (asked[cell[0]]) seen.add(cell[0]);
      return true;
    });
    columns = Array.from(seen).sort((a, b) => a - b);
    first = 0;
    return found;
  }

  function draw(rows, wanted) {
    drawn = () => draw(rows, wanted);
    const shown = columns.slice(first, first + COLUMNS);
    drawChooser(shown.length);
    if (!rows.length) {
      clear(place, nothing());
      return;
    }
    const body = h("tbody", {});
    const several = wanted.source === ANY || wanted.source === ALL;
    clear(
      place,
      h(
        "table",
        { class: "matrix" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, say("task")),
            h("th", { scope: "col" }, say("lead")),
            h("th", { scope: "col" }, say("deadline")),
            shown.map((n) => h("th", { scope: "col", class: "column" }, columnHead(heads[n])))
          )
        ),
        body
      )
    );
    gradually(body, rows, (row) => drawRow(row, shown, several));
  }

  function columnHead(one) {
    return h(
      "a",
      { href: report.documentHref(one.id), title: title(one) },
      words(one.place || one.issuers[0] || say("no_place"), 24),
      h("span", { class: "number" }, words(one.number || title(one), 24))
    );
  }

  function drawRow(row, shown, several) {
    const { task } = row;
    const one = heads[row.document];
    const id = one.id + "#" + task.id;
    const cells = new Map(row.cells.map((cell) => [cell[0], cell]));
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        report.taskLink(id, task.heading, 80),
        row.findings ? h("span", { class: "tag" }, say("findings") + " " + row.findings) : null,
        several ? h("span", { class: "below" }, words(report.shortName(one), 50)) : null
      ),
      h(
        "td",
        { "data-label": say("lead") },
        task.lead.length ? words(task.lead.join("、"), 60) : "–"
      ),
      h("td", { "data-label": say("deadline"), class: "date" }, task.due || "–"),
      shown.map((n) =>
        h(
          "td",
          { "data-label": report.shortName(heads[n]).slice(0, 40) },
          cells.has(n) ? drawCell(id, heads[n], cells.get(n)) : "–"
        )
      )
    );
  }

  function drawCell(id, lower, cell) {
    return h(
      "a",
      { href: report.taskHref(id) + "/" + lower.id, class: "cell" },
      report.state(index.states[cell[1]]),
      cell[3] ? h("span", { class: "below" }, say("copied_share") + " " + report.percent(cell[3])) : null
    );
  }

  function drawChooser(n) {
    if (columns.length <= COLUMNS) {
      clear(chooser);
      return;
    }
    const button = (word, by, off) => {
      const made = h("button", { type: "button", disabled: off }, word);
      made.addEventListener("click", () => {
        first += by;
        drawn();
      });
      return made;
    };
    const told = { from: first + 1, to: first + n, all: columns.length };
    clear(
      chooser,
      button(say("columns_previous"), -COLUMNS, first === 0),
      h("span", {}, say("columns_of", told)),
      button(say("columns_next"), COLUMNS, first + COLUMNS >= columns.length)
    );
  }
})();
