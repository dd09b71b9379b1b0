import type { Failure } from "../../fetch/failure.ts";
import type { FetchResponse } from "../../fetch/response.ts";

/** Why a script's object cannot use a response that `fetch` could; `undefined` where it can. */
export type ResponseCheck = (response: FetchResponse) => Failure | undefined;
