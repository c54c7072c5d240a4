/* Text with marks: what is noted on it, or what it shares with another text. */
"use strict";

report.marks = (() => {
  const { h, say } = report;

  /** `text` begins at `start` of the document; marks are [start, end, kind, leads to]. */
  function marked(text, start, marks, dress) {
    const inside = marks
      .map((one) => ({
        from: Math.max(0, one[0] - start),
        to: Math.min(text.length, one[1] - start),
        mark: one,
      }))
      .filter((one) => one.from < one.to);
    const cuts = new Set([0, text.length]);
    inside.forEach((one) => cuts.add(one.from).add(one.to));
    const places = Array.from(cuts).sort((a, b) => a - b);
    inside.sort((a, b) => a.from - b.from);
    const pieces = [];
    let open = [];
    let next = 0;
    for (let n = 0; n + 1 < places.length; n++) {
      const [from, to] = [places[n], places[n + 1]];
      open = open.filter((one) => one.to > from);
      while (next < inside.length && inside[next].from <= from) open.push(inside[next++]);
      const words = text.slice(from, to);
      const begun = open.filter((one) => one.from === from && one.mark[0] === start + from);
      pieces.push(dress(words, open.map((one) => one.mark), begun.map((one) => one.mark)));
    }
    return pieces;
  }

  /** Paragraphs of a text: one a line, the cells of a table row kept apart. */
  function lines(text, start, marks, dress) {
    const found = [];
    let from = 0;
    const sorted = marks.slice().sort((a, b) => a[0] - b[0]);
    let open = [];
    let next = 0;
    while (from <= text.length) {
      const at = text.indexOf("\n", from);
      const to = at < 0 ? text.length : at;
      const [first, last] = [start + from, start + to];
      open = open.filter((one) => one[1] > first);
      while (next < sorted.length && sorted[next][0] < last) open.push(sorted[next++]);
      if (to > from) {
        const row = text.slice(from, to);
        found.push(
          h("p", { class: row.indexOf("\t") < 0 ? "line" : "line row" }, marked(row, first, open, dress))
        );
      }
      if (at < 0) break;
      from = at + 1;
    }
    return found;
  }

  const TITLES = {
    deadline: () => say("deadline"),
    target: () => say("target"),
    citation: () => say("citations"),
    task: () => say("task"),
  };

  /** What is noted: departments with their role, deadlines, targets, citations. */
  function noted(words, marks, begun, around) {
    const kinds = marks.map((one) => one[2]);
    const kind = ["asked", "citation", "target", "deadline", "department"].filter(
      (one) => kinds.indexOf(one) >= 0
    );
    const classes = kinds.map((one) => "m-" + one).join(" ");
    if (!kind.length && !kinds.length) return document.createTextNode(words);
    const department = marks.find((one) => one[2] === "department");
    const name = kind[kind.length - 1];
    const told = department
      ? say("department") + " · " + say("role." + department[3])
      : TITLES[name] && TITLES[name]();
    const cited = marks.find((one) => one[2] === "citation" && one[3]);
    const made = cited
      ? h("a", { class: classes, href: report.documentHref(cited[3]), title: told }, words)
      : h(kind.length ? "mark" : "span", { class: classes, title: told }, words);
    return around ? around(made, begun) : made;
  }

  function legend(kinds) {
    return h(
      "ul",
      { class: "legend", "aria-label": say("legend") },
      kinds.map(([kind, word]) => h("li", {}, h("mark", { class: "m-" + kind }, word)))
    );
  }

  const NOTED = [
    ["department", "department"],
    ["deadline", "deadline"],
    ["target", "target"],
  ];

  function notedLegend(more) {
    return legend(NOTED.concat(more || []).map(([kind, key]) => [kind, say(key)]));
  }

  /** A task's stretches of text. */
  function pieces(task, marks, dress) {
    return task.pieces.map(([start, text]) => lines(text, start, marks, dress));
  }

  return { lines, noted, legend, notedLegend, pieces };
})();

/** What the office decided. */
report.decisions = (decisions) => {
  const { h, say, words } = report;
  const headings = ["field", "decided", "why", "who", "when"].map((key) => say(key));
  const rows = decisions.map((one) => [
    [
      say("decision_on." + one.on),
      one.field ? " · " + one.field : "",
      h("span", { class: "below" }, words(one.id, 80)),
    ],
    [words(one.value, 120), one.suspect ? h("span", { class: "tag" }, say("suspect")) : null],
    words(one.why, 400),
    words(one.who, 60),
    one.when,
  ]);
  return report.table(headings, rows);
};
