import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { guard } from "sallyport/nest";
import { Application } from "./nest-application.mjs";
import { policy } from "./policy.mjs";

const app = await NestFactory.create(Application, new FastifyAdapter(), { logger: false });
guard(policy, app);
await app.listen(0, "127.0.0.1");
console.log(app.getHttpServer().address().port);
