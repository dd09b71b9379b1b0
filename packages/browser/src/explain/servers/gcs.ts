import type { Server } from "./server.ts";
import { json } from "./write.ts";

export const gcs: Server = {
  title: "Google Cloud Storage",
  where: () => "in a file for `gcloud storage buckets update gs://BUCKET --cors-file=FILE`",
  // A bucket allows no credentials; responseHeader is what may be sent, and what may be read.
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    credentials
      ? undefined
      : json([{ origin: origins, method: methods, responseHeader: [...new Set([...headers, ...expose])] }]),
  cannot: () =>
    'A bucket does not allow credentials: send the request without them (`credentials: "omit"`), with a signed URL.',
  page: "https://cloud.google.com/storage/docs/cors-configurations",
  read: "2026-11-26",
};
