import express from "express";
import { document, path } from "../policy.mjs";
import { peerOptions } from "./peer-options.mjs";
import { respondByHand } from "./respond-by-hand.mjs";

const application = (middleware) => {
  const app = express();
  app.disable("etag");
  if (middleware !== undefined) app.use(middleware);
  app.all(path, (request, response) => response.type("text/plain").end("ok"));
  return app;
};

export const contenders = {
  bare: () => application(),
  "by hand": (n) => {
    const respond = respondByHand(n);
    return application((request, response, next) => {
      const { status, headers, body } = respond(request);
      if (status !== undefined) {
        const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
        return response.writeHead(status, { ...headers, ...length }).end(body);
      }
      for (const name in headers) response.setHeader(name, headers[name]);
      return next();
    });
  },
  sallyport: async (n, load) => {
    const { policy, guard } = await load("express", document(n));
    return application(guard(policy));
  },
  cors: async (n) => {
    const { default: cors } = await import("cors");
    return application(cors(peerOptions(n)));
  },
};
