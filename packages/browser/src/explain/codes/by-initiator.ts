import type { Facts } from "../attempt-facts.ts";
import type { ExplanationCode } from "../explanation.ts";
import { always, type CodeText } from "./code-text.ts";
import { codeTexts } from "./index.ts";

type Initiator = NonNullable<Facts["initiator"]>;

/** What a code says otherwise where no script asked for the response. */
const otherwise: Partial<Record<ExplanationCode, Partial<Record<Initiator, Partial<CodeText>>>>> = {
  opaque: {
    beacon: {
      title: "a beacon",
      why: always(
        "The page sent a beacon (`navigator.sendBeacon`). It has the cookies of its URL, and no page gets the response, whatever its headers are.",
      ),
      causes: [],
      fixes: [],
      dangers: ["cors-alone"],
    },
    element: {
      title: "an embedded response",
      why: always(
        "An element loaded the response without CORS. The page can show it or run it, but not read it: a canvas that draws it is tainted, and errors of a script have no details.",
      ),
      causes: ["tainted"],
      fixes: ["crossorigin", "share"],
    },
  },
  "keepalive-too-long": { beacon: { fixes: ["smaller-beacon"] } },
};

/** What a code says of an attempt. */
export function codeTextOf(code: ExplanationCode, { initiator }: Pick<Facts, "initiator">): CodeText {
  return { ...codeTexts[code], ...(initiator === undefined ? {} : otherwise[code]?.[initiator]) };
}
