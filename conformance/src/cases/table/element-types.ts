import type { Case, HeaderList, ScriptedResponse } from "../case.ts";
import { bodyFor, html } from "../element-bodies.ts";
import { allowed, elementCase, other, own, type Kind } from "../element-row.ts";
import { response } from "../row.ts";

const nosniff: HeaderList = [["x-content-type-options", "nosniff"]];

const types = [
  "",
  "text/plain",
  "text/html",
  "text/css",
  "text/javascript",
  "application/ecmascript",
  "application/json",
  "application/ld+json",
  "application/xml",
  "application/octet-stream",
  "image/png",
  "video/mp4",
  "text/csv",
  "application/zip",
  "application/x-unknown",
  "multipart/byteranges",
  "*/*",
  "junk",
] as const;

const kinds: readonly Kind[] = ["image", "script", "module", "style", "style-import", "font", "audio", "track"];

/** For these the type decides, even if the page may not read the response. */
const opaqueKinds: readonly Kind[] = ["image", "script", "style", "audio"];

const withCors: readonly Kind[] = ["module", "font"];

const named = (type: string, isNosniff: boolean): string =>
  `as ${type === "" ? "nothing" : type}${isNosniff ? ", nosniff" : ""}`;

const typed = (as: Kind, to: string): Case[] =>
  types.flatMap((type) =>
    [[], nosniff].map((headers) =>
      elementCase({
        as,
        to,
        type,
        headers: [...(withCors.includes(as) ? allowed : []), ...headers],
        desc: `${to === own ? "own" : "other"} ${named(type, headers.length > 0)}`,
      }),
    ),
  );

const contents: readonly (readonly [desc: string, content: Pick<ScriptedResponse, "body" | "bytes">])[] = [
  ["html", html.content],
  ["html in capitals", { body: " \n<HTML>" }],
  ["html behind a comment", { body: "<!-- x -->\n<p>x" }],
  ["a comment", { body: "<!-- x --> <html>" }],
  ["json", { body: '{"a":1}' }],
  ["a JSON prefix", { body: ")]}'\n[1]" }],
  ["xml", { body: '<?xml version="1.0"?><a/>' }],
  ["nothing", { body: "" }],
];

/** Content that other kinds have, of another site. */
const mistaken: Case[] = (["script", "style"] as const).flatMap((as) =>
  contents.flatMap(([desc, content]) =>
    ["", "text/plain", bodyFor[as].type, "text/html", "application/json"].map((type) =>
      elementCase({
        as,
        type,
        content,
        part: { eventOnly: true },
        desc: `other of ${desc} ${named(type, false)}`,
      }),
    ),
  ),
);

const gif = { bytes: "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b" };

/** What cannot be decoded, and an image of another type. */
const undecodable: Case[] = (["image", "font", "track"] as const).flatMap((as) =>
  [own, other].flatMap((to) =>
    [...contents, ["text", { body: "some text" }] as const, ["a gif", gif] as const].map(([desc, content]) =>
      elementCase({
        as,
        to,
        content,
        headers: as === "font" ? allowed : [],
        desc: `${to === own ? "own" : "other"} of ${desc}`,
      }),
    ),
  ),
);

/** Types that CORS lets the page see, and the element does not use. */
const anonymous: Case[] = (["script", "style", "image", "audio"] as const).flatMap((as) =>
  ["text/plain", "text/html", "image/png"].flatMap((type) =>
    [[], nosniff].map((headers) =>
      elementCase({
        as,
        type,
        headers: [...allowed, ...headers],
        part: { crossorigin: "anonymous" },
        desc: `other anonymous ${named(type, headers.length > 0)}`,
      }),
    ),
  ),
);

/** Types that are wrong, of what CORS does not let the page see: which of the two an engine finds first. */
const unshared: Case[] = (["script", "style"] as const).flatMap((as) =>
  ["", "text/html", "text/csv", bodyFor[as].type].flatMap((type) =>
    [[], nosniff].map((headers) =>
      elementCase({
        as,
        type,
        headers,
        part: { crossorigin: "anonymous" },
        desc: `other anonymous, not shared, ${named(type, headers.length > 0)}`,
      }),
    ),
  ),
);

/** What the page sees of how long it took, where opaque response blocking keeps it away or only the element refuses it. */
const timings: Case[] = (["script", "style", "image"] as const).flatMap((as) =>
  [...new Set(["", "text/plain", "text/html", "text/csv", "image/png", bodyFor[as].type])].flatMap((type) =>
    [200, 404].map((status) =>
      elementCase({
        as,
        type,
        status,
        headers: [["timing-allow-origin", "*"]],
        desc: `other ${named(type, false)}, ${status}, TAO *`,
      }),
    ),
  ),
);

const redirected: Case[] = (["style", "style-import", "script"] as const).flatMap((as) =>
  [own, other].flatMap((to) =>
    ["", "*/*", "junk", "text/plain", bodyFor[as].type].map((type) =>
      elementCase({
        as,
        to: "https://a.localhost/1",
        type,
        routes: { "/1": { actual: response([["location", to]], 302) } },
        desc: `redirected to ${to === own ? "own" : "other"} ${named(type, false)}`,
      }),
    ),
  ),
);

export const elementTypes: readonly Case[] = [
  ...kinds.flatMap((as) => typed(as, own)),
  ...[...opaqueKinds, ...withCors].flatMap((as) => typed(as, other)),
  ...anonymous,
  ...unshared,
  ...mistaken,
  ...undecodable,
  ...timings,
  ...redirected,
];
