import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";

/** Of "body", which the server sends, and of nothing. */
const ofBody = "sha256-Iw2DWNyOiJC0xY3utikS7i8gNXrpKlzIYbmOaP4xrLU=";
const ofNothing = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
/** Has two signs of padding. */
const sha512OfBody = "sha512-VRDrvaXtTaAHxVpi/XB1xyLsAx8HOY7z6QubUOD+lQmFR2xHRBTSs4bo8IzVBftQa1KABqMKv+nKDrC2e352Cw==";

const metadata: readonly (readonly [desc: string, integrity: string])[] = [
  ["of the body", ofBody],
  ["of nothing", ofNothing],
  ["of nothing, and of the body", `${ofNothing} ${ofBody}`],
  ["of the body, in upper case", ofBody.replace("sha", "SHA")],
  ["of nothing, in upper case", ofNothing.replace("sha", "SHA")],
  ["of the body, with an option", `${ofBody}?x`],
  ["of the body, in base64url", sha512OfBody.replaceAll("+", "-").replaceAll("/", "_")],
  ["an algorithm that is none", ofNothing.replace("sha256", "sha1")],
  ["a weaker one of the body, and a stronger of nothing", `${ofBody} sha512-${"A".repeat(86)}==`],
  ["of the body, without padding", ofBody.replace("=", "")],
  ["of the body, with too much padding", `${ofBody}=`],
  ["of nothing, without padding", ofNothing.replace("=", "")],
  ["of nothing, with too much padding", `${ofNothing}=`],
  ["of the body, SHA-512", sha512OfBody],
  ["of the body, SHA-512 without padding", sha512OfBody.replace("==", "")],
  ["of the body, SHA-512 with half of the padding", sha512OfBody.replace("==", "=")],
  ["of the body, SHA-512 with too much padding", `${sha512OfBody}=`],
  [
    "of the body, SHA-512 in base64url without padding",
    sha512OfBody.replace("==", "").replaceAll("+", "-").replaceAll("/", "_"),
  ],
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
