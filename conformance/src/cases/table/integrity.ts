import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";

/** Of "body" and of nothing. */
const ofBody = "sha256-Iw2DWNyMiJC0xY3r5/jo2TZT+6PLZa4dF+SyMKNYEdY=";
const ofNothing = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

const metadata: readonly (readonly [desc: string, integrity: string])[] = [
  ["of the body", ofBody],
  ["of nothing", ofNothing],
  ["of nothing, and of the body", `${ofNothing} ${ofBody}`],
  ["of the body, in upper case", ofBody.replace("sha", "SHA")],
  ["of nothing, in upper case", ofNothing.replace("sha", "SHA")],
  ["of the body, with an option", `${ofBody}?x`],
  ["of the body, in base64url", ofBody.replace("+", "-").replace("/", "_")],
  ["an algorithm that is none", ofNothing.replace("sha256", "sha1")],
  ["a weaker one of the body, and a stronger of nothing", `${ofBody} sha512-${"A".repeat(86)}==`],
  ["of the body, without padding", ofBody.replace("=", "")],
  ["of the body, with too much padding", `${ofBody}=`],
  ["of the body, and more", `${ofBody}x`],
  ["no digest", "sha256-"],
  ["padding alone", "sha256-==="],
  ["no dash", "sha256"],
  ["white space", " "],
];

/** What a script says of the bytes that it wants. */
export const integrity: readonly Case[] = metadata.flatMap(([desc, text]) => [
  caseOf({ desc: `integrity ${desc}`, fetch: { integrity: text } }),
  caseOf({ desc: `integrity ${desc}, status 204`, fetch: { integrity: text }, status: 204 }),
  caseOf({ desc: `integrity ${desc}, HEAD`, fetch: { integrity: text, method: "HEAD" } }),
]);
