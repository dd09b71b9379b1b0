export { earlierRequests, type AttemptOptions, type AttemptRequest, type EarlierRequest } from "./attempt-request.ts";
export { attemptIn } from "./attempt.ts";
export { openedSocket } from "./opened-socket.ts";
export { requestKinds, type RequestKind } from "./request-kind.ts";
export { pageNotes } from "./page-texts.ts";
export { CurlError } from "./curl/curl-error.ts";
export { readAxiosCall } from "./curl/axios-call.ts";
export { readJQueryCall } from "./curl/jquery-call.ts";
export { readFetchCall, readPowerShell } from "./curl/copied-request.ts";
export { readCurlLine, type CurlLine } from "./curl/curl-line.ts";
export { readHTTPieLine } from "./curl/httpie-line.ts";
export { readWgetLine } from "./curl/wget-line.ts";
export { printedRequest, type PrintedRequest } from "./curl/printed-request.ts";
export { readRequest } from "./curl/read-request.ts";
export { curlRequest, type CurlRequest } from "./curl/curl-request.ts";
export { DryRunNetwork, type DryRunReason, type DryRunScope, type EngineNetwork } from "./dry-run-network.ts";
export { reportFor, type EngineReport } from "./engine-report.ts";
export type { Exchange } from "./har/har-entry.ts";
export type { HarFinding } from "./har/har-finding.ts";
export type { HarPolicy } from "./har/har-finding.ts";
export { harReport, type HarPart, type HarReport, type HarReportOptions } from "./har/har-report.ts";
export { renderHarJson, renderHarMarkdown, renderHarText, type HarTextOptions } from "./har/render-har.ts";
export { liveReports } from "./live-report.ts";
export {
  expectations,
  isAsExpected,
  runCase,
  type Expectation,
  type CaseResult,
  type PolicyCase,
} from "./policy-case.ts";
export { missingSession } from "./missing-session.ts";
export { probe, type Exchanged, type Probe } from "./probe.ts";
export { isPreflight, preflightedRequest } from "./preflight-request.ts";
export { policyReport, type PolicySource } from "./policy-report.ts";
export { findingsBrief, readingBrief, renderReportsBrief } from "./render/reports-brief.ts";
export { renderReportsJson, type ReportData } from "./render/reports-json.ts";
export { renderReportsMarkdown } from "./render/reports-markdown.ts";
export { renderReportsText } from "./render/reports-text.ts";
export { groupReports, type ReportGroup } from "./report-groups.ts";
export {
  checkConfiguration,
  formOf,
  readConfiguration,
  readConfigurationDocument,
  type Configuration,
  type ConfigurationCode,
  type ConfigurationFinding,
  type ConfigurationKind,
  type ConfigurationRequest,
  type CorsRule,
  type OriginEntry,
  type ParsedDocument,
  type ReaderFault,
  type TextForm,
  type Written,
} from "../configuration/index.ts";
export {
  configurationFix,
  type ConfigurationFile,
  type ConfigurationFix,
} from "./configuration-fix/configuration-fix.ts";
export type { ConfigurationEdit } from "./configuration-fix/edit.ts";
