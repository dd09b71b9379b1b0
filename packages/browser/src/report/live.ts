// What it takes to explain a request to a server that answers: without the messages, logs and configurations of `report`, which
// take longer to load than such a request takes.
export { forServer } from "../explain/servers/server-fix.ts";
export { serverNames, type ServerName } from "../explain/servers/server.ts";
export type { HeaderFinding } from "../explain/explanation.ts";
export { type AttemptRequest } from "./attempt-request.ts";
export { DryRunNetwork } from "./dry-run-network.ts";
export type { EngineReport } from "./engine-report.ts";
export { liveReports } from "./live-report.ts";
export { missingSession } from "./missing-session.ts";
export { pageNotes } from "./page-texts.ts";
export { preflightedRequest } from "./preflight-request.ts";
export { probe, type Probe } from "./probe.ts";
export { renderReportsBrief } from "./render/reports-brief.ts";
export { groupReports, type ReportGroup } from "./report-groups.ts";
