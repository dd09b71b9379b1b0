import { describe, expect, test } from "vitest";
import { engineCodes } from "../../src/engines/index.ts";
import { failureCodes, type FailureCode } from "../../src/index.ts";

const named = ["chromium", "firefox", "webkit"] as const;
const cors = { tainting: "cors", keepalive: false, redirected: false } as const;

describe("what the engines call a failure that CORS makes", () => {
  const notAllowed = "Origin is not allowed by Access-Control-Allow-Origin.";
  const notSuccessful = "Preflight response is not successful.";

  test.each<[code: FailureCode, preflight: boolean, chromium: string, firefox: string, webkit: string | undefined]>([
    ["cors-origin-missing", false, "MissingAllowOriginHeader", "CORSMissingAllowOrigin", notAllowed],
    ["cors-origin-missing", true, "PreflightMissingAllowOriginHeader", "CORSMissingAllowOrigin", notAllowed],
    ["cors-origin-mismatch", false, "AllowOriginMismatch", "CORSAllowOriginNotMatchingOrigin", notAllowed],
    ["cors-origin-mismatch", true, "PreflightAllowOriginMismatch", "CORSAllowOriginNotMatchingOrigin", notAllowed],
    ["cors-origin-invalid", false, "InvalidAllowOriginValue", "CORSAllowOriginNotMatchingOrigin", notAllowed],
    [
      "cors-origin-wildcard",
      false,
      "WildcardOriginNotAllowed",
      "CORSNotSupportingCredentials",
      "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    ],
    [
      "cors-origin-multiple",
      true,
      "PreflightMultipleAllowOriginValues",
      "CORSAllowOriginNotMatchingOrigin",
      "Access-Control-Allow-Origin cannot contain more than one origin.",
    ],
    [
      "cors-credentials",
      false,
      "InvalidAllowCredentials",
      "CORSMissingAllowCredentials",
      'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    ],
    ["preflight-status", true, "PreflightInvalidStatus", "CORSPreflightDidNotSucceed", notSuccessful],
    ["preflight-redirect", true, "PreflightDisallowedRedirect", "CORSExternalRedirectNotAllowed", notSuccessful],
    [
      "preflight-method",
      true,
      "MethodDisallowedByPreflightResponse",
      "CORSMethodNotFound",
      "Method is not allowed by Access-Control-Allow-Methods.",
    ],
    [
      "preflight-header",
      true,
      "HeaderDisallowedByPreflightResponse",
      "CORSMissingAllowHeaderFromPreflight",
      "Request header field is not allowed by Access-Control-Allow-Headers.",
    ],
    ["preflight-methods-malformed", true, "InvalidAllowMethodsPreflightResponse", "CORSInvalidAllowMethod", undefined],
    ["preflight-headers-malformed", true, "InvalidAllowHeadersPreflightResponse", "CORSInvalidAllowHeader", undefined],
  ])("%s, of the preflight: %s", (code, preflight, chromium, firefox, webkit) => {
    expect(engineCodes({ code, preflight }, cors)).toEqual({ chromium, firefox, webkit });
  });

  test("Chromium has two names for each failure of the CORS check", () => {
    for (const code of failureCodes.filter((one) => one.startsWith("cors-"))) {
      const { chromium } = engineCodes({ code }, cors);
      expect(engineCodes({ code, preflight: true }, cors).chromium).toBe(`Preflight${chromium ?? ""}`);
    }
  });
});

describe("of what is not theirs they say nothing", () => {
  test.each<FailureCode>(["aborted", "integrity", "mixed-content", "corp-same-origin", "keepalive-too-long"])(
    "%s",
    (code) => {
      expect(Object.values(engineCodes({ code }, cors))).toEqual([undefined, undefined, undefined]);
    },
  );

  test("and of a request that asked for no CORS", () => {
    expect(engineCodes({ code: "unreachable" }, { ...cors, tainting: "basic" }).firefox).toBeUndefined();
    expect(engineCodes({ code: "unreachable" }, cors).firefox).toBe("CORSDidNotSucceed");
  });

  test("and Firefox of one that may outlive its page", () => {
    const failure = { code: "cors-origin-missing" } as const;
    expect(engineCodes(failure, { ...cors, keepalive: true })).toMatchObject({
      chromium: "MissingAllowOriginHeader",
      firefox: undefined,
    });
  });

  test("each code has an answer from each", () => {
    for (const code of failureCodes) expect(Object.keys(engineCodes({ code }, cors)).sort()).toEqual([...named]);
  });
});
