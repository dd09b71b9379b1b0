import { about, type Row } from "../row.ts";
import { anonymousRows } from "./anonymous.ts";
import { anyoneRows } from "./anyone.ts";
import { clientCertificateRows } from "./client-certificates.ts";
import { compressionRows } from "./compression.ts";
import { cookieRows } from "./cookies.ts";
import { decisionRows } from "./decisions.ts";
import { defaultRows } from "./defaults.ts";
import { developmentRows } from "./development.ts";
import { embeddingRows } from "./embedding.ts";
import { forwardedHostRows } from "./forwarded-hosts.ts";
import { handlerRows } from "./handlers.ts";
import { hostRows } from "./hosts.ts";
import { logRows } from "./log.ts";
import { nonBrowserRows } from "./non-browser.ts";
import { pathRows } from "./paths.ts";
import { authorizationRows, platformRows, queryRows } from "./platform.ts";
import { preflightRows } from "./preflights.ts";
import { previewRows } from "./previews.ts";
import { rankRows } from "./ranks.ts";
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
  ...forwardedHostRows,
  ...requesterRows,
  ...preflightRows,
  ...shareRows,
  ...anyoneRows,
  ...about("anonymous", anonymousRows),
  ...about("query", queryRows),
  ...about("platform", platformRows),
  ...about("authorization", authorizationRows),
  ...clientCertificateRows,
  ...embeddingRows,
  ...about("receive", receiveRows),
  ...stateChangingRows,
  ...readRows,
  ...nonBrowserRows,
  ...about("sources", tenantRows),
  ...tokenRows,
  ...reportRows,
  ...about("explain", refusalRows),
  ...socketRows,
  ...about("paths", pathRows),
  ...handlerRows,
  ...streamRows,
  ...compressionRows,
  ...cookieRows,
  ...about("wildcards", previewRows),
  ...about("development", developmentRows),
  ...about("ranks", rankRows),
  ...about("defaults", defaultRows),
  ...about("log", logRows),
  ...about("decisions", decisionRows),
];
