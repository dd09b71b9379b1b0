import type { Engine } from "../engines/engine.ts";
import type { FetchRequest } from "./request.ts";

/** Whether an engine follows the redirects of a request on its own, because its page is gone. */
export const isFollowedAlone = ({ client, keepalive }: FetchRequest, { redirect }: Engine): boolean =>
  redirect.followsAloneAfterUnload && keepalive && client.isUnloaded === true;
