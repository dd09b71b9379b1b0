import type { TraceEvent } from "../trace/event.ts";
import type { CookieNote } from "./explanation.ts";
import { evictedTexts, refusedTexts, withheldTexts } from "./cookie-texts.ts";

function notesOf(event: TraceEvent): readonly CookieNote[] {
  switch (event.kind) {
    case "cookies":
      return [
        ...event.sent.map(({ name }): CookieNote => ({ name, fate: "sent", reason: undefined, text: "" })),
        ...event.blocked.map(({ cookie, reason }): CookieNote => ({
          name: cookie.name,
          fate: "withheld",
          reason,
          text: withheldTexts[reason],
        })),
      ];
    case "cookie-stored":
      return [{ name: event.cookie.name, fate: "stored", reason: undefined, text: "" }];
    case "cookie-removed":
      return [{ name: event.cookie.name, fate: "removed", reason: event.reason, text: evictedTexts[event.reason] }];
    case "cookie-refused":
      return [{ name: event.name ?? "", fate: "refused", reason: event.reason, text: refusedTexts[event.reason] }];
    default:
      return [];
  }
}

/** What became of each cookie, hop by hop. */
export const cookieNotesOf = (trace: readonly TraceEvent[]): readonly CookieNote[] => trace.flatMap(notesOf);
