import type { MessageReading } from "../explanation.ts";
import { findAll, type Finder } from "./finder.ts";
import { proxyMessages } from "./lines/proxies.ts";
import { serverMessages } from "./lines/servers.ts";
import { signInMessages } from "./lines/sign-in.ts";
import type { MessageLine } from "./message-line.ts";
import { patternOf, unmarkedOf, type Pattern } from "./pattern.ts";
import { readMessages } from "./read-messages.ts";

/** What servers, frameworks and gateways print and respond with. */
export const serverLines: readonly MessageLine[] = [...serverMessages, ...signInMessages, ...proxyMessages];

let made: readonly Pattern[] | undefined;

/** Made for the first error with a body. */
const patterns = (isVague: boolean): readonly Pattern[] =>
  (made ??= serverLines.map(patternOf)).filter(({ vague }) => (vague === true) === isVague);

const messagesOfServers: Finder = {
  stated: (folded, flat) => findAll(patterns(false), folded, flat),
  unmarked: (folded, flat) => findAll(patterns(false).map(unmarkedOf), folded, flat),
  rest: (folded, flat) => findAll(patterns(true), folded, flat),
};

/** What `explainMessage` does, for the messages of servers alone: a response's body has none of a browser's console. */
export const explainServerMessage = (text: string): readonly MessageReading[] =>
  readMessages(text, {}, messagesOfServers);
