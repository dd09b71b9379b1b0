import type { TraceEvent } from "../trace/event.ts";
import type { CookieNote } from "./explanation.ts";
import { evictedCookieTexts, refusedCookieTexts, blockedCookieTexts } from "./cookie-texts.ts";

function notesOf(event: TraceEvent): readonly CookieNote[] {
  switch (event.kind) {
    case "cookies":
      return [
        ...event.sent.map(({ name }): CookieNote => ({ name, status: "sent", reason: undefined, text: "" })),
        ...event.blocked.map(({ cookie, reason }): CookieNote => ({
          name: cookie.name,
          status: "not-sent",
          reason,
          text: blockedCookieTexts[reason],
        })),
      ];
    case "cookie-stored":
      return [{ name: event.cookie.name, status: "stored", reason: undefined, text: "" }];
    case "cookie-removed":
      return [
        { name: event.cookie.name, status: "removed", reason: event.reason, text: evictedCookieTexts[event.reason] },
      ];
    case "cookie-refused":
      return [
        { name: event.name ?? "", status: "not-stored", reason: event.reason, text: refusedCookieTexts[event.reason] },
      ];
    default:
      return [];
  }
}

/** What became of each cookie, hop by hop. */
export const cookieNotesOf = (trace: readonly TraceEvent[]): readonly CookieNote[] => trace.flatMap(notesOf);
