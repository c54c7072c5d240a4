/* A task: its words, its chain up and down, and the texts side by side. */
"use strict";

(() => {
  const { h, say, words, clear, section, head, parts } = report;
  const { noted, notedLegend, pieces, lines } = report.marks;
  const page = document.getElementById("page");
  const ADDRESS = /^([dm][0-9a-f]{16})\/([^/]+)(?:\/([dm][0-9a-f]{16}))?$/;
  const HOPS = 6; // 国务院 to 乡镇 is four; more are only possible in documents of one level
  const KEPT = 80; // tasks in one chain: more than a reader looks at

  window.addEventListener("hashchange", show);
  show();

  function show() {
    const found = ADDRESS.exec(location.hash.slice(1));
    const one = found && report.head(found[1]);
    let place = null;
    try {
      place = found && decodeURIComponent(found[2]);
    } catch (error) {
      place = null; // an address that was cut off
    }
    if (!one || place === null) {
      report.failed(page, new Error(say("not_found")));
      return;
    }
    report
      .load(one.id)
      .then((all) => {
        const id = one.id + "#" + place;
        const task = all.page && all.page.tasks.find((each) => each.id === id);
        if (!task) throw new Error(say("not_found"));
        draw(one, all, task, found[3]);
      })
      .catch((error) => report.failed(page, error));
  }

  function draw(one, all, task, lower) {
    const name = task.heading || task.path;
    document.title = name.slice(0, 80) + " – " + say("report");
    const links = all.links.filter((link) => link.task === task.id && report.stands(link));
    const sources = links.filter((link) => link.kind === "source");
    const siblings = links.filter((link) => link.kind === "sibling");
    const order = new Map(report.documents().map((each, n) => [each.id, n])); // from above to below
    const coverage = all.coverage
      .filter((row) => row.source === task.id)
      .sort((a, b) => order.get(a.document) - order.get(b.document));
    const findings = all.findings.filter((row) => row.task === task.id || row.source === task.id);
    const decisions = all.decisions.filter(
      (row) => row.id === task.id || row.id.indexOf(task.id + " <- ") === 0 ||
        findings.some((finding) => finding.id === row.id)
    );
    const chain = h("div", {});
    const [from] = task.pieces[0];
    const last = task.pieces[task.pieces.length - 1];
    clear(
      page,
      h("p", { class: "kicker" }, report.documentLink(one.id, 120)),
      h("h1", {}, h("span", { class: "path" }, words(task.path, 60)), words(name)),
      h(
        "p",
        { class: "under" },
        h("span", { class: "tag" }, say("task_kind." + task.kind)),
        h("span", { class: "tag" }, say("strength") + say("colon") + say("strength." + task.strength)),
        task.ocr ? h("span", { class: "tag" }, say("read_from_pictures")) : null,
        report.where(one.id, from, last[0] + last[1].length, task.page, task.cell)
      ),
      section(
        "words",
        say("text"),
        notedLegend(),
        h("div", { class: "paper", lang: "zh-CN" }, pieces(task, task.marks, noted))
      ),
      coverage.length ? section("coverage", say("coverage_of_task"), covered(coverage, task, all, lower)) : null,
      section("chain", say("chain"), h("p", { class: "help" }, say("chain_help")), chain),
      sources.length
        ? section("sides", say("side_by_side"), sidesLegend(), ...sources.map((link) => side(link, task, all)))
        : null,
      details(one, task),
      findings.length
        ? section("findings", say("findings"), ...findings.map((row) => report.finding(row, all.headings)))
        : null,
      decisions.length ? section("decisions", say("decisions"), report.decisions(decisions)) : null,
      siblings.length ? section("siblings", say("siblings"), linkTable(siblings, all)) : null
    );
    walk(task, name).then((found) => clear(chain, drawChain(found))).catch((error) => report.failed(chain, error));
    const asked = lower && document.getElementById("c-" + lower);
    if (asked) asked.scrollIntoView({ block: "center" });
    else if (lower === undefined) window.scrollTo(0, 0);
  }

  /* Who, when, how much */

  function details(one, task) {
    const bodies = [].concat(
      ...task.assignments.map((assignment) =>
        assignment.departments.map((body) => [
          words(body.text),
          say("role." + assignment.role),
          say("mode." + assignment.mode),
          words(body.canonical || "–"),
          body.line || "–",
          assignment.rule,
          report.where(one.id, body.start, body.end, null, null),
        ])
      )
    );
    const dates = task.deadlines.map((deadline) => [
      words(deadline.text),
      say("deadline_kind." + deadline.kind),
      [deadline.start_on, deadline.due_on].map((day) => day || "…").join(" – "),
      [
        deadline.every ? say("every") + " " + deadline.every : null,
        deadline.amount ? deadline.amount + " " + say("unit." + deadline.unit) : null,
      ].filter(Boolean).join(" · ") || "–",
      deadline.rule,
      report.where(one.id, deadline.start, deadline.end, null, null),
    ]);
    const targets = task.targets.map((target) => [
      words(target.text),
      words(target.what || "–"),
      target.comparator + " " + target.value + " " + target.unit,
      report.where(one.id, target.start, target.end, null, null),
    ]);
    const named = (...keys) => keys.map((key) => say(key));
    return [
      section(
        "departments",
        say("departments"),
        bodies.length
          ? report.table(named("as_written", "role", "mode", "canonical", "line", "rule", "where"), bodies)
          : null
      ),
      section(
        "deadlines",
        say("deadlines"),
        dates.length
          ? report.table(named("as_written", "kind", "due_on", "every", "rule", "where"), dates)
          : null
      ),
      targets.length
        ? section("targets", say("targets"), report.table(named("as_written", "heading", "target", "where"), targets))
        : null,
    ];
  }

  /* What became of it below */

  function covered(rows, task, all, lower) {
    const sentence = (n) => {
      const measure = task.measures.find((one) => one.n === n);
      if (!measure) return String(n);
      const [start, text] = task.pieces.find(
        ([from, piece]) => from <= measure.start && measure.start < from + piece.length
      ) || [measure.start, ""];
      return words(text.slice(measure.start - start, measure.end - start), 200);
    };
    const headings = ["document", "state", "depth", "copied_share", "takers", "reason"];
    return h(
      "div",
      { class: "wide" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, headings.map((key) => h("th", { scope: "col" }, say(key))))),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              { id: "c-" + row.document, class: row.document === lower ? "asked" : null },
              h("th", { scope: "row", "data-label": say("document") }, report.documentLink(row.document, 40)),
              h("td", { "data-label": say("state") }, report.state(row.state)),
              h("td", { "data-label": say("depth"), class: "date" }, say("depth." + row.depth)),
              h("td", { "data-label": say("copied_share"), class: "n" }, report.percent(row.copied_share)),
              h(
                "td",
                { "data-label": say("takers") },
                h("ul", {}, row.tasks.map((id) => h("li", {}, report.taskLink(id, all.headings[id])))),
                row.nearest.length
                  ? [
                      h("p", { class: "below" }, say("nearest")),
                      h("ul", {}, row.nearest.map((near) =>
                        h("li", {}, report.taskLink(near.task, all.headings[near.task]),
                          h("span", { class: "below" }, say("score") + " " + near.score.toFixed(1)))
                      )),
                    ]
                  : null
              ),
              h(
                "td",
                { "data-label": say("reason") },
                words(row.reason),
                row.measures_missing.length
                  ? [
                      h("p", { class: "below" }, say("measures_missing")),
                      h("ul", {}, row.measures_missing.map((n) => h("li", {}, sentence(n)))),
                    ]
                  : null
              )
            )
          )
        )
      )
    );
  }

  /* Up and down */

  /** Tasks above and below with the number of hops, nearest first; each is taken once. */
  function walk(task, name) {
    const found = [{ id: task.id, hops: 0, heading: name, link: null }];
    const seen = new Set([task.id]);
    const step = (some, way, hops) => {
      if (!some.length || Math.abs(hops) > HOPS || found.length > KEPT) return Promise.resolve();
      return Promise.all(some.map((id) => report.load(parts(id).document))).then((loaded) => {
        const next = [];
        loaded.forEach((all, n) => {
          const links = (way < 0 ? all.links : all.takers).filter(
            (link) => (way < 0 ? link.task : link.source) === some[n] &&
              link.kind === "source" && report.stands(link)
          );
          links.sort((a, b) => (a.directness < b.directness ? -1 : a.directness > b.directness ? 1 : b.probability - a.probability));
          for (const link of links) {
            const id = way < 0 ? link.source : link.task;
            if (link.directness !== "direct" || seen.has(id)) continue;
            seen.add(id);
            next.push(id);
            found.push({ id, hops, heading: all.headings[id], link });
          }
        });
        return step(next, way, hops + way);
      });
    };
    return step([task.id], -1, -1)
      .then(() => step([task.id], 1, 1))
      .then(() => found.sort((a, b) => a.hops - b.hops));
  }

  function drawChain(found) {
    const least = found[0].hops;
    const told = [];
    if (!found.some((one) => one.hops < 0)) told.push(say("no_sources"));
    if (!found.some((one) => one.hops > 0)) told.push(say("no_takers"));
    return [
      h(
        "ol",
        { class: "chain" },
        found.map((one) => {
          const document_ = head(parts(one.id).document);
          return h(
            "li",
            { class: "hop-" + Math.min(6, one.hops - least) + (one.hops ? "" : " here") },
            h(
              "span",
              { class: "below" },
              document_ && document_.level ? say("level." + document_.level) + " " : "",
              document_ ? words(report.shortName(document_), 60) : null
            ),
            one.hops ? report.taskLink(one.id, one.heading, 80) : h("strong", {}, say("this_task") + " ", words(one.heading, 80)),
            one.link ? told_of(one.link) : null
          );
        })
      ),
      told.length ? h("p", { class: "note" }, told.join(" ")) : null,
    ];
  }

  function told_of(link) {
    return h(
      "span",
      { class: "below" },
      [
        say("relation") + say("colon") + say("relation." + link.relation),
        say("copying") + say("colon") + say("copy." + link.copy),
        say("probability") + " " + report.percent(link.probability),
        say("link_status." + link.status),
      ].join(" · ")
    );
  }

  function linkTable(links, all) {
    const headings = ["task", "relation", "copying", "probability"].map((key) => say(key));
    const rows = links.map((link) => [
      [
        report.taskLink(link.source, all.headings[link.source]),
        h("span", { class: "below" }, report.documentLink(parts(link.source).document, 40)),
      ],
      say("relation." + link.relation),
      say("copy." + link.copy),
      report.percent(link.probability),
    ]);
    return report.table(headings, rows);
  }

  /* Two texts */

  function sidesLegend() {
    return report.marks.legend([
      ["equal", say("equal")],
      ["renamed", say("renamed")],
      ["changed", say("changed")],
    ]);
  }

  function side(link, task, all) {
    const above = h("div", { class: "paper", lang: "zh-CN" }, say("loading"));
    const marks = (which) =>
      link.passages.map((one, n) => [one[which][0], one[which][1], one.kind, String(n)]);
    const dress = (text, within) =>
      within.length
        ? h("mark", { class: within.map((one) => "m-" + one[2]).join(" "), "data-n": within[0][3], title: say(within[0][2]) }, text)
        : document.createTextNode(text);
    const both = h(
      "div",
      { class: "sides" },
      h(
        "div",
        {},
        h("h4", {}, say("side_of_source") + " · ", report.documentLink(parts(link.source).document, 60)),
        above
      ),
      h(
        "div",
        {},
        h("h4", {}, say("side_of_task")),
        h("div", { class: "paper", lang: "zh-CN" }, pieces(task, marks("task"), dress))
      )
    );
    report
      .load(parts(link.source).document)
      .then((held) => {
        const source = held.page && held.page.tasks.find((one) => one.id === link.source);
        if (!source) throw new Error(say("not_found"));
        clear(above, pieces(source, marks("source"), dress));
      })
      .catch((error) => report.failed(above, error));
    both.addEventListener("mouseover", twin);
    both.addEventListener("click", twin);
    return h(
      "details",
      { class: "side", open: link.directness === "direct" },
      h(
        "summary",
        {},
        h("h3", {}, words(all.headings[link.source] || parts(link.source).place, 80)),
        h("span", { class: "tag" }, say("directness." + link.directness)),
        told_of(link)
      ),
      h(
        "p",
        {},
        report.taskLink(link.source, all.headings[link.source]),
        " · ",
        say("copied_share") + say("colon") + say("side_of_task") + " " + report.percent(link.copied_share.task) +
          "，" + say("side_of_source") + " " + report.percent(link.copied_share.source)
      ),
      both,
      reasons(link)
    );
  }

  /** The same passage on both sides, while the pointer is on one. */
  function twin(event) {
    const n = event.target.getAttribute && event.target.getAttribute("data-n");
    for (const mark of event.currentTarget.querySelectorAll("[data-n]")) {
      mark.classList.toggle("twin", n !== null && mark.getAttribute("data-n") === n);
    }
  }

  function reasons(link) {
    const rows = link.reasons.map((one) => [
      say("comparison." + one.comparison),
      one.level,
      one.bits.toFixed(2),
      words([one.task, one.source].filter(Boolean).join(" ↔ ") || "–", 200),
    ]);
    const headings = ["comparison", "found", "bits", "evidence"].map((key) => say(key));
    return h(
      "details",
      { class: "reasons" },
      h("summary", {}, say("reasons") + "（" + say("score") + " " + link.score.toFixed(2) + "）"),
      report.table(headings, rows)
    );
  }
})();
