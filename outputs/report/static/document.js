/* A document: what it is, its text with what is noted on it, its tasks and links. */
"use strict";

(() => {
  const { h, say, words, clear, section } = report;
  const { lines, noted, notedLegend } = report.marks;
  const page = document.getElementById("page");
  const ADDRESS = /^([dm][0-9a-f]{16})(?:\/(\d+)-(\d+))?$/;

  window.addEventListener("hashchange", show);
  show();

  function show() {
    const found = ADDRESS.exec(location.hash.slice(1));
    const one = found && report.head(found[1]);
    if (!one) {
      report.failed(page, new Error(say("not_found")));
      return;
    }
    const asked = found[2] ? [Number(found[2]), Number(found[3])] : null;
    document.title = report.title(one).slice(0, 120) + " – " + say("report");
    report
      .load(one.id)
      .then((all) => draw(one, all, asked))
      .catch((error) => report.failed(page, error));
  }

  function draw(one, all, asked) {
    const text = h("div", { class: "text", lang: "zh-CN" });
    const headings = (id) => all.headings[id];
    clear(
      page,
      h("p", { class: "kicker" }, say("document")),
      h("h1", {}, words(report.title(one))),
      facts(one, all.page),
      links(one, all),
      all.page
        ? [
            section("text", say("text"), text),
            all.page.provisions.length ? outline(one, all.page) : null,
            tasks(all.page),
            citations(one, all.page),
          ]
        : null,
      section(
        "findings",
        say("findings"),
        ...all.findings
          .filter((finding) => finding.document === one.id)
          .map((finding) => report.finding(finding, all.headings, true))
      ),
      all.decisions.length ? section("decisions", say("decisions"), report.decisions(all.decisions)) : null
    );
    if (all.page) drawText(one, all.page, text, asked, headings);
  }

  function facts(one, held) {
    const full = held ? held.document : {};
    const rows = [
      ["title", full.attachment_title ? full.title : null],
      ["number", one.number],
      ["issuers", one.issuers.join("、")],
      ["level", one.level && say("level." + one.level)],
      ["place", one.place],
      ["date", one.date],
      ["published", full.published_on],
      ["genre", full.genre],
      ["addressees", (full.addressees || []).join("、")],
      ["file", one.file],
      ["copies", (full.copies || []).join("、")],
      ["unread_pages", (full.unread_pages || []).join("、")],
      ["certainty", full.ocr_confidence && report.percent(full.ocr_confidence.mean)],
    ].filter((row) => row[1]);
    const others = [
      ["attached_to", full.attached_to ? [full.attached_to] : []],
      ["attachments", full.attachments || []],
    ].filter((row) => row[1].length);
    return [
      one.present ? null : h("p", { class: "note" }, say("absent")),
      one.ocr ? h("p", { class: "note" }, say("read_from_pictures")) : null,
      h(
        "dl",
        { class: "facts" },
        rows.map(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, words(value, 600))]),
        others.map(([key, ids]) => [
          h("dt", {}, say(key)),
          h("dd", {}, ids.map((id) => h("div", {}, report.documentLink(id)))),
        ])
      ),
    ];
  }

  function links(one, all) {
    const rows = (which, other) =>
      all.links_of
        .filter((link) => link[which] === one.id)
        .map((link) => [
          report.documentLink(link[other]),
          say("document_role." + link.role),
          say("channel." + link.channel),
        ]);
    const headings = [say("document"), say("kind"), say("channel")];
    const above = rows("document", "source");
    const below = rows("source", "document");
    return [
      above.length ? section("above", say("documents_above"), report.table(headings, above)) : null,
      below.length ? section("below", say("documents_below"), report.table(headings, below)) : null,
    ];
  }

  function drawText(one, held, place, asked) {
    const { starts } = held;
    let part = 0;
    if (asked) while (part + 1 < starts.length && starts[part + 1] <= asked[0]) part += 1;
    const put = (n) => {
      const before = place.scrollHeight;
      return report.load(one.id + "-" + n).then((found) => {
        const marks = asked ? found.marks.concat([[asked[0], asked[1], "asked", ""]]) : found.marks;
        const around = (made, begun) => {
          const tasks = begun.filter((mark) => mark[2] === "task");
          return [tasks.map((mark) => chip(one, mark[3])), made];
        };
        clear(
          place,
          notedLegend([["citation", "citations"], ["task", "task"]]),
          pager(starts, n, put),
          h(
            "div",
            { class: "paper" },
            lines(found.text, found.start, marks, (text, within, begun) =>
              noted(text, within, begun, around)
            )
          ),
          pager(starts, n, put)
        );
        const target = place.querySelector(".m-asked");
        if (target) {
          target.id = "asked";
          target.setAttribute("tabindex", "-1");
          target.scrollIntoView({ block: "center" });
          target.focus({ preventScroll: true });
        } else if (before) place.scrollIntoView();
      });
    };
    put(part).catch((error) => report.failed(place, error));
  }

  function chip(one, place) {
    const id = one.id + "#" + place;
    return h(
      "a",
      { class: "chip", href: report.taskHref(id) },
      say("task") + " ",
      words(place, 30)
    );
  }

  function pager(starts, n, put) {
    if (starts.length < 2) return null;
    const button = (word, to) => {
      const made = h("button", { type: "button", disabled: to < 0 || to >= starts.length }, word);
      made.addEventListener("click", () => put(to));
      return made;
    };
    return h(
      "div",
      { class: "pager" },
      button(say("previous"), n - 1),
      h("span", {}, say("part_of", { n: n + 1, all: starts.length })),
      button(say("next"), n + 1)
    );
  }

  function outline(one, held) {
    return h(
      "details",
      { class: "outline" },
      h("summary", {}, say("outline")),
      h(
        "ul",
        {},
        held.provisions.map((item) =>
          h(
            "li",
            { class: "depth-" + Math.min(5, item.path.split("/").length) },
            h(
              "a",
              { href: report.documentHref(one.id, item.start, item.start + (item.label + item.heading).length || item.end) },
              words(item.label + item.heading, 80)
            ),
            item.page ? h("span", { class: "below" }, say("page", { n: item.page })) : null
          )
        )
      )
    );
  }

  function tasks(held) {
    if (!held.tasks.length) return null;
    const bodies = (task, roles) =>
      [].concat(
        ...task.assignments
          .filter((assignment) => roles.indexOf(assignment.role) >= 0)
          .map((assignment) => assignment.departments.map((body) => body.text))
      );
    const rows = held.tasks.map((task) => [
      report.taskLink(task.id, task.heading, 60),
      say("task_kind." + task.kind),
      words(bodies(task, ["lead"]).join("、") || "–", 80),
      words(bodies(task, ["responsible", "support"]).join("、") || "–", 120),
      words(task.deadlines.map((one) => one.text).join("；") || "–", 80),
    ]);
    const headings = ["task", "kind", "lead", "departments", "deadlines"].map((key) => say(key));
    return section("tasks", say("tasks"), report.table(headings, rows, "tasks"));
  }

  function citations(one, held) {
    if (!held.citations.length) return null;
    const rows = held.citations.map((cited) => [
      cited.target
        ? report.documentLink(cited.target)
        : words([cited.title, cited.number].filter(Boolean).join(" "), 120),
      say("citation_role." + cited.role),
      say("citation_status." + cited.status),
      report.where(one.id, cited.start, cited.end),
    ]);
    const headings = ["document", "role", "status", "where"].map((key) => say(key));
    return section("citations", say("citations"), report.table(headings, rows));
  }
})();
