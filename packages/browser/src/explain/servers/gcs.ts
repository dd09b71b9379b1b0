import type { Server } from "./server.ts";
import { json } from "./write.ts";

export const gcs: Server = {
  title: "Google Cloud Storage",
  where: () =>
    "as one more rule in the file for `gcloud storage buckets update gs://BUCKET --cors-file=FILE`, which replaces the whole configuration: `gcloud storage buckets describe gs://BUCKET` shows the rules that you have",
  // No setting is for credentials; responseHeader is what may be sent, and what may be read.
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    credentials
      ? undefined
      : json([{ origin: origins, method: methods, responseHeader: [...new Set([...headers, ...expose])] }]),
  cannot: () =>
    'A bucket\'s CORS configuration has no setting for credentials. Send the request without them (`credentials: "omit"`): a signed URL, or a token in an `Authorization` header that the script sets, works without them.',
  page: "https://cloud.google.com/storage/docs/cors-configurations",
  read: "2026-11-26",
};
