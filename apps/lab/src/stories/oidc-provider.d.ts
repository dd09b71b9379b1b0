/** As much of the package as the story of consent uses; it has no types of its own. */
declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  interface Context {
    type: string;
    body: string;
  }

  interface Stored {
    readonly grantId?: string;
    destroy(): Promise<void>;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Configuration {
    readonly adapter: new (kind: string) => object;
    readonly clientBasedCORS: (context: Context, origin: string) => boolean;
    readonly interactions: { readonly url: (context: Context, interaction: { readonly uid: string }) => string };
    readonly findAccount: (context: Context, sub: string) => object;
    readonly renderError: (context: Context, out: { readonly error?: string }) => void;
    readonly [option: string]: unknown;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: {
      new (about: { readonly accountId: string; readonly clientId: string }): Grant;
      find(id: string): Promise<Stored | undefined>;
    };
    readonly AccessToken: { find(token: string): Promise<Stored | undefined> };
    callback(): RequestListener;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
