import type { Row } from "../row.ts";
import { anonymousRows } from "./anonymous.ts";
import { anyoneRows } from "./anyone.ts";
import { clientCertificateRows } from "./client-certificates.ts";
import { compressionRows } from "./compression.ts";
import { cookieRows } from "./cookies.ts";
import { embeddingRows } from "./embedding.ts";
import { handlerRows } from "./handlers.ts";
import { hostRows } from "./hosts.ts";
import { nonBrowserRows } from "./non-browser.ts";
import { pathRows } from "./paths.ts";
import { platformRows } from "./platform.ts";
import { preflightRows } from "./preflights.ts";
import { readRows } from "./reads.ts";
import { receiveRows } from "./receive.ts";
import { refusalRows } from "./refusals.ts";
import { reportRows } from "./report.ts";
import { requesterRows } from "./requesters.ts";
import { shareRows } from "./shares.ts";
import { socketRows } from "./sockets.ts";
import { stateChangingRows } from "./state-changing.ts";
import { streamRows } from "./streams.ts";
import { tenantRows } from "./tenants.ts";
import { tokenRows } from "./token.ts";

/** The whole corpus: each adapter passes each row. */
export const corpus: readonly Row[] = [
  ...hostRows,
  ...requesterRows,
  ...preflightRows,
  ...shareRows,
  ...anyoneRows,
  ...anonymousRows,
  ...platformRows,
  ...clientCertificateRows,
  ...embeddingRows,
  ...receiveRows,
  ...stateChangingRows,
  ...readRows,
  ...nonBrowserRows,
  ...tenantRows,
  ...tokenRows,
  ...reportRows,
  ...refusalRows,
  ...socketRows,
  ...pathRows,
  ...handlerRows,
  ...streamRows,
  ...compressionRows,
  ...cookieRows,
];
