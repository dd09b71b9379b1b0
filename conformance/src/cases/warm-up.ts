import type { Case } from "./case.ts";
import { response, securePage } from "./row.ts";

const rounds = 4;

/**
 * What a page of Firefox does before its cases: the first three requests of a page of a new site ask for a permission
 * again that the preflight cache has.
 */
export const warmUp: Case = {
  desc: "before the cases of a page",
  page: securePage,
  routes: {
    "/warm-up": {
      preflight: {
        status: 204,
        headers: [
          ["access-control-allow-origin", "*"],
          ["access-control-allow-methods", "PUT"],
        ],
      },
      actual: response([["access-control-allow-origin", "*"]]),
    },
  },
  actions: Array.from({ length: rounds }, () => ({ kind: "fetch", to: "https://b.localhost/warm-up", method: "PUT" })),
};
