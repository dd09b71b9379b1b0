import { html, type Html } from "../world/html.ts";
import type { Reply } from "../world/call.ts";
import type { Story } from "../world/story.ts";
import { linkFor, page, type Reader } from "./layout.ts";
import { needsScript } from "./needs.ts";

const requirementsOf = (story: Story): string =>
  [...new Set(story.claims.flatMap(({ requirements }) => requirements))].join(" ");

function card(reader: Reader, story: Story): Html {
  const wrong = story.claims.filter(({ verdict }) => verdict === "wrong").length;
  return html`<li>
    <h2><a href="${linkFor(reader, `/stories/${story.name}`)}">${story.title}</a></h2>
    <p>${story.summary}</p>
    <p class="quiet">
      ${story.attempts.length} attempts.
      ${wrong > 0 && `${wrong} common ${wrong === 1 ? "claim" : "claims"} that ${wrong === 1 ? "is" : "are"} wrong.`}
      ${!story.attempts.some(needsScript) && "Works without JavaScript."}
      <span class="numbers">${requirementsOf(story)}</span>
    </p>
  </li>`;
}

export function startPage(reader: Reader, stories: readonly Story[]): Reply {
  return page(
    reader,
    "Sallyport: the lab",
    html`<section class="hero">
        <h1>What other origins can do, tried in your own browser</h1>
        <p class="lead">
          Each story is a small world of real servers on this machine. Choose what protects them, press a button, and
          your browser makes the attempt. Then see what the servers know, and what each browser would have done.
        </p>
        <p class="quiet">
          The lab listens on this machine’s loopback addresses only. Each attempt has a separate world, with names and
          cookies that no other attempt and no other visitor has.
        </p>
        <p class="quiet">
          If your browser blocks third-party cookies, start with the first attempt of
          <a href="${linkFor(reader, "/stories/bank")}">the bank</a>: its attacker is on the bank’s own site, so it
          works everywhere.
        </p>
      </section>
      <ol class="cards">
        ${stories.map((story) => card(reader, story))}
      </ol>`,
  );
}
