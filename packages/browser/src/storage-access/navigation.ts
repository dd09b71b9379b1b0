import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import type { FetchRequest } from "../fetch/request.ts";
import type { TraceEvent } from "../trace/event.ts";
import { lastHeadIn } from "../trace/trace.ts";
import type { StorageAccessRules } from "./rules.ts";
import { isLoadedWithAccess } from "./headers.ts";

/** What the navigation did, and which cookies its last request had. */
interface Navigated {
  readonly trace: readonly TraceEvent[];
  readonly status: FetchRequest["storageAccessStatus"];
}

/** Whether the URL that was requested, and each redirect, had the origin. */
const stayedAtOrigin = (trace: readonly TraceEvent[], origin: Origin): boolean =>
  trace.every((event) => event.kind !== "main-fetch" || isSameOrigin(new URL(event.url).origin, origin));

/**
 * The document of a navigation, with storage access where the one before had it or its response asks for it.
 *
 * https://privacycg.github.io/storage-access-headers/#navigation-integration
 *
 * @param before the document whose access it may keep; `undefined` where there is none
 */
export function withStorageAccess(
  loaded: Environment,
  before: Environment | undefined,
  rules: StorageAccessRules,
  { trace, status }: Navigated,
): Environment {
  const received = new HeaderList(lastHeadIn(trace)?.headers);
  const isRetried = rules.retryGivesAccess && trace.some(({ kind }) => kind === "storage-access-retry");
  if (isRetried || isLoadedWithAccess(status, received)) return { ...loaded, hasStorageAccess: true };
  const keepsAccess = before?.hasStorageAccess === true && isSameOrigin(before.origin, loaded.origin);
  return keepsAccess && stayedAtOrigin(trace, loaded.origin) ? { ...loaded, hasStorageAccess: true } : loaded;
}
