/* Findings by code. */
"use strict";

(() => {
  const { h, say, words, clear, head, title } = report;
  const { follow, gradually, offer, places, nothing } = report.lists;
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const place = document.getElementById("rows");

  report
    .loadAll("findings", report.data("index").findings)
    .then(begin)
    .catch((error) => report.failed(count, error));

  function begin(rows) {
    const concerned = new Set(rows.map((row) => row.finding.document));
    const heads = report.documents().filter((one) => concerned.has(one.id));
    offer(form.elements.place, places(heads));
    offer(form.elements.document, heads.map((one) => [one.id, title(one)]));
    for (const row of rows) {
      const { finding, headings } = row;
      const one = head(finding.document);
      row.place = (one && one.place) || "";
      row.hay = [
        finding.code, say("finding_kind." + finding.kind), finding.message,
        one ? title(one) : "", one && one.number,
        ...Object.keys(headings), ...Object.keys(headings).map((id) => headings[id]),
      ].join("\n").toLowerCase();
    }
    follow({
      form, count, draw,
      all: rows.length,
      pager: document.getElementById("pager"),
      choose: (wanted) => rows.filter((row) => fits(row, wanted)),
    });
  }

  function fits(row, wanted) {
    const { finding } = row;
    for (const name of ["code", "severity", "status", "document"]) {
      if (wanted[name] && finding[name] !== wanted[name]) return false;
    }
    if (wanted.place && !row.place.startsWith(wanted.place)) return false;
    const sought = (wanted.words || "").toLowerCase().split(/\s+/).filter(Boolean);
    return sought.every((word) => row.hay.indexOf(word) >= 0);
  }

  function draw(rows) {
    if (!rows.length) {
      clear(place, nothing());
      return;
    }
    clear(place);
    gradually(place, rows, (row) => report.finding(row.finding, row.headings));
  }
})();
