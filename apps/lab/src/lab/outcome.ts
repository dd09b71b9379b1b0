import type { Happened } from "../table/cell.ts";
import { protections } from "../protections/index.ts";
import { html, type Html } from "../world/html.ts";
import type { State } from "../world/story.ts";
import { arrivals } from "./arrivals.ts";
import { changesOf, engineTitle, pageText, serverText } from "./outcome-texts.ts";
import { drawingHtml } from "./drawing.ts";
import { engineOf, type Prediction } from "./predictions.ts";
import type { Reader } from "./layout.ts";
import type { Started } from "./visitors.ts";

const plain = (happened: Happened): string => JSON.stringify(happened).replaceAll(/[0-9a-f]{16}/g, "");

const happenedIn = ({ run }: Started): Happened => ({ results: run.results, state: run.state });

/** The prediction of the reader's own engine that fits best. */
export function ownPrediction(
  { userAgent }: Reader,
  started: Started,
  predictions: readonly Prediction[],
): Prediction | undefined {
  const own = predictions.filter(({ engine }) => engine === engineOf(userAgent));
  const happened = plain(happenedIn(started));
  return own.find((one) => plain(one.happened) === happened) ?? own[0];
}

/** Engines that do the same are one row. */
function predictionRows(predictions: readonly Prediction[], initial: State, happened: Happened): Html {
  const rows = new Map<string, { readonly names: string[]; readonly agrees: boolean }>();
  for (const { engine, thirdPartyCookies, happened: predicted } of predictions) {
    const text = `${pageText(predicted)} ${serverText(changesOf(predicted, initial))}`;
    const row = rows.get(text) ?? { names: [], agrees: plain(predicted) === plain(happened) };
    rows.set(text, row);
    const isSame = predictions.every((other) => other.engine !== engine || plain(other.happened) === plain(predicted));
    const name = engineTitle(engine, isSame ? undefined : thirdPartyCookies);
    if (!row.names.includes(name)) row.names.push(name);
  }
  return html`<dl class="predictions">
    ${[...rows].map(
      ([text, { names, agrees }]) =>
        html`<div class="${agrees ? "agrees" : ""}">
          <dt>${names.join(", ")}${agrees && " (as here)"}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Why a browser may have done less than the story tells. */
function hint(started: Started, predictions: readonly Prediction[]): Html | undefined {
  const happened = plain(happenedIn(started));
  const { run } = started;
  const protectedRoles = run.world.story.protects;
  const signsIn = run.attempt.stages.some((stage) => "at" in stage && stage.at.includes("/lab/enter?user=ada"));
  const last = run.world.journal.entries.findLast(({ role, preflight }) => protectedRoles.includes(role) && !preflight);
  if (signsIn && last?.cookies.length === 0)
    return html`<p class="hint">
      No cookie arrived, so for the server nobody is signed in here. Your browser blocks third-party cookies, or did not
      keep this one: the browser stopped it, not the server. The first attempt of the bank works anyway: its attacker is
      on the bank’s own site.
    </p>`;
  if (predictions.length > 0 && !predictions.some((one) => plain(one.happened) === happened))
    return html`<p class="hint">
      No model predicted this. An extension or a setting of your browser may be the reason.
    </p>`;
  return undefined;
}

const key = ({ run }: Started): string => `/stories/${run.world.story.name}/attempts/${run.attempt.name}`;

function head(started: Started, happened: Happened): Html {
  const { run, protection } = started;
  const changes = changesOf(happened, run.world.initial);
  const go = strandedAt(run);
  const known = happened.results.at(-1)?.text ?? "";
  return html`<p class="quiet">
      Protection: ${protections[protection].title}. ${!run.isDone && "It has not ended yet."}
      ${go !== "" && html`<a href="${go}" target="attempt-${run.attempt.name}" rel="opener">Go on to the next page</a>`}
    </p>
    <p class="figure ${changes.length > 0 && "changed"}">${serverText(changes)}</p>
    ${run.isDone && html`<p>${pageText(happened)}</p>`}
    ${known !== "" && html`<p class="seen">What it got: <code>${known}</code></p>`}`;
}

/** The page to which a window must be taken that shows another server's response. */
const strandedAt = ({ isStranded, stage }: Started["run"]): string => (isStranded ? (stage?.url ?? "") : "");

function predicted(reader: Reader, started: Started, predictions: readonly Prediction[]): Html {
  const { world, attempt } = started.run;
  const own = ownPrediction(reader, started, predictions);
  const drawn = own?.outcome;
  return html`<h4>What the model predicts</h4>
    ${
      predictions.length === 0
        ? html`<p>${attempt.notModelled ?? "Nothing."}</p>`
        : predictionRows(predictions, world.initial, happenedIn(started))
    }
    ${
      drawn !== undefined &&
      html`<h4>The sequence of messages</h4>
        ${drawingHtml(reader, `${key(started)}/diagram`)}
        <p class="quiet">
          ${own?.isRefused === true ? "The guard refused the last request: its response is the guard’s, and the handler did not run." : "“Executed” means that the server’s own code responded, whatever the page could read."}
        </p>`
    }`;
}

/** What came of an attempt, as far as it has come. */
export function outcomeOf(reader: Reader, started: Started, predictions: readonly Prediction[] | undefined): Html {
  const { run } = started;
  const { world } = run;
  const state = run.isDone ? "done" : "running";
  return html`<div class="outcome" data-state="${state}" data-run="${world.place.id}" data-go="${strandedAt(run)}">
    ${head(started, happenedIn(started))} ${predictions && hint(started, predictions)}
    <h4>What arrived at the servers</h4>
    ${arrivals(world.journal.entries, world.origins)} ${predictions && predicted(reader, started, predictions)}
  </div>`;
}
