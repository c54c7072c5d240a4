/* A filter form above a list that is shown page by page. */
"use strict";

report.lists = (() => {
  const { h, say, clear } = report;
  const SIZE = 200; // rows of one page
  const AT_ONCE = 30; // rows that fill a screen: drawn in some hundredths of a second

  /** What a form asks for, as {name: value}; empty ones are left out. */
  function asked(form) {
    const found = {};
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
      if (value) found[field.name] = value;
    }
    return found;
  }

  /** The address says what the form asks for, so that it can be kept and passed on. */
  function remember(wanted) {
    const told = Object.keys(wanted)
      .map((name) => name + "=" + encodeURIComponent(wanted[name]))
      .join("&");
    try {
      history.replaceState(null, "", "#" + told);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // some browsers forbid it on disk
    }
  }

  function recall(form) {
    for (const pair of location.hash.slice(1).split("&")) {
      const at = pair.indexOf("=");
      const field = at > 0 ? form.elements.namedItem(pair.slice(0, at)) : null;
      if (!field || !("value" in field)) continue;
      let value;
      try {
        value = decodeURIComponent(pair.slice(at + 1));
      } catch (error) {
        continue; // an address that was cut off
      }
      if (field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
    }
  }

  /** options of a select below those it has; pairs of value and word. */
  function offer(select, pairs) {
    for (const [value, word] of pairs) {
      const cut = word.length > 60 ? word.slice(0, 60) + "…" : word;
      select.appendChild(h("option", { value }, cut));
    }
  }

  function places(documents) {
    const found = new Set(documents.map((one) => one.place).filter(Boolean));
    return Array.from(found)
      .sort()
      .map((place) => [place, place]);
  }

  /** list = {form, count, pager, all, choose(wanted) -> rows, draw(rows, wanted)} */
  function follow(list) {
    let page = 0;
    let rows = [];

    function turn(by) {
      page += by;
      show();
      list.count.scrollIntoView();
    }

    function show() {
      const pages = Math.max(1, Math.ceil(rows.length / SIZE));
      list.draw(rows.slice(page * SIZE, (page + 1) * SIZE), asked(list.form));
      const before = h("button", { type: "button", disabled: page === 0 }, say("previous"));
      const after = h("button", { type: "button", disabled: page + 1 >= pages }, say("next"));
      before.addEventListener("click", () => turn(-1));
      after.addEventListener("click", () => turn(1));
      clear(
        list.pager,
        pages > 1
          ? [before, h("span", {}, say("page_of", { n: page + 1, all: pages })), after]
          : []
      );
    }

    function choose() {
      const wanted = asked(list.form);
      rows = list.choose(wanted);
      page = 0;
      list.count.textContent = say("shown", { n: rows.length, all: list.all });
      show();
    }

    function changed() {
      choose();
      remember(asked(list.form));
    }

    list.form.addEventListener("input", changed);
    list.form.addEventListener("change", changed);
    list.form.addEventListener("submit", (event) => event.preventDefault());
    list.form.addEventListener("reset", () => setTimeout(changed, 0)); // fields are reset after
    window.addEventListener("hashchange", () => {
      recall(list.form);
      choose();
    });
    recall(list.form);
    choose();
    return choose;
  }

  let later = 0;

  /** The first rows now, the others when those are shown; what is drawn next stops it. */
  function gradually(place, rows, draw) {
    clearTimeout(later);
    const add = (from) => {
      rows.slice(from, from + AT_ONCE).forEach((row) => place.appendChild(draw(row)));
      if (from + AT_ONCE < rows.length) later = setTimeout(add, 0, from + AT_ONCE);
    };
    add(0);
  }

  function nothing() {
    clearTimeout(later);
    return h("p", { class: "note" }, say("nothing_fits"));
  }

  return { follow, gradually, offer, places, asked, recall, remember, nothing };
})();

/** One finding with what it is about and the words that it rests on. */
report.finding = (finding, headings, plain) => {
  const { h, say, words } = report;
  const about = [["on_task", finding.task], ["against", finding.source]].filter((pair) => pair[1]);
  return h(
    "article",
    { class: "finding " + finding.severity, id: finding.id },
    h(
      "h3",
      {},
      h("span", { class: "code" }, finding.code),
      " ",
      say("finding_kind." + finding.kind),
      " ",
      report.severity(finding.severity),
      h("span", { class: "tag" }, say("finding_status." + finding.status))
    ),
    h("p", {}, words(finding.message)),
    h(
      "dl",
      { class: "about" },
      plain ? null : [h("dt", {}, say("document")), h("dd", {}, report.documentLink(finding.document))],
      about.map(([name, task]) => [
        h("dt", {}, say(name)),
        h("dd", {}, report.taskLink(task, headings[task])),
      ])
    ),
    finding.evidence.map((one) =>
      h(
        "blockquote",
        {},
        words(one.quote, 400),
        report.where(one.document, one.start, one.end)
      )
    )
  );
};
