for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.tHead.querySelectorAll("th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.tHead.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.key ?? "";
      const order = (a, b) => (key(a) === "") - (key(b) === "")
        || (down ? -1 : 1) * key(a).localeCompare(key(b), "en", { numeric: true });
      const number = (row) => Number.parseFloat(key(row));
      const numeric = head.dataset.number !== undefined;
      const byNumber = (a, b) => (key(a) === "") - (key(b) === "") || (down ? -1 : 1) * (number(a) - number(b));
      body.append(...[...body.rows].sort(numeric ? byNumber : order));
    });
  });
}
