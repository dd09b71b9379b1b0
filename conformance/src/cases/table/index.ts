import type { Case } from "../case.ts";
import { allowOrigin } from "./allow-origin.ts";
import { allowances } from "./allowances.ts";
import { preflightedAgain } from "./preflighted-again.ts";
import { beacons } from "./beacons.ts";
import { bodyCases } from "./bodies.ts";
import { clearSiteData } from "./clear-site-data.ts";
import { contentSecurityPolicies } from "./content-security-policies.ts";
import { contentCodings } from "./content-codings.ts";
import { cookieFloods } from "./cookie-floods.ts";
import { cookieLines } from "./cookie-lines.ts";
import { cookiesSent } from "./cookies-sent.ts";
import { cookiesStored } from "./cookies-stored.ts";
import { cookiesWritten } from "./cookies-written.ts";
import { credentials } from "./credentials.ts";
import { sameOriginFailures } from "./same-origin-failures.ts";
import { elementPages, mixedElements, elements } from "./elements.ts";
import { elementResponses } from "./element-responses.ts";
import { elementTypes } from "./element-types.ts";
import { embedderPolicies } from "./embedder-policies.ts";
import { eventSources } from "./event-sources.ts";
import { forms } from "./forms.ts";
import { framesInPages } from "./frames.ts";
import { headerLists } from "./header-lists.ts";
import { navigations } from "./navigations.ts";
import { referrersLost } from "./referrers-lost.ts";
import { httpAuthentication } from "./http-authentication.ts";
import { refreshes } from "./refreshes.ts";
import { httpCache } from "./http-cache.ts";
import { httpCacheModes } from "./http-cache-modes.ts";
import { httpCacheMemory } from "./http-cache-memory.ts";
import { httpCacheRanges } from "./http-cache-ranges.ts";
import { httpCacheRedirects } from "./http-cache-redirects.ts";
import { httpCacheShared } from "./http-cache-shared.ts";
import { httpCacheUnfollowed } from "./http-cache-unfollowed.ts";
import { httpCacheUnstoredPages } from "./http-cache-unstored-pages.ts";
import { integrity } from "./integrity.ts";
import { methods } from "./methods.ts";
import { modes } from "./modes.ts";
import { otherHeaders } from "./other-headers.ts";
import { locationBytes } from "./location-bytes.ts";
import { otherNames } from "./other-names.ts";
import { partitionKeys } from "./partition-keys.ts";
import { permissionsPolicies } from "./permissions-policies.ts";
import { preflightCache } from "./preflight-cache.ts";
import { preflights } from "./preflights.ts";
import { rawFraming } from "./raw-framing.ts";
import { rawHeads } from "./raw-heads.ts";
import { redirectLocations } from "./redirect-locations.ts";
import { redirectMemory } from "./redirect-memory.ts";
import { redirectWays } from "./redirect-ways.ts";
import { redirectedNavigations } from "./redirected-navigations.ts";
import { redirects } from "./redirects.ts";
import { referrers } from "./referrers.ts";
import { responses } from "./responses.ts";
import { safelistedHeaders } from "./safelisted-headers.ts";
import { sandboxedPages } from "./sandboxed-pages.ts";
import { schemes } from "./schemes.ts";
import { storageAccess } from "./storage-access.ts";
import { framedReferrers } from "./framed-referrers.ts";
import { thirdParty } from "./third-party.ts";
import { bodyArrival } from "./body-arrival.ts";
import { bodyReading } from "./body-reading.ts";
import { headersObjects } from "./headers-objects.ts";
import { localNetworks } from "./local-network.ts";
import { requestObjects } from "./request-objects.ts";
import { responseObjects } from "./response-objects.ts";
import { webSockets } from "./web-sockets.ts";
import { windows } from "./windows.ts";
import { xhrResponses, xhrUploads } from "./xhr-responses.ts";
import { serviceWorkerRegistrations } from "./service-worker-registrations.ts";
import { serviceWorkers } from "./service-workers.ts";
import { unloading } from "./unloading.ts";
import { workers } from "./workers.ts";
import { xhr } from "./xhr.ts";
import { formActions } from "./form-actions.ts";
import { transportSecurity } from "./transport-security.ts";
import { upgrades } from "./upgrades.ts";
import { setCookieLines } from "../set-cookie/index.ts";

/** Each a success or a failure in which one thing is varied. */
export const table: readonly Case[] = [
  ...methods,
  ...safelistedHeaders,
  ...otherHeaders,
  ...headerLists,
  ...allowOrigin,
  ...credentials,
  ...httpAuthentication,
  ...allowances,
  ...preflights,
  ...preflightCache,
  ...preflightedAgain,
  ...httpCache,
  ...httpCacheModes,
  ...httpCacheMemory,
  ...httpCacheRanges,
  ...httpCacheRedirects,
  ...httpCacheShared,
  ...httpCacheUnfollowed,
  ...httpCacheUnstoredPages,
  ...responses,
  ...redirects,
  ...redirectWays,
  ...redirectLocations,
  ...locationBytes,
  ...redirectMemory,
  ...sameOriginFailures,
  ...modes,
  ...referrers,
  ...integrity,
  ...schemes,
  ...permissionsPolicies,
  ...bodyCases,
  ...xhr,
  ...xhrUploads,
  ...xhrResponses,
  ...requestObjects,
  ...responseObjects,
  ...headersObjects,
  ...bodyReading,
  ...bodyArrival,
  ...cookiesSent,
  ...cookieLines,
  ...cookiesStored,
  ...cookiesWritten,
  ...cookieFloods,
  ...thirdParty,
  ...storageAccess,
  ...framedReferrers,
  ...partitionKeys,
  ...setCookieLines,
  ...navigations,
  ...redirectedNavigations,
  ...referrersLost,
  ...refreshes,
  ...forms,
  ...beacons,
  ...elements,
  ...elementPages,
  ...mixedElements,
  ...elementTypes,
  ...elementResponses,
  ...rawFraming,
  ...rawHeads,
  ...contentCodings,
  ...eventSources,
  ...webSockets,
  ...otherNames,
  ...framesInPages,
  ...sandboxedPages,
  ...windows,
  ...localNetworks,
  ...contentSecurityPolicies,
  ...formActions,
  ...upgrades,
  ...transportSecurity,
  ...clearSiteData,
  ...embedderPolicies,
  ...unloading,
  ...workers,
  ...serviceWorkerRegistrations,
  ...serviceWorkers,
];
