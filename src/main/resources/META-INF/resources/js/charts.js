/*
 * Draws a bar chart of the table that follows it: <div class="chart" data-chart="ID of the table" hidden>. The first
 * column names the bars, the second one is their length. The table stays: it is what everybody can read.
 */

/* global Chart */

const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();

function rowsOf(table) {
  return [...table.tBodies[0].rows].map((row) => ({
    label: row.cells[0].textContent.trim(),
    value: Number(row.cells[1].dataset.value),
  }));
}

function draw(place) {
  const table = document.getElementById(place.dataset.chart);
  const rows = table ? rowsOf(table) : [];
  if (rows.length === 0) {
    return;
  }
  place.hidden = false;
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", place.dataset.label);
  place.style.height = `${rows.length * 28 + 48}px`;
  place.replaceChildren(canvas);
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: rows.map((row) => row.label),
      datasets: [{ data: rows.map((row) => row.value), backgroundColor: colour("--accent"), borderRadius: 3, maxBarThickness: 18 }],
    },
    options: {
      indexAxis: "y",
      maintainAspectRatio: false,
      animation: false,
      plugins: { legend: { display: false } },
      scales: {
        x: { beginAtZero: true, ticks: { precision: 0, color: colour("--ink-muted") }, grid: { color: colour("--line") } },
        y: { ticks: { color: colour("--ink"), autoSkip: false }, grid: { display: false } },
      },
    },
  });
}

document.querySelectorAll("[data-chart]").forEach(draw);
