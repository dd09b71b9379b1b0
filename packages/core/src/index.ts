export {
  compilePolicy,
  definePolicy,
  type Policy,
  type PolicyOptions,
  type PolicyResult,
} from "./policy/define-policy.ts";
export type { GroupName, ResourcePath } from "./policy/handle.ts";
export { PolicyError } from "./policy/policy-error.ts";
export { problemCodes, type DocumentPath, type Problem, type ProblemCode } from "./policy/document/problem.ts";
export type { CompileOptions } from "./policy/compile.ts";
export type {
  AcceptedLintDocument,
  AnyoneGrant,
  DangerouslyInsecure,
  DefaultsDocument,
  Duration,
  ForgeryDocument,
  GrantDocument,
  Method,
  NamedGrant,
  OriginGroup,
  OriginText,
  PolicyDocument,
  ProfileDocument,
  ReceiveDocument,
  ResourceDocument,
  SelfSource,
  ShareDefaults,
  SharedSuffixPattern,
  SourceReference,
} from "./policy/document/policy-document.ts";
export type {
  Source,
  SourceAnswers,
  SourceBy,
  SourceContext,
  SourceContextBy,
  SourceKey,
  SourceOptions,
} from "./policy/origins/source.ts";
export { policySchema } from "./policy/document/json-schema.ts";
export { decide, type DecideOptions } from "./server/decide.ts";
export type { Requester } from "./policy/request/requester.ts";
export type { Decision } from "./server/decision.ts";
export type { GrantSummary } from "./policy/model.ts";
export { reasonCodes, reasonOfProblemType, type ReasonCode } from "./server/reason.ts";
export type { ResolveOptions } from "./policy/request/resolve-request.ts";
export type { HeaderSource, RequestHead } from "./policy/request/request.ts";
export { describeProblem } from "./policy/document/problem-messages.ts";
export { describeReason } from "./server/reason-messages.ts";
export { whyCommand } from "./policy/why-command.ts";
export type { Exchange, GuardOptions, TokenOptions } from "./server/guard-options.ts";
export type { RefusalBody } from "./server/gate-response.ts";
export { findingCodes, type Finding, type FindingCode } from "./server/finding.ts";
