import { document, origins } from "../policy.mjs";
import { peerOptions } from "./peer-options.mjs";
import { respondByHand } from "./respond-by-hand.mjs";

const handler = (request, response) => {
  response.setHeader("content-type", "text/plain");
  response.end("ok");
};

export const contenders = {
  bare: () => handler,
  "by hand": (n) => {
    const respond = respondByHand(n);
    return (request, response) => {
      const { status, headers, body } = respond(request);
      if (status !== undefined) {
        const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
        return response.writeHead(status, { ...headers, ...length }).end(body);
      }
      for (const name in headers) response.setHeader(name, headers[name]);
      return handler(request, response);
    };
  },
  sallyport: async (n, load) => {
    const { policy, guard } = await load("node", document(n));
    return guard(policy, handler);
  },
  cors: async (n) => {
    const { default: cors } = await import("cors");
    const handle = cors(peerOptions(n));
    return (request, response) => handle(request, response, () => handler(request, response));
  },
  corser: async (n) => {
    const { default: corser } = await import("corser");
    const handle = corser.create({
      origins: origins(n),
      methods: ["GET", "POST"],
      requestHeaders: ["content-type"],
      supportsCredentials: true,
    });
    return (request, response) =>
      handle(request, response, () =>
        request.method === "OPTIONS" ? response.writeHead(204).end() : handler(request, response),
      );
  },
};
