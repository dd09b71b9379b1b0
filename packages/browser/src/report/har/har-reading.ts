import type { MessageReading } from "../../explain/explanation.ts";
import { everyMessage } from "../../explain/message/find-messages.ts";
import { readMessages } from "../../explain/message/read-messages.ts";
import { adviceOnTopic } from "../../explain/message/message-advice.ts";
import { messageFacts } from "../../explain/message/message-facts.ts";
import { topicTexts } from "../../explain/message/topic-texts.ts";
import type { Exchange } from "./har-entry.ts";

/** What a log says of a failure by itself. */
interface LogReading {
  readonly reading: MessageReading;
  /** Whether it only says that there was a failure, as Chromium does of whatever CORS refuses. */
  readonly isVague: boolean;
}

/** A handshake that a server refused. */
function refusedSocket({ method, url, status }: Exchange): MessageReading {
  const values = { url, status: String(status) };
  return {
    text: `${method} ${url} ${String(status)}`,
    engine: "browser",
    code: undefined,
    engineCode: undefined,
    topic: "socket-failed",
    values,
    ...adviceOnTopic(topicTexts["socket-failed"], messageFacts({ source: "browser" }, values), values),
  };
}

/** A socket that opened says nothing; where nothing is recorded, nothing is said. */
const isRefused = ({ isSocket, status }: Exchange): boolean => isSocket && status !== 101 && status !== 0;

/** What the browser's own error says, or the status of a handshake; `undefined` where neither says anything. */
export function readingOf(exchange: Exchange, page: string | undefined): LogReading | undefined {
  const { method, url, error } = exchange;
  const reading =
    error === undefined
      ? undefined
      : readMessages(`${method} ${url} ${error}`, page === undefined ? {} : { page }, everyMessage).at(-1);
  if (reading !== undefined) return { reading, isVague: reading.topic === "vague" };
  return isRefused(exchange) ? { reading: refusedSocket(exchange), isVague: false } : undefined;
}
