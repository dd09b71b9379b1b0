import type { Case, HeaderList } from "../case.ts";
import {
  allowed,
  crossorigins,
  elementCase,
  kinds,
  other,
  own,
  sibling,
  withAttribute,
  type Kind,
} from "../element-row.ts";
import { plainPage, response } from "../row.ts";

const crossoriginsOf = (as: Kind): readonly (typeof crossorigins)[number][] =>
  withAttribute.includes(as) ? crossorigins : [undefined];

const named = (crossorigin: string | undefined): string => (crossorigin === undefined ? "" : ` ${crossorigin}`);
const partOf = (crossorigin: (typeof crossorigins)[number]) => (crossorigin === undefined ? {} : { crossorigin });

const cookies = {
  visits: ["https://b.localhost/set"],
  routes: {
    "/set": {
      actual: response([
        ["set-cookie", "unset=1; Secure"],
        ["set-cookie", "lax=1; Secure; SameSite=Lax"],
        ["set-cookie", "none=1; Secure; SameSite=None"],
      ]),
    },
  },
};

const places: readonly (readonly [to: string, headers: HeaderList, desc: string])[] = [
  [own, [], "own"],
  [sibling, [], "sibling"],
  [sibling, allowed, "sibling, allowed"],
  [other, [], "other"],
  [other, allowed, "other, allowed"],
  [other, [["access-control-allow-origin", "*"]], "other, *"],
];

export const elements: readonly Case[] = kinds.flatMap((as) =>
  crossoriginsOf(as).flatMap((crossorigin) => [
    ...places.map(([to, headers, desc]) =>
      elementCase({ as, to, headers, part: partOf(crossorigin), desc: `${desc}${named(crossorigin)}` }),
    ),
    elementCase({ as, ...cookies, headers: allowed, part: partOf(crossorigin), desc: `cookies${named(crossorigin)}` }),
  ]),
);

export const elementPages: readonly Case[] = kinds.flatMap((as) => [
  elementCase({ as, to: "http://b.localhost/r", headers: allowed, desc: "mixed content" }),
  elementCase({
    as,
    page: plainPage,
    headers: [["access-control-allow-origin", "http://a.localhost"]],
    desc: "from http",
  }),
]);

const inTest = (row: Case): Case => ({ ...row, domain: "test" });

/** What a secure page has over http: on names that are not potentially trustworthy. */
export const mixedElements: readonly Case[] = [
  ...kinds.map((as) =>
    inTest(elementCase({ as, to: "http://b.localhost/r", headers: allowed, desc: "mixed content, other names" })),
  ),
  ...(["image", "audio", "video", "script", "style"] as const).map((as) =>
    inTest(
      elementCase({
        as,
        to: "https://b.localhost/1",
        routes: { "/1": { actual: response([["location", "http://b.localhost/r"], ...allowed], 302) } },
        desc: "redirected to mixed content",
      }),
    ),
  ),
  ...(["anonymous", "use-credentials"] as const).map((crossorigin) =>
    inTest(
      elementCase({
        as: "image",
        to: "http://b.localhost/r",
        headers: allowed,
        part: { crossorigin },
        desc: `mixed content, ${crossorigin}`,
      }),
    ),
  ),
  inTest(elementCase({ as: "image", ...cookies, to: "http://b.localhost/r", desc: "mixed content, cookies" })),
];
