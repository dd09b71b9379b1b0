import { callTexts } from "./call.ts";
import { contentSecurityPolicyTexts } from "./content-security-policy.ts";
import { corpTexts } from "./corp.ts";
import { corsTexts } from "./cors.ts";
import { elementTexts } from "./elements.ts";
import { frameTexts } from "./frames.ts";
import { localNetworkTexts } from "./local-network.ts";
import { permissionsPolicyTexts } from "./permissions-policy.ts";
import { networkTexts } from "./network.ts";
import { preflightTexts } from "./preflight.ts";
import { redirectTexts } from "./redirect.ts";
import { responseTexts } from "./response.ts";
import { socketTexts } from "./sockets.ts";
import { workerTexts } from "./workers.ts";
import type { ExplanationCode } from "../explanation.ts";
import type { CodeText } from "./code-text.ts";

/** Every code in words, with its causes, what to do and what not to do. */
export const codeTexts: Readonly<Record<ExplanationCode, CodeText>> = {
  ...corsTexts,
  ...preflightTexts,
  ...redirectTexts,
  ...corpTexts,
  ...localNetworkTexts,
  ...networkTexts,
  ...contentSecurityPolicyTexts,
  ...permissionsPolicyTexts,
  ...callTexts,
  ...responseTexts,
  ...elementTexts,
  ...frameTexts,
  ...socketTexts,
  ...workerTexts,
};
