/* The list of documents. */
"use strict";

(() => {
  const { h, say, words, clear, title } = report;
  const { follow, offer, places, nothing } = report.lists;
  const form = document.getElementById("filter");
  const place = document.getElementById("rows");
  const rows = report.documents();

  offer(form.elements.place, places(rows));
  for (const row of rows) {
    row.hay = [title(row), row.number, row.issuers.join("\n"), row.place, row.file]
      .join("\n")
      .toLowerCase();
  }
  follow({
    form, draw,
    count: document.getElementById("count"),
    all: rows.length,
    pager: document.getElementById("pager"),
    choose: (wanted) => rows.filter((row) => fits(row, wanted)),
  });

  function fits(row, wanted) {
    if (wanted.level && row.level !== wanted.level) return false;
    if (wanted.place && !(row.place || "").startsWith(wanted.place)) return false;
    if (wanted.status && row.present !== (wanted.status === "present")) return false;
    const sought = (wanted.words || "").toLowerCase().split(/\s+/).filter(Boolean);
    return sought.every((word) => row.hay.indexOf(word) >= 0);
  }

  function draw(shown) {
    if (!shown.length) {
      clear(place, nothing());
      return;
    }
    const headings = ["title", "number", "level", "place", "issuers", "date", "tasks", "findings"];
    clear(
      place,
      report.table(
        headings.map((key) => say(key)),
        shown.map((one) => [
          [
            h("a", { href: report.documentHref(one.id) }, words(title(one), 120)),
            one.present ? null : h("span", { class: "tag" }, say("absent")),
            one.ocr ? h("span", { class: "tag" }, say("read_from_pictures")) : null,
          ],
          words(one.number || "–", 40),
          one.level ? say("level." + one.level) : "–",
          words(one.place || "–", 40),
          words(one.issuers.join("、") || "–", 60),
          one.date || "–",
          one.present ? String(one.tasks) : "–",
          one.present ? String(one.findings) : "–",
        ]),
        "documents"
      )
    );
  }
})();
