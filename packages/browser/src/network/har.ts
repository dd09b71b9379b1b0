export { recording, type RecordingOptions } from "./har-recording.ts";
export { harOf } from "./har-write.ts";
export { HarError, type HarProblem } from "./har-value.ts";
export type { Har, HarContent, HarEntry, HarField, HarRequest, HarResponse } from "./har-log.ts";
