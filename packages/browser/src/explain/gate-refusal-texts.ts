import { whyCommand, type ReasonCode } from "sallyport";

/** A refusal by Sallyport on the server. */
export const gateRefusalTexts = {
  summary: (refused: string, readable: boolean): string =>
    `${refused} ${readable ? "The page can read the refusal." : "The page cannot read the refusal."}`,
  why: (reason: string, description: string): string =>
    `Sallyport refuses this on the server (\`${reason}\`): ${description}`,
  grant: (reason: ReasonCode): string =>
    `If this page should have it, share this path with this origin in the server's policy, and only what the request needs (\`${whyCommand(reason)}\` has details).`,
  page: (reason: ReasonCode): string => `\`${whyCommand(reason)}\` explains what to change.`,
} as const;
