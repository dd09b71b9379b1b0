import type { Server, ServerChange } from "./server.ts";
import { json } from "./write.ts";

const methods: ReadonlySet<string> = new Set(["DELETE", "GET", "HEAD", "MERGE", "PATCH", "POST", "OPTIONS", "PUT"]);

const unknown = (change: ServerChange): string | undefined => change.methods.find((one) => !methods.has(one));

export const azure: Server = {
  title: "Azure Blob Storage",
  where: () =>
    "as one more rule in the storage account's `blobServices/default` (Bicep or ARM: `properties`), beside those that you have: a deployment replaces them all",
  snippet: (change) =>
    unknown(change) === undefined
      ? json({
          cors: {
            corsRules: [
              {
                allowedOrigins: change.origins,
                allowedMethods: change.methods,
                allowedHeaders: change.headers,
                exposedHeaders: change.expose,
                maxAgeInSeconds: 0,
              },
            ],
          },
        })
      : undefined,
  cannot: (change) => `Azure Blob Storage has no ${unknown(change) ?? "such"} method.`,
  page: "https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services",
  read: "2026-11-26",
};
