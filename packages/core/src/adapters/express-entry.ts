import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Gate } from "../server/gate.ts";
import { enforceThen, type Passage } from "./enforce.ts";
import { ExpressTransport, type ExpressRequest } from "./express-request.ts";
import { watchEntry } from "./express-routing.ts";
import { guardServer, Passages } from "./server-entry.ts";

type Handle = (request: ExpressRequest, response: ServerResponse, callback?: unknown) => void;

/** What the guard uses of an Express application. */
export interface ExpressApplication {
  handle: Handle;
}

/** Guards an Express application and its server: what comes through the server, and what another server hands it. */
export function guardExpress(app: ExpressApplication, server: Server, gate: Gate<IncomingMessage>): void {
  const entered = new Passages(gate);
  guardServer(server, gate, entered);
  const handle = app.handle.bind(app);
  app.handle = (request, response, callback) => {
    const proceed = (passage: Passage<IncomingMessage>): void => {
      if (watchEntry(request, response, app, passage)) handle(request, response, callback);
    };
    const known = entered.get(request, response);
    if (known !== undefined) proceed(known);
    else enforceThen(gate, new ExpressTransport(request, response), proceed);
  };
}
