import { afterAll, describe, expect, test } from "vitest";
import { explainMessage } from "../../src/explain/index.ts";
import { callCases } from "./messages/call-cases.ts";
import { chromiumCases } from "./messages/chromium-cases.ts";
import { evidenceCases } from "./messages/evidence-cases.ts";
import { pastedAdvice, pastedCases } from "./messages/pasted-cases.ts";
import { copiedCases } from "./messages/copied-cases.ts";
import { cspCases } from "./messages/csp-cases.ts";
import { firefoxCases, localizedCases, webkitCases } from "./messages/firefox-webkit-cases.ts";
import { loadingCases } from "./messages/loading-cases.ts";
import { localURLCases } from "./messages/local-url-cases.ts";
import { networkCases } from "./messages/network-cases.ts";
import { policyCases } from "./messages/policy-cases.ts";
import { ownWordsCases, translatedCookieCases } from "./messages/translated-cookie-cases.ts";
import { requestLineCases } from "./messages/request-line-cases.ts";
import { translatedCases } from "./messages/translated-cases.ts";
import { unknownCases } from "./messages/unknown-cases.ts";
import { proxyCases, signInCases } from "./messages/sign-in-cases.ts";
import { namedCookieCases, refusedCases, socketCases } from "./messages/socket-cases.ts";
import { bodyCases, languageCases, serverCases } from "./messages/server-cases.ts";
import { mark } from "./messages-score.ts";

const parts = {
  Chromium: [...chromiumCases, ...pastedCases, ...pastedAdvice],
  Firefox: firefoxCases,
  "Firefox, other languages": [...localizedCases, ...translatedCases, ...translatedCookieCases],
  WebKit: webkitCases,
  "not CORS": [...policyCases, ...loadingCases, ...networkCases, ...callCases, ...socketCases, ...refusedCases],
  cookies: namedCookieCases,
  evidence: evidenceCases,
  "lines of requests": requestLineCases,
  "URLs without a server": localURLCases,
  CSP: cspCases,
  servers: [...serverCases, ...languageCases, ...bodyCases],
  "sign-in and proxies": [...signInCases, ...proxyCases],
  "changed by a chat or a panel": copiedCases,
  unknown: [...unknownCases, ...ownWordsCases],
};

describe("what people paste", () => {
  const table: Record<string, { cases: number; points: number; of: number }> = {};

  afterAll(() => {
    console.table(table);
  });

  describe.each(Object.entries(parts))("%s", (part, cases) => {
    table[part] = { cases: cases.length, points: 0, of: 0 };

    test.each(cases)("$desc", (one) => {
      const { points, of, lost } = mark(one, explainMessage);
      const row = table[part];
      if (row !== undefined) Object.assign(row, { points: row.points + points, of: row.of + of });
      expect(lost).toEqual([]);
    });
  });
});
