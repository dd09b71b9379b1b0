import { describeChange } from "@sallyport/browser/explain";
import { difference } from "sallyport/review";
import { stringify } from "yaml";
import type { OriginText } from "sallyport";
import { protectionNames, protections, type ProtectionName } from "../protections/index.ts";
import type { Reply } from "../world/call.ts";
import { html, type Html } from "../world/html.ts";
import type { Attempt, Claim, Story } from "../world/story.ts";
import { exampleOrigin } from "./example-origins.ts";
import { page, visitorField, type Reader } from "./layout.ts";
import { needsBrowser, needsScript } from "./needs.ts";

const claim = ({ text, verdict, because, requirements }: Claim): Html =>
  html`<li class="claim ${verdict}">
    <p class="said">“${text}”</p>
    <p><strong>${verdict === "right" ? "Right." : "Wrong."}</strong> ${because}</p>
    <p class="numbers">${requirements.join(" ")}</p>
  </li>`;

function protectionSwitch(reader: Reader, story: Story, chosen: ProtectionName): Html {
  return html`<form class="switch" method="post" action="/stories/${story.name}/protection">
    ${visitorField(reader)}
    <fieldset>
      <legend>What protects the servers</legend>
      ${protectionNames.map(
        (name) =>
          html`<button name="protection" value="${name}" aria-pressed="${name === chosen ? "true" : "false"}">
            ${protections[name].title}
          </button>`,
      )}
    </fieldset>
    <p class="quiet">${protections[chosen].description}</p>
  </form>`;
}

/** A button that plays the attempt in the model of each engine; why there is none. */
const modelForm = (reader: Reader, story: Story, { name, notModelled }: Attempt): Html =>
  notModelled === undefined
    ? html`<form method="post" action="/stories/${story.name}/attempts/${name}/model">
        ${visitorField(reader)}
        <button class="plain">Run it in the model</button>
      </form>`
    : html`<p class="quiet">Not in the model: ${notModelled}</p>`;

/** What has come of an attempt, in this browser and in the model. */
interface Results {
  readonly outcome: Html;
  readonly modelled: Html | undefined;
}

function attemptCard(reader: Reader, story: Story, attempt: Attempt, { outcome, modelled }: Results): Html {
  const { name, title, kind, lesson } = attempt;
  return html`<article class="attempt ${kind}" id="${name}">
    <p class="kind">${kind === "attack" ? "Attack" : "Intended use"}</p>
    <h3>${title}</h3>
    <p class="lesson">${lesson}</p>
    <form
      method="post"
      action="/stories/${story.name}/attempts/${name}"
      ${needsBrowser(attempt) && html`target="attempt-${name}" data-window=""`}
    >
      ${visitorField(reader)}
      <button>Run it in this browser</button>
      ${needsScript(attempt) && html`<noscript><span class="quiet">This attempt needs JavaScript.</span></noscript>`}
    </form>
    ${modelForm(reader, story, attempt)}
    <div class="result" aria-live="polite">${outcome}</div>
    ${modelled && html`<div class="result">${modelled}</div>`}
  </article>`;
}

const nothingYet: Html = html`<p class="quiet">
  Nothing has been tried with this browser yet: nobody is signed in here.
</p>`;

/** What a change of the story's policy opens, and what it closes, as `sallyport diff` says it. */
function changeOf(story: Story): Html | undefined {
  const originOf = (role: string): OriginText => exampleOrigin(story, role);
  if (story.changedPolicy === undefined) return undefined;
  const changed = story.changedPolicy(originOf);
  const { opens, closes } = difference(story.policy(originOf), changed);
  return html`<details>
    <summary>A changed policy, and what it opens</summary>
    <pre tabindex="0">${stringify(changed)}</pre>
    <ul>
      ${opens.map((change) => html`<li><strong>Opens:</strong> ${describeChange(change)}</li>`)}
      ${closes.map((change) => html`<li><strong>Closes:</strong> ${describeChange(change)}</li>`)}
    </ul>
  </details>`;
}

/**
 * @param outcomes what has come of each attempt in this browser so far
 * @param modelled what came of each in the model
 */
export function storyPage(
  reader: Reader,
  story: Story,
  outcomes: ReadonlyMap<string, Html>,
  modelled: ReadonlyMap<string, Html>,
): Reply {
  const chosen = reader.visitor.protections.get(story.name) ?? "none";
  const policy = stringify(story.policy((role) => exampleOrigin(story, role)));
  return page(
    reader,
    story.title,
    html`<section class="hero">
        <h1>${story.title}</h1>
        <p class="lead">${story.summary}</p>
      </section>
      <section aria-labelledby="claims">
        <h2 id="claims">What is claimed</h2>
        <ul class="claims">
          ${story.claims.map(claim)}
        </ul>
      </section>
      <section aria-labelledby="attempts">
        <h2 id="attempts">Try it</h2>
        ${protectionSwitch(reader, story, chosen)}
        <p class="quiet">
          “Run it in this browser” opens a small window, in which your browser plays the attempt in a new world. “Run it
          in the model” plays it in the models of Chromium, Firefox and WebKit, at the same servers. What happened, and
          what the servers decided, is shown here.
        </p>
        <div class="attempts">
          ${story.attempts.map((attempt) => attemptCard(reader, story, attempt, { outcome: outcomes.get(attempt.name) ?? nothingYet, modelled: modelled.get(attempt.name) }))}
        </div>
      </section>
      <section>
        <details>
          <summary>Sallyport’s policy in this story</summary>
          <pre tabindex="0">${policy}</pre>
        </details>
        ${changeOf(story)}
      </section>`,
  );
}
