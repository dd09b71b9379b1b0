// A chart of ratios: one bar each, a line at 1, and one at the budget. What is too wide to be a number is a range.
import { spread, widest } from "./statistics.mjs";

const width = 900;
const labels = 400;
const rowHeight = 22;
const margin = 110;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * @param bars { label, estimate, isOurs }
 * @param options the title, and the budget's place
 * @returns an SVG
 */
export function chart(bars, { title, budget }) {
  const most = Math.max(budget, ...bars.map(({ estimate }) => Math.min(estimate.high, 3))) * 1.05;
  const x = (value) => labels + (Math.min(value, most) / most) * (width - labels - margin);
  const height = 74 + bars.length * rowHeight;
  const lines = bars.map(({ label, estimate, isOurs }, index) => {
    const y = 56 + index * rowHeight;
    const color = isOurs ? "#1f6feb" : "#8c959f";
    const { median, low, high } = estimate;
    const isWide = spread(estimate) > widest;
    const [start, end] = isWide ? [x(low), x(high)] : [labels, x(median)];
    const text = isWide ? `${low.toFixed(2)} to ${high.toFixed(2)}` : median.toFixed(2);
    return `<text x="${labels - 8}" y="${y + 13}" text-anchor="end">${escape(label)}</text>
<rect x="${start.toFixed(1)}" y="${y + 2}" width="${Math.max(1, end - start).toFixed(1)}" height="14" fill="${color}"${isWide ? ' fill-opacity="0.4"' : ""}/>
<text x="${(end + 6).toFixed(1)}" y="${y + 13}">${text}${median > most ? " →" : ""}</text>`;
  });
  const mark = (value, text) =>
    `<path d="M${x(value).toFixed(1)} 46V${height - 16}" stroke="#cf222e" stroke-dasharray="4 3"/><text x="${x(value).toFixed(1)}" y="42" text-anchor="middle" fill="#cf222e">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#24292f">
<title>${escape(title)}</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="12" y="20" font-size="15" font-weight="bold">${escape(title)}</text>
${mark(1, "by hand")}
${budget === 1 ? "" : mark(budget, "")}
${lines.join("\n")}
</svg>
`;
}

/** The bars of rows of ratios: every contender but the base. */
export const barsOf = (rows, chosen = () => true) =>
  rows.flatMap(({ name, base, figures }) =>
    Object.entries(figures)
      .filter(([contender]) => contender !== base && chosen(contender))
      .map(([contender, { ratio }]) => ({
        label: `${name.replace(", granted GET", "")}: ${contender}`,
        estimate: ratio,
        isOurs: contender === "sallyport",
      })),
  );
