/* Documents by level and date, with their links; a document opens to show its tasks. */
"use strict";

(() => {
  const { h, svg, say, clear, title } = report;
  const { offer, places, asked, recall, remember } = report.lists;
  const ABSENT = "absent"; // what is only cited mostly stands above
  const LEVELS = [ABSENT, "national", "province", "municipality", "county", "township", null];
  const MOST = 3000; // boxes of documents: beyond, browsers become slow, and nobody sees anything
  const TALL = 30; // boxes one above the other; then a level goes on in a further column
  const BOX = { width: 190, height: 40, gap: 14, apart: 90, beside: 24, task: 20 };
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const place = document.getElementById("drawing");
  const told = document.getElementById("asked");
  const documents = report.documents();
  const open = new Map(); // id of an opened document to what its data file holds
  let drawing = null;
  let view = null;
  let size = [1, 1];

  offer(form.elements.place, places(documents));
  report.load("links").then(begin).catch((error) => report.failed(count, error));

  function begin(links) {
    const again = () => {
      view = null;
      draw(links);
      remember(asked(form));
    };
    form.addEventListener("input", again);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(again, 0)); // fields are reset after
    document.getElementById("in").addEventListener("click", () => zoom(0.8));
    document.getElementById("out").addEventListener("click", () => zoom(1.25));
    document.getElementById("fit").addEventListener("click", () => { view = null; look(); });
    recall(form);
    draw(links);
    move();
  }

  /** The documents to draw: those that fit, and what they are linked to. */
  function chosen(links, wanted) {
    const degree = documents.map(() => 0);
    links.forEach(([below, above]) => { degree[below] += 1; degree[above] += 1; });
    const sought = (wanted.words || "").toLowerCase().split(/\s+/).filter(Boolean);
    const narrow = sought.length || wanted.place;
    const fits = documents.map((one) => {
      if (wanted.place && !(one.place || "").startsWith(wanted.place)) return false;
      const hay = [one.title, one.number, one.place, one.issuers.join(" ")].join("\n").toLowerCase();
      return sought.every((word) => hay.indexOf(word) >= 0);
    });
    const kept = new Set();
    documents.forEach((_, n) => {
      if (fits[n] && (degree[n] || wanted.unlinked)) kept.add(n);
    });
    if (narrow) {
      links.forEach(([below, above]) => {
        if (fits[below] || fits[above]) kept.add(below).add(above);
      });
    }
    const some = Array.from(kept).sort((a, b) => degree[b] - degree[a] || a - b);
    return { nodes: some.slice(0, MOST).sort((a, b) => a - b), all: some.length };
  }

  function draw(links) {
    const { nodes, all } = chosen(links, asked(form));
    const spots = layout(nodes);
    const shown = links.filter(([below, above]) => spots.has(below) && spots.has(above));
    count.textContent =
      say("documents_drawn", { n: nodes.length, m: shown.length }) +
      (all > MOST ? " " + say("graph_many", { n: MOST }) : "");
    const edges = shown.map(([below, above, role, channel]) =>
      svg("path", {
        class: "edge" + (channel === "inferred" ? " inferred" : ""),
        d: curve(spots.get(above), spots.get(below)),
      })
    );
    const boxes = nodes.map((n) => box(documents[n], spots.get(n), links));
    const bounds = svg("g", {}, edges, taskEdges(nodes, spots), boxes, columnNames(nodes, spots));
    drawing = svg("svg", { class: "graph", role: "group", "aria-label": say("graph") }, bounds);
    clear(place, drawing);
    look();
  }

  function layout(nodes) {
    const spots = new Map();
    let x = 0;
    let tall = 0;
    for (const level of LEVELS) {
      const column = nodes
        .filter((n) => levelOf(documents[n]) === level)
        .sort((a, b) => (documents[a].date || "9") < (documents[b].date || "9") ? -1 :
          (documents[a].date || "9") > (documents[b].date || "9") ? 1 : a - b);
      if (!column.length) continue;
      let y = 30;
      column.forEach((n, i) => {
        if (i && i % TALL === 0) {
          x += BOX.width + BOX.beside;
          y = 30;
        }
        const tasks = open.has(documents[n].id) ? open.get(documents[n].id).page.tasks : [];
        const height = BOX.height + tasks.length * BOX.task;
        spots.set(n, { x, y, height, level, tasks });
        y += height + BOX.gap;
        tall = Math.max(tall, y);
      });
      x += BOX.width + BOX.apart;
    }
    size = [Math.max(x - BOX.apart, 1), Math.max(tall, 1)];
    return spots;
  }

  function levelOf(one) {
    return one.present ? one.level || null : ABSENT;
  }

  function levelName(level) {
    if (level === ABSENT) return say("absent");
    return level ? say("level." + level) : say("level_unknown");
  }

  function columnNames(nodes, spots) {
    const first = new Map();
    nodes.forEach((n) => {
      const spot = spots.get(n);
      const held = first.get(spot.level);
      if (held === undefined || spot.x < held) first.set(spot.level, spot.x);
    });
    return Array.from(first).map(([level, x]) =>
      svg("text", { class: "level", x, y: 14 }, levelName(level))
    );
  }

  function curve(from, to) {
    return line(
      [from.x + BOX.width, from.y + BOX.height / 2, from.x],
      [to.x, to.y + BOX.height / 2, to.x + BOX.width]
    );
  }

  /** From the right side of one to the left side of the other; round about in one column. */
  function line([fromX, fromY, left], [toX, toY, right]) {
    if (toX > left) {
      const bend = Math.max(20, (toX - fromX) / 2);
      return `M${fromX} ${fromY} C${fromX + bend} ${fromY} ${toX - bend} ${toY} ${toX} ${toY}`;
    }
    return `M${fromX} ${fromY} C${fromX + 40} ${fromY} ${right + 40} ${toY} ${right} ${toY}`;
  }

  function taskEdges(nodes, spots) {
    const found = [];
    const byId = new Map(nodes.map((n) => [documents[n].id, n]));
    const spotOf = (task) => {
      const { document: id } = report.parts(task);
      const n = byId.get(id);
      if (n === undefined) return null;
      const spot = spots.get(n);
      const at = spot.tasks.findIndex((one) => one.id === task);
      return at < 0 ? null : { x: spot.x, y: spot.y + BOX.height + (at + 0.5) * BOX.task };
    };
    for (const held of open.values()) {
      for (const link of held.links) {
        if (link.kind !== "source" || link.directness !== "direct" || !report.stands(link)) continue;
        const [above, below] = [spotOf(link.source), spotOf(link.task)];
        if (!above || !below) continue;
        found.push(
          svg("path", {
            class: "edge task " + link.copy,
            d: line([above.x + BOX.width, above.y, above.x], [below.x, below.y, below.x + BOX.width]),
          })
        );
      }
    }
    return found;
  }

  /** At most n columns, of which a Chinese character takes two. */
  function short(text, n) {
    let taken = 0;
    let cut = "";
    for (const letter of text.slice(0, 2 * n)) {
      taken += letter < "\u0100" ? 1 : 2;
      if (taken > n) return cut + "…";
      cut += letter;
    }
    return cut;
  }

  function box(one, spot, links) {
    const opened = spot.tasks.length > 0;
    const name = report.shortName(one);
    const made = svg(
      "g",
      {
        class: "box" + (one.present ? "" : " absent") + (opened ? " opened" : ""),
        transform: `translate(${spot.x} ${spot.y})`,
        tabindex: 0,
        role: "button",
        "aria-expanded": one.present ? String(opened) : null,
        "aria-label": short(name + " " + title(one), 120),
      },
      svg("title", {}, short(title(one), 200)),
      svg("rect", { width: BOX.width, height: spot.height, rx: 3 }),
      svg("text", { x: 8, y: 16, class: "words" }, short(one.place || one.issuers[0] || title(one), 26)),
      svg("text", { x: 8, y: 32, class: "words small" }, short(one.number || (one.place || one.issuers[0] ? title(one) : ""), 30))
    );
    spot.tasks.forEach((task, n) => {
      made.appendChild(
        svg(
          "a",
          { href: report.taskHref(task.id) },
          svg("title", {}, short(task.heading || task.path, 200)),
          svg("text", { x: 14, y: BOX.height + n * BOX.task + 14, class: "words small" }, short(task.path + " " + task.heading, 28))
        )
      );
    });
    const act = () => toggle(one, links);
    made.addEventListener("click", (event) => {
      if (!event.target.closest("a") && !moved) act();
    });
    made.addEventListener("keydown", (event) => {
      if (event.target !== made || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      act();
    });
    return made;
  }

  function toggle(one, links) {
    clear(
      told,
      h("p", {}, report.documentLink(one.id, 120), " ", one.date || ""),
    );
    if (!one.present) return;
    if (open.has(one.id)) {
      open.delete(one.id);
      redraw(one, links);
      return;
    }
    report.load(one.id).then((held) => {
      if (held.page) open.set(one.id, held);
      redraw(one, links);
    }).catch((error) => report.failed(told, error));
  }

  function redraw(one, links) {
    draw(links);
    const label = short(report.shortName(one) + " " + title(one), 120);
    const again = Array.from(drawing.querySelectorAll(".box")).find(
      (box_) => box_.getAttribute("aria-label") === label
    );
    if (again) again.focus({ preventScroll: true });
  }

  /* Moving and zooming: the view is [x, y, width, height] of the drawing */

  let moved = false;

  function look() {
    if (!drawing) return;
    if (!view) {
      const width = place.clientWidth || 1000;
      const height = Math.max(320, Math.min(window.innerHeight * 0.7, size[1] + 40));
      // On a telephone all of it would be too small to read: a part, to be moved.
      const scale = Math.min(Math.max(size[0] + 40, width) / width, width < 720 ? 1.4 : 4);
      view = [-20, -10, width * scale, height * scale];
      drawing.setAttribute("height", height);
    } else drawing.setAttribute("height", drawing.getAttribute("height") || place.dataset.height);
    place.dataset.height = drawing.getAttribute("height");
    drawing.setAttribute("viewBox", view.join(" "));
  }

  function zoom(by, at) {
    if (!view) return;
    const [x, y] = at || [view[0] + view[2] / 2, view[1] + view[3] / 2];
    if (view[2] * by < 150 || view[2] * by > 40 * (size[0] + 1000)) return;
    view = [x - (x - view[0]) * by, y - (y - view[1]) * by, view[2] * by, view[3] * by];
    look();
  }

  function move() {
    let from = null;
    place.addEventListener("pointerdown", (event) => {
      from = [event.clientX, event.clientY];
      moved = false;
    });
    place.addEventListener("pointermove", (event) => {
      if (!from || !view || !(event.buttons & 1)) return;
      const scale = view[2] / place.clientWidth;
      const by = [event.clientX - from[0], event.clientY - from[1]];
      if (Math.abs(by[0]) + Math.abs(by[1]) < 4 && !moved) return;
      moved = true;
      view = [view[0] - by[0] * scale, view[1] - by[1] * scale, view[2], view[3]];
      from = [event.clientX, event.clientY];
      look();
    });
    window.addEventListener("pointerup", () => { from = null; });
    place.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const box_ = drawing.getBoundingClientRect();
        const at = [
          view[0] + ((event.clientX - box_.left) / box_.width) * view[2],
          view[1] + ((event.clientY - box_.top) / box_.height) * view[3],
        ];
        zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, at);
      },
      { passive: false }
    );
  }
})();
