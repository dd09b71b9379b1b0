import { messageStyles } from "./message-styles.ts";
import { face } from "./svg-layout.ts";

const light =
  "--paper:#fff;--ink:#1f2328;--quiet:#59636e;--rule:#c8d1da;--sent:#0550ae;--preflight:#6639ba;--response:#116329;--executed:#8a4600;--stop:#b3132b;--wash:#fff4e5;--alarm:#fdeef0";
const dark =
  "--paper:#0d1117;--ink:#e6edf3;--quiet:#9aa4af;--rule:#3d444d;--sent:#79c0ff;--preflight:#d2a8ff;--response:#7ee787;--executed:#f0b35e;--stop:#ff8a84;--wash:#2b2113;--alarm:#2d1518";

/** Below a class of its own: a page may hold the drawing as part of its document. */
const scope = ".sallyport-sequence";

/** The drawing's style, for light and for dark. */
export const style: string = [
  `${scope}{${light};max-width:520px}`,
  `@media (prefers-color-scheme:dark){${scope}{${dark}}}`,
  `${scope} text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-size:${face.size}px;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke;white-space:pre}`,
  `${scope} .code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}`,
  `${scope} .strong{font-weight:600}`,
  `${scope} .quiet{fill:var(--quiet)}`,
  `${scope} .plain{stroke:none}`,
  `${scope} .paper{fill:var(--paper)}`,
  `${scope} .head{fill:var(--paper);stroke:var(--rule)}`,
  `${scope} .life{stroke:var(--rule);stroke-width:1}`,
  `${scope} .attacker .head{fill:var(--alarm);stroke:var(--stop);stroke-width:1.5}`,
  `${scope} .attacker .life{stroke:var(--stop);stroke-dasharray:1 3;stroke-linecap:round}`,
  `${scope} .attacker .role,${scope} .role.stop{fill:var(--stop);font-weight:600}`,
  ...Object.entries(messageStyles).map(
    ([kind, one]) => `${scope} .${kind}{--of:var(--${one === "plain" ? "ink" : one})}`,
  ),
  `${scope} .line{stroke:var(--of);stroke-width:1.25;fill:none;stroke-linecap:round;stroke-linejoin:round}`,
  `${scope} .tip{fill:var(--of);stroke:var(--of);stroke-width:1;stroke-linejoin:round}`,
  `${scope} .tag{fill:var(--of);font-weight:600}`,
  `${scope} .sent .line{stroke-width:1.75}`,
  `${scope} .note{fill:var(--paper);stroke:var(--of);stroke-width:.75}`,
  `${scope} .executed .note{fill:var(--wash);stroke-width:1.25}`,
].join("\n");
