import type { Case } from "../case.ts";
import { allowOrigin } from "./allow-origin.ts";
import { allowances } from "./allowances.ts";
import { bodyCases } from "./bodies.ts";
import { cookies } from "./cookies.ts";
import { credentials } from "./credentials.ts";
import { methods } from "./methods.ts";
import { modes } from "./modes.ts";
import { preflightCache } from "./preflight-cache.ts";
import { preflights } from "./preflights.ts";
import { redirects } from "./redirects.ts";
import { referrers } from "./referrers.ts";
import { requestHeaders } from "./request-headers.ts";
import { responses } from "./responses.ts";
import { schemes } from "./schemes.ts";
import { thirdParty } from "./third-party.ts";
import { xhr } from "./xhr.ts";

/** Each a success or a failure in which one thing is varied. */
export const table: readonly Case[] = [
  ...methods,
  ...requestHeaders,
  ...allowOrigin,
  ...credentials,
  ...allowances,
  ...preflights,
  ...preflightCache,
  ...responses,
  ...redirects,
  ...modes,
  ...referrers,
  ...schemes,
  ...bodyCases,
  ...xhr,
  ...cookies,
  ...thirdParty,
];
