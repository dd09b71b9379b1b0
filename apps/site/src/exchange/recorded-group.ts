import type { EngineReport } from "@sallyport/browser/report";
import type { RecordedExchange } from "./recorded-exchange.ts";

/** One engine's report as an exchange of its own. */
export const recordedGroup = ({ sequence }: EngineReport): RecordedExchange => ({
  groups: [{ engines: [sequence.engine], sequence }],
});
