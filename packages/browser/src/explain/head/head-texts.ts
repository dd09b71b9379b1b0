import { listHeadTexts, type ListHeadCode } from "./list-texts.ts";
import { originHeadTexts, type OriginHeadCode } from "./origin-texts.ts";
import { responseHeadTexts, type ResponseHeadCode } from "./response-texts.ts";
import type { HeadText } from "./head-text.ts";

export type HeadCode = OriginHeadCode | ListHeadCode | ResponseHeadCode;

/** What a response head shows. */
export const headTexts: Readonly<Record<HeadCode, HeadText>> = {
  ...originHeadTexts,
  ...listHeadTexts,
  ...responseHeadTexts,
};
