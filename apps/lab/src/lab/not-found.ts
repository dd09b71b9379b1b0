import type { Reply } from "../world/call.ts";
import { html, type Html } from "../world/html.ts";
import { linkFor, type Reader } from "./layout.ts";

export const notFound = (page: (reader: Reader, title: string, body: Html) => Reply, reader: Reader): Reply => ({
  ...page(
    reader,
    "There is nothing here",
    html`<section class="hero">
      <h1>There is nothing here</h1>
      <p><a href="${linkFor(reader, "/")}">All stories</a></p>
    </section>`,
  ),
  status: 404,
});
