// Shows a report, byte for byte the saved one but for its style: this page's policy allows no inline style, so the style sheet is
// handed over as an object and style attributes are set one by one. The frame runs no script whatever the report holds.

function showReport(place, title, html) {
  const sandbox = "allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox";
  const frame = h("iframe", { title, sandbox, class: "report" });
  const styles = [];
  const bare = html
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, style) => { styles.push(style); return ""; })
    .replace(/ style="([^"]*)"/g, ' data-style="$1"');
  frame.addEventListener("load", () => dress(frame, styles));
  frame.srcdoc = bare;
  place.replaceChildren(frame);
  return frame;
}

function dress(frame, styles) {
  const inside = frame.contentDocument;
  inside.adoptedStyleSheets = styles.map((style) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(style);
    return sheet;
  });
  for (const element of inside.querySelectorAll("[data-style]")) element.style.cssText = element.dataset.style;
  for (const link of inside.querySelectorAll("a[href]:not([href^='#'])")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  fitFrame(frame);
  new ResizeObserver(() => fitFrame(frame)).observe(inside.documentElement);
}

// As tall as what it holds: a page within a page that scrolls by itself is hard to read, and to print.
function fitFrame(frame) {
  const height = frame.contentDocument?.documentElement?.getBoundingClientRect().height;
  if (height) frame.style.setProperty("block-size", `${Math.ceil(height) + 2}px`);
}
