import { apache } from "./apache.ts";
import { apiGateway } from "./api-gateway.ts";
import { azure } from "./azure.ts";
import { caddy } from "./caddy.ts";
import { cloudflare } from "./cloudflare.ts";
import { cloudfront } from "./cloudfront.ts";
import { django } from "./django.ts";
import { dotnet } from "./dotnet.ts";
import { express } from "./express.ts";
import { fastapi } from "./fastapi.ts";
import { fastify } from "./fastify.ts";
import { firebase } from "./firebase.ts";
import { flask } from "./flask.ts";
import { gcs } from "./gcs.ts";
import { go } from "./go.ts";
import { laravel } from "./laravel.ts";
import { nest } from "./nest.ts";
import { next } from "./next.ts";
import { nginx } from "./nginx.ts";
import { rails } from "./rails.ts";
import { s3 } from "./s3.ts";
import type { Server, ServerName } from "./server.ts";
import { spring } from "./spring.ts";

export const servers: Readonly<Record<ServerName, Server>> = {
  nginx,
  apache,
  caddy,
  express,
  fastify,
  nest,
  next,
  spring,
  django,
  flask,
  fastapi,
  dotnet,
  rails,
  laravel,
  go,
  s3,
  gcs,
  azure,
  cloudfront,
  "api-gateway": apiGateway,
  firebase,
  cloudflare,
};
