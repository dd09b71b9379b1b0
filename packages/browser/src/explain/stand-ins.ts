import type { Fix } from "./explanation.ts";
import { preflightStandInTexts, standInText } from "./fix-texts.ts";
import { unknownHeader, unknownMethod } from "./servers/unknown-names.ts";

function ofPreflight(text: string): readonly string[] {
  if (!text.includes(unknownMethod)) return [];
  return [preflightStandInTexts[text.includes(unknownHeader) ? "methodAndHeaders" : "method"]];
}

/** The parts of a fix that can have invented names. */
interface Written {
  readonly standIn?: Fix["standIn"] | undefined;
  readonly server?: Fix["server"] | undefined;
}

/** What the invented names in a fix stand for, or those in this text of it. */
export function standInsOf({ standIn, server }: Written, text?: string): readonly string[] {
  const isNamed = standIn !== undefined && (text === undefined || text.includes(standIn));
  return [...(isNamed ? [standInText(standIn)] : []), ...ofPreflight(text ?? server?.snippet ?? "")];
}
