import type { Server, ServerChange } from "./server.ts";
import { json } from "./write.ts";

const methods: ReadonlySet<string> = new Set(["GET", "PUT", "POST", "DELETE", "HEAD"]);

const unknown = (change: ServerChange): string | undefined => change.methods.find((one) => !methods.has(one));

export const s3: Server = {
  title: "S3",
  where: () =>
    "as one more rule of the bucket's CORS configuration (Permissions). Saving it, and `aws s3api put-bucket-cors`, replace the whole configuration: keep the rules that you have",
  snippet: (change) =>
    unknown(change) === undefined
      ? json([
          {
            AllowedOrigins: change.origins,
            AllowedMethods: change.methods,
            ...(change.headers.length === 0 ? {} : { AllowedHeaders: change.headers }),
            ExposeHeaders: change.expose,
          },
        ])
      : undefined,
  cannot: (change) => `S3 has no ${unknown(change) ?? "such"} method: GET, HEAD, PUT, POST and DELETE are all.`,
  page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html",
  read: "2026-11-26",
};
