import { crossSite, type Row } from "../row.ts";

/** Cross-Origin-Resource-Policy: who may embed. */
export const embeddingRows: readonly Row[] = [
  {
    desc: "corp cross-origin is the policy's, whatever the handler says",
    send: "GET /logo.svg",
    with: [crossSite, "Sec-Fetch-Mode: no-cors", "X-Behave: corp"],
    expect: {
      status: 200,
      reason: "not-shared",
      ran: true,
      headers: { "cross-origin-resource-policy": "cross-origin" },
    },
  },
  {
    desc: "corp same-site",
    send: "GET /badge.svg",
    with: [crossSite, "Sec-Fetch-Mode: no-cors"],
    expect: { status: 200, reason: "not-shared", ran: true, headers: { "cross-origin-resource-policy": "same-site" } },
  },
  {
    desc: "where the policy is silent the handler may open the embedding",
    send: "GET /unlisted",
    with: ["X-Behave: corp"],
    expect: { status: 200, reason: "non-browser", ran: true, headers: { "cross-origin-resource-policy": "same-site" } },
  },
];
