import { sequenceOf, toSvg, withVerdict, type SvgLayout } from "@sallyport/browser/diagram";
import type { Reply } from "../world/call.ts";
import { html, type Html } from "../world/html.ts";
import { linkFor, type Reader } from "./layout.ts";
import type { Prediction } from "./predictions.ts";

/** How an address names a layout. */
const layouts: Readonly<Record<string, SvgLayout>> = { "": "wide", "-narrow": "narrow" };

/** The drawing at an address, as the screen has room for it. */
export const drawingHtml = (reader: Reader, path: string): Html =>
  html`<p class="drawing">
    <picture>
      <source media="(max-width: 540px)" srcset="${linkFor(reader, `${path}-narrow.svg`)}" />
      <img src="${linkFor(reader, `${path}.svg`)}" alt="The messages of the attempt’s last request" />
    </picture>
  </p>`;

/** The last request of a prediction, drawn. */
export function drawingReply({ outcome, isRefused }: Prediction, isAttack: boolean, suffix: string): Reply | undefined {
  const layout = layouts[suffix];
  if (outcome === undefined || layout === undefined) return undefined;
  const sequence = sequenceOf(outcome, { attackers: isAttack ? [outcome.page.origin] : [] });
  // The guard responded: the handler did not run.
  const drawn = isRefused ? withVerdict(sequence, { ...sequence.verdict, executed: false }) : sequence;
  return { headers: { "content-type": "image/svg+xml" }, body: toSvg(drawn, { layout }) };
}
