import type { MessageReading } from "../explanation.ts";
import { everyMessage } from "./find-messages.ts";
import { readMessages } from "./read-messages.ts";

/**
 * Reads what a browser's console, a runtime or a server has printed.
 * @param text as it was copied, with whatever stands around it; what is beyond 65,536 characters is not read
 * @returns a reading for each message that is known, in their order; none where none is
 * @example explainMessage("Refused to connect to 'https://api.example/' because it violates …")[0]?.about
 */
export const explainMessage = (text: string): readonly MessageReading[] => readMessages(text, {}, everyMessage);
