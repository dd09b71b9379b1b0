import { exercises, type Exercise } from "../exercises/index.ts";
import { storyOf, type Check, type Checked } from "../exercises/check.ts";
import type { Reply } from "../world/call.ts";
import { html, type Html } from "../world/html.ts";
import { linkFor, page, visitorField, type Reader } from "./layout.ts";
import { changesOf, pageText, serverText } from "./outcome-texts.ts";

export function exercisesPage(reader: Reader): Reply {
  const card = ({ name, title, task }: Exercise): Html =>
    html`<li>
      <h2><a href="${linkFor(reader, `/exercises/${name}`)}">${title}</a></h2>
      <p>${task}</p>
    </li>`;
  return page(
    reader,
    "Sallyport: exercises",
    html`<section class="hero">
        <h1>Exercises</h1>
        <p class="lead">Write the policy that stops one thing and keeps another. The lab tries it.</p>
      </section>
      <ol class="cards">
        ${exercises.map(card)}
      </ol>`,
  );
}

const checkLine = ({ attempt, must, passed, happened, initial }: Check): Html =>
  html`<li class="${passed ? "passed" : "failed"}">
    <strong>${passed ? "Yes" : "No"}:</strong> ${must === "stop" ? "it stops" : "it keeps"} “${attempt.title}”.
    <span class="quiet">${pageText(happened)} ${serverText(changesOf(happened, initial))}</span>
  </li>`;

function verdictOf(checked: Checked): Html {
  if (checked.problems !== undefined)
    return html`<div class="verdict failed" id="verdict">
      <h2>The policy has problems</h2>
      <pre tabindex="0">${checked.problems}</pre>
    </div>`;
  const solved = checked.checks.every(({ passed }) => passed);
  return html`<div class="verdict ${solved ? "passed" : "failed"}" id="verdict">
    <h2>${solved ? "Solved" : "Not yet"}</h2>
    <ul class="checks">
      ${checked.checks.map(checkLine)}
    </ul>
  </div>`;
}

export function exercisePage(reader: Reader, exercise: Exercise, text: string, checked: Checked | undefined): Reply {
  const { name, title, task, hints, solution } = exercise;
  const story = storyOf(exercise);
  return page(
    reader,
    title,
    html`<section class="hero">
        <h1>${title}</h1>
        <p class="lead">${task}</p>
        <p class="quiet">
          The servers are those of <a href="${linkFor(reader, `/stories/${story.name}`)}">${story.title}</a>.
        </p>
      </section>
      <form class="exercise" method="post" action="/exercises/${name}#verdict">
        ${visitorField(reader)}
        <label for="policy">The policy, in YAML</label>
        <textarea id="policy" name="policy" rows="16" spellcheck="false" autocapitalize="off">${`\n${text}`}</textarea>
        <button>Check it</button>
      </form>
      ${checked && verdictOf(checked)}
      <section>
        ${hints.map(
          (hint, index) =>
            html`<details>
              <summary>Hint ${index + 1}</summary>
              <p>${hint}</p>
            </details>`,
        )}
        <details>
          <summary>A solution</summary>
          <pre tabindex="0">${solution}</pre>
        </details>
      </section>`,
  );
}
