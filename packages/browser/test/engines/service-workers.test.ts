import { expect, test } from "vitest";
import { serviceWorkerRules } from "../../src/engines/service-workers.ts";
import { shippedEngineNames } from "../../src/index.ts";

/** What each engine does otherwise than the standard, with the row of the conformance that shows it. */
const differences = {
  chromium: {
    // "module"
    moduleHasCredentials: false,
    // "updateViaCache all"
    firstMayBeCached: false,
    // "page with worker-src 'none'"
    blockedError: "SecurityError",
    // "that passes it on, upload listener"
    keepsUploadListener: true,
    // "that makes a response, credentials omit, b.localhost"
    madeResponsesAreBasic: true,
    // "clear site data: service worker, value "storage""
    siteDataClears: "workers",
  },
  firefox: {
    // "classic"
    scriptHasReferrer: false,
    scriptCacheMode: "reload",
    firstMayBeCached: false,
    // "script in a folder, scope /, allowed "https://b.localhost/""
    allowedNeedsOrigin: false,
    blockedError: "SecurityError",
    // "that passes it on, keepalive"
    keepaliveBypasses: true,
    // "navigation, with Response.error(), link"
    failedNavigationUsesNetwork: true,
    // "navigation, that passes it on, cross-site, POST of a form"
    keepsNavigateMode: false,
    navigationKeeps: "nothing",
    madeResponsesAreBasic: true,
    // "credentialless of the page, request without CORS"
    checksCredentialless: false,
  },
  webkit: {
    // "of a srcdoc frame"
    aboutPagesRegister: false,
    blockedError: "SecurityError",
    // "navigation, that passes it on, same-site, a frame"
    partition: "origin",
    // "clear site data: service worker, value "storage""
    siteDataClears: "nothing",
    // "that leaves it, no grant"
    unhandledSkipsPreflight: true,
    // "navigation, that passes it on, cross-site, POST of a form"
    navigationKeeps: "header",
    // "navigation, that passes a copy on, cross-site, POST of a form"
    copiesKeepCookies: true,
    // "navigation, that passes it on, own, a link"
    navigationNamesWorker: true,
    // "that passes it on, EventSource"
    keepsEventSourceHeaders: true,
    madeResponsesAreBasic: true,
    // "that passes it on, XMLHttpRequest"
    xhrSeesAllHeaders: true,
  },
} as const;

test.each(shippedEngineNames)("%s differs from the standard in what was measured", (name) => {
  const { standard, [name]: rules } = serviceWorkerRules;
  const found = Object.entries(rules).filter(([rule, value]) => value !== standard[rule as keyof typeof standard]);
  expect(Object.fromEntries(found)).toEqual(differences[name]);
});
