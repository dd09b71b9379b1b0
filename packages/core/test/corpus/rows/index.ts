import type { Row } from "../row.ts";
import { defenceRows } from "./defences.ts";
import { handlerRows } from "./handlers.ts";
import { hostRows } from "./hosts.ts";
import { pathRows } from "./paths.ts";
import { preflightRows } from "./preflights.ts";
import { requesterRows } from "./requesters.ts";
import { shareRows } from "./shares.ts";
import { socketRows } from "./sockets.ts";

/** The whole corpus: each adapter passes each row. */
export const corpus: readonly Row[] = [
  ...hostRows,
  ...requesterRows,
  ...preflightRows,
  ...shareRows,
  ...defenceRows,
  ...socketRows,
  ...pathRows,
  ...handlerRows,
];
