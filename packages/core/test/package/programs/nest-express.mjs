import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { guard } from "sallyport/express";
import { Application } from "./nest-application.mjs";
import { policy } from "./policy.mjs";

const app = await NestFactory.create(Application, new ExpressAdapter(), { logger: false });
app.use(guard(policy));
await app.listen(0, "127.0.0.1");
console.log(app.getHttpServer().address().port);
