import { protections } from "../protections/index.ts";
import { html, type Html } from "../world/html.ts";
import { arrivals } from "./arrivals.ts";
import { drawingHtml } from "./drawing.ts";
import type { Reader } from "./layout.ts";
import { changesOf, engineTitle, pageText, serverText } from "./outcome-texts.ts";
import type { Prediction } from "./predictions.ts";
import type { Modelled } from "./visitors.ts";

/** What one engine of the model does, with what was decided at the servers. */
function engineRow(reader: Reader, path: string, { engine, ...one }: Prediction): Html {
  const changes = changesOf(one.happened, one.initial);
  return html`<details class="engine">
    <summary>
      <strong>${engineTitle(engine, one.thirdPartyCookies)}.</strong> ${serverText(changes)} ${pageText(one.happened)}
    </summary>
    ${arrivals(one.entries, one.origins)}
    ${one.outcome !== undefined && drawingHtml(reader, `${path}/model/${engine}/${one.thirdPartyCookies}/diagram`)}
  </details>`;
}

/** What the model of each engine did, at real servers of a world of its own. */
export function modelOutcome(reader: Reader, path: string, { protection, predictions }: Modelled): Html {
  return html`<div class="outcome">
    <h4>In the model</h4>
    <p class="quiet">Protection: ${protections[protection].title}. Open an engine to see what arrived and why.</p>
    ${predictions.map((one) => engineRow(reader, path, one))}
  </div>`;
}
