import { listHeadTexts, type ListHeadCode } from "./list-texts.ts";
import { originHeadTexts, type OriginHeadCode } from "./origin-texts.ts";
import { responseHeadTexts, type ResponseHeadCode } from "./response-texts.ts";
import type { HeaderText } from "./header-text.ts";

export type HeaderCode = OriginHeadCode | ListHeadCode | ResponseHeadCode;

/** Every finding about response headers. */
export const headerTexts: Readonly<Record<HeaderCode, HeaderText>> = {
  ...originHeadTexts,
  ...listHeadTexts,
  ...responseHeadTexts,
};
