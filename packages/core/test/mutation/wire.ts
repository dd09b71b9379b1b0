import type { Server } from "node:http";
import { Duplex } from "node:stream";
import { bytesOf, type RawRequest } from "./request.ts";
import { isParserRefusal, readResponse, type Received } from "./response.ts";

/** The response to a request, or why there is none. */
export type Reply = Received | "rejected by the parser" | "no response";

/** A request with the number that its handler notes. */
export interface Numbered {
  readonly id: number;
  readonly request: RawRequest;
}

/** The longest that a response may take, in milliseconds: a busy machine is no fault. */
const patience = 20_000;

/** One end of a connection without a socket: the server's own parser reads what is pushed. */
class Connection extends Duplex {
  readonly #onText: (text: string) => void;

  constructor(onText: (text: string) => void) {
    super();
    this.#onText = onText;
  }

  override _read(): void {
    // Everything is pushed when the connection starts.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#onText(chunk.toString("latin1"));
    done();
  }

  override _final(done: () => void): void {
    done();
    this.destroy();
  }
}

/** Sends requests in one go over one connection; fewer responses than requests come where the server closes it. */
function pipeline(server: Server, requests: readonly Numbered[]): Promise<readonly Received[]> {
  return new Promise((resolve) => {
    const received: Received[] = [];
    let text = "";
    const finish = (): void => {
      clearTimeout(timer);
      connection.destroy();
      resolve(received);
    };
    const timer = setTimeout(finish, patience);
    const connection = new Connection((more) => {
      text += more;
      for (;;) {
        const method = requests[received.length]?.request.method;
        const response = method === undefined ? undefined : readResponse(text, method);
        if (response === undefined) break;
        received.push(response.received);
        text = text.slice(response.end);
      }
      if (received.length === requests.length) finish();
    });
    connection.on("close", finish).on("error", finish);
    server.emit("connection", connection);
    connection.push(Buffer.from(requests.map(({ id, request }) => bytesOf(request, id)).join(""), "latin1"));
  });
}

/** One request on a connection of its own. */
async function alone(server: Server, one: Numbered): Promise<Reply> {
  const [reply] = await pipeline(server, [one]);
  if (reply === undefined) return "no response";
  return isParserRefusal(reply) ? "rejected by the parser" : reply;
}

/** Node's parser refuses these, and everything behind them on the connection. */
const endsConnection = ({ request }: Numbered): boolean => /[\0-\x20\x7f]|^[^/]/.test(request.target);

/**
 * Sends requests to a server that need not listen: its own parser reads real HTTP.
 * @param forget drops what handlers noted, before requests are sent again
 */
export async function send(
  server: Server,
  requests: readonly Numbered[],
  forget: (ids: readonly Numbered[]) => void,
): Promise<ReadonlyMap<number, Reply>> {
  const replies = new Map<number, Reply>();
  const together = requests.filter((one) => !endsConnection(one));
  const received = together.length === 0 ? [] : await pipeline(server, together);
  const whole = received.length === together.length && !received.some(isParserRefusal);
  for (const [index, { id }] of together.entries()) {
    const reply = received[index];
    if (whole && reply !== undefined) replies.set(id, reply);
  }
  const rest = requests.filter(({ id }) => !replies.has(id));
  if (!whole) forget(rest);
  for (const one of rest) replies.set(one.id, await alone(server, one));
  return replies;
}
