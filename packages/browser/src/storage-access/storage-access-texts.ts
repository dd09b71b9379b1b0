/** Why a document has no storage access. */
export const storageAccessTexts = {
  insecure: "The page is not a secure context: serve it, and the pages around it, over https.",
  opaque: "The page is sandboxed, so its origin is opaque: it has no cookies.",
  "opaque-top": "The page in the address bar has an opaque origin, so there is nothing to permit access for.",
  sandboxed:
    "The frame has the attribute `sandbox` without `allow-storage-access-by-user-activation`, so that its page may not ask.",
  "by-policy":
    "Permissions Policy does not allow `storage-access` here: see the frame's attribute `allow`, and `Permissions-Policy` of the page and of those around it, where the browser reads that.",
  blocked: "The user's settings block third-party cookies, and this browser does not ask then.",
  "no-activation": "The user has not clicked in the page within the last 5 seconds: call `page.activate()` first.",
  denied: 'The user denies storage access: pass `storageAccess: "allow"` to the `Browser` for one who allows it.',
} as const;

export type StorageAccessRefusal = keyof typeof storageAccessTexts;
