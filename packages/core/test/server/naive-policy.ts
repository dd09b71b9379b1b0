/** The naive reading of the policy: which of the origins is named for what, by exact path and method. */
export function naivelyGrants(origin: string, path: string, method: string): boolean {
  const isPreview = /^https:\/\/[a-z0-9_-]+\.preview\.bank\.example$/.test(origin);
  const isDeep = /^https:\/\/([a-z0-9_-]+\.)+deep\.bank\.example$/.test(origin);
  const isLocal = /^http:\/\/localhost(:[1-9][0-9]{0,4})?$/.test(origin);
  const app = origin === "https://app.bank.example";
  const reads = method === "GET" || method === "HEAD";
  if (/^\/accounts\/[^/]+$/.test(path)) {
    if (app) return reads || method === "PUT" || method === "DELETE";
    return reads && (isPreview || isDeep || isLocal || origin === "capacitor://localhost");
  }
  const forApp: Record<string, readonly string[]> = {
    "/transfers": ["POST"],
    "/orders": ["POST"],
    "/legacy/remove": ["GET", "HEAD"],
    "/internal": ["GET", "HEAD", "POST"],
    "/mixed": ["GET", "HEAD"],
    "/wild": ["PATCH"],
    "/socket": ["GET"],
    "/Case": ["GET", "HEAD"],
    "/search": ["QUERY"],
    "/search/saved": ["QUERY"],
    "/jwt": ["POST"],
    "/jobs/1%3Acancel": ["POST"],
    "/jobs/1:cancel": ["POST"],
  };
  if (app && /^\/(private|objects)(\/.*)?$/.test(path)) return reads;
  if (app && /^\/projects(\/[^/]+){1,2}$/.test(path)) return reads;
  if (app && /^\/handler\/[^/]+$/.test(path)) return method === "POST" || reads;
  return app && forApp[path]?.includes(method) === true;
}

/** Paths that the naive reading shares with everyone. */
export const naivelyPublic = (path: string, method: string): boolean => {
  const reads = method === "GET" || method === "HEAD";
  if (path === "/feedback") return method === "POST";
  if (/^\/open\/[^/]+$/.test(path)) return reads || method === "POST";
  return (
    reads &&
    (/^\/rates(\/.*)?$/s.test(path) || /^\/public\/[^/]+$/.test(path) || path === "/mixed" || path === "/ticker")
  );
};
