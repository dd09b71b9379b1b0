import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { send } from "../world/call.ts";
import { html } from "../world/html.ts";
import { worldPage } from "../world/role-page.ts";
import { memoryAdapter } from "./consent-storage.ts";

interface ConsentOptions {
  /** The authorization server’s own origin. */
  readonly issuer: string;
  /** The origin of the application that asks for access. */
  readonly client: string;
}

/** An authorization server, with what it knows of consent. */
interface ConsentServer {
  readonly listener: RequestListener;
  /** Whether the token was issued, and the consent behind it still stands. */
  accepts(token: string): Promise<boolean>;
  /** Whether somebody has consented to what pages of this origin do. */
  hasConsented(origin: string): boolean;
  readonly grants: number;
  withdraw(): Promise<void>;
}

const clientId = "calendar";
const user = "ada";
const signingKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

const minutes = 60;
const lifetimes = ["AccessToken", "AuthorizationCode", "Grant", "IdToken", "Interaction", "Session"];

/** A real authorization server for one client: the code flow of OAuth with PKCE, for a client without a secret. */
async function makeProvider({ issuer, client }: ConsentOptions): Promise<Provider> {
  // It greets with warnings when it is loaded, and most stories do not need it.
  const { default: OidcProvider } = await import("oidc-provider");
  return new OidcProvider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...signingKey, use: "sig", alg: "ES256" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    scopes: ["openid", "mail"],
    clients: [
      {
        client_id: clientId,
        redirect_uris: [`${client}/callback`],
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    pkce: { required: () => true },
    clientBasedCORS: (_context, origin) => origin === client,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/consent/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    ttl: Object.fromEntries(lifetimes.map((name) => [name, 10 * minutes])),
    // The library's own page of errors would be the only one with inline styles.
    renderError: (context, { error }) => {
      context.type = "text/plain";
      context.body = String(error);
    },
  });
}

export function consentServer({ issuer, client }: ConsentOptions): ConsentServer {
  const grants = new Set<string>();
  let made: Promise<Provider> | undefined;
  const providerOf = (): Promise<Provider> => (made ??= makeProvider({ issuer, client }));
  const origins = { idp: issuer, client } as Parameters<typeof worldPage>[0];

  const consent = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "POST") {
      const page = html`<h1>Calendar wants to read your mail</h1>
        <form method="post"><button>Allow</button></form>`;
      send(response, worldPage(origins, "Allow access?", page));
      return;
    }
    const provider = await providerOf();
    const grant = new provider.Grant({ accountId: user, clientId });
    grant.addOIDCScope("openid mail");
    const grantId = await grant.save();
    grants.add(grantId);
    await provider.interactionFinished(request, response, { login: { accountId: user }, consent: { grantId } });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith("/consent/") === true) return consent(request, response);
    (await providerOf()).callback()(request, response);
  };
  return {
    listener: (request, response) => {
      serve(request, response).catch(() => send(response, { status: 400, body: "This consent has ended." }));
    },
    accepts: async (token) => {
      const found = await (await providerOf()).AccessToken.find(token);
      return found?.grantId !== undefined && grants.has(found.grantId);
    },
    hasConsented: (origin) => origin === client && grants.size > 0,
    get grants() {
      return grants.size;
    },
    withdraw: async () => {
      const provider = await providerOf();
      for (const grantId of grants) await (await provider.Grant.find(grantId))?.destroy();
      grants.clear();
    },
  };
}
