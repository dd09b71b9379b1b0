import { messageStyles } from "./message-styles.ts";
import { face } from "./svg-layout.ts";
import { narrowFace } from "./svg-narrow.ts";

/** Each colour on light and on dark. */
const colours: readonly (readonly [name: string, light: string, dark: string])[] = [
  ["paper", "#fff", "#0d1117"],
  ["ink", "#1f2328", "#e6edf3"],
  ["quiet", "#59636e", "#9aa4af"],
  ["rule", "#c8d1da", "#3d444d"],
  ["sent", "#0550ae", "#79c0ff"],
  ["preflight", "#6639ba", "#d2a8ff"],
  ["response", "#116329", "#7ee787"],
  ["executed", "#8a4600", "#f0b35e"],
  ["stop", "#b3132b", "#ff8a84"],
  ["wash", "#fff4e5", "#2b2113"],
  ["alarm", "#fdeef0", "#2d1518"],
];

const variables = (valueOf: (light: string, dark: string) => string): string =>
  colours.map(([name, light, dark]) => `--${name}:${valueOf(light, dark)}`).join(";");

/** Below a class of its own: a page may hold the drawing as part of its document. */
const scope = ".sallyport-sequence";

const rules: readonly string[] = [
  `${scope} text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-size:${face.size}px;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke;white-space:pre}`,
  `${scope}.narrow text{font-size:${narrowFace.size}px}`,
  `${scope} .lead{stroke:var(--rule);stroke-dasharray:1 3;stroke-linecap:round}`,
  `${scope} .code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}`,
  `${scope} .strong{font-weight:600}`,
  `${scope} .quiet{fill:var(--quiet)}`,
  `${scope} .plain{stroke:none}`,
  `${scope} .paper{fill:var(--paper)}`,
  `${scope} .head{fill:var(--paper);stroke:var(--rule)}`,
  `${scope} .role .tag{fill:var(--quiet);font-weight:400}`,
  `${scope} .life{stroke:var(--rule);stroke-width:1}`,
  `${scope} .attacker .head{fill:var(--alarm);stroke:var(--stop);stroke-width:1.5}`,
  `${scope} .attacker .life{stroke:var(--stop);stroke-dasharray:1 3;stroke-linecap:round}`,
  `${scope} .attacker .role .tag,${scope} .attacker .role,${scope} .role.stop{fill:var(--stop);font-weight:600}`,
  ...Object.entries(messageStyles).map(
    ([kind, one]) => `${scope} .${kind}{--of:var(--${one === "plain" ? "ink" : one})}`,
  ),
  `${scope} .line{stroke:var(--of);stroke-width:1.25;fill:none;stroke-linecap:round;stroke-linejoin:round}`,
  `${scope} .tip{fill:var(--of);stroke:var(--of);stroke-width:1;stroke-linejoin:round}`,
  `${scope} .tag{fill:var(--of);font-weight:600}`,
  `${scope} .sent .line{stroke-width:1.75}`,
  `${scope} .note{fill:var(--paper);stroke:var(--of);stroke-width:.75}`,
  `${scope} .executed .note{fill:var(--wash);stroke-width:1.25}`,
];

/** The style of a drawing that is a file: the reader's system says whether it is light or dark. */
export const style: string = [
  `${scope}{${variables((light) => light)};max-width:520px}${scope}.narrow{max-width:420px}`,
  `@media (prefers-color-scheme:dark){${scope}{${variables((_, dark) => dark)}}}`,
  ...rules,
].join("\n");

/** The user's own colours, which the browser does not apply to drawings: https://www.w3.org/TR/css-color-adjust-1/#forced */
const forced = colours.map(([name]) => `--${name}:${/^(?:paper|wash|alarm)$/.test(name) ? "Canvas" : "CanvasText"}`);

/** The style of drawings in a page, whose own `color-scheme` says it. */
export const pageStyle: string = [
  `${scope}{${variables((light, dark) => `light-dark(${light},${dark})`)};max-width:520px}${scope}.narrow{max-width:420px}`,
  `@media (forced-colors:active){${scope}{forced-color-adjust:none;${forced.join(";")}}}`,
  ...rules,
].join("\n");
