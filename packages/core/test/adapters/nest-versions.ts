import { Controller, All, Module, type Type } from "@nestjs/common";
import { NestFactory, type AbstractHttpAdapter } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { IoAdapter } from "@nestjs/platform-socket.io";
import { WsAdapter } from "@nestjs/platform-ws";
import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
import * as nest11 from "@sallyport/nest-11";
import "reflect-metadata";

/** What the tests take from NestJS. */
const nest12 = {
  All,
  Controller,
  Module,
  NestFactory,
  ExpressAdapter,
  FastifyAdapter,
  IoAdapter,
  WsAdapter,
  SubscribeMessage,
  WebSocketGateway,
};

export type Nest = typeof nest12;

// The two have types of their own, though what is used of them has one shape.
export const versions = { 11: nest11 as unknown as Nest, 12: nest12 };

export const platforms: Readonly<Record<string, (nest: Nest) => AbstractHttpAdapter>> = {
  Express: (nest) => new nest.ExpressAdapter(),
  Fastify: (nest) => new nest.FastifyAdapter(),
};

export const quiet: Readonly<Record<string, unknown>> = { logger: false };

export interface GatewayOptions {
  readonly path?: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** A module of one gateway, which writes down what it sees. */
export function gatewayModule(
  { Module, SubscribeMessage, WebSocketGateway }: Nest,
  options: GatewayOptions,
  seen: string[],
): Type {
  class Gateway {
    handleConnection(): void {
      seen.push("connection");
    }
    ping(): void {
      seen.push("message");
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Gateway.prototype, "ping") ?? {};
  SubscribeMessage("ping")(Gateway.prototype, "ping", descriptor);
  const { port = 0, ...rest } = options;
  WebSocketGateway(port, rest)(Gateway);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
  class Root {}
  Module({ providers: [Gateway] })(Root);
  return Root;
}

/** A module of routes: each writes down that it ran. */
export function routeModule({ All, Controller, Module }: Nest, paths: readonly string[], seen: string[]): Type {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its methods come below
  class Routes {}
  for (const path of paths) {
    const descriptor = { value: () => `${String(seen.push(path))} runs` };
    Object.defineProperty(Routes.prototype, path, descriptor);
    All(path)(Routes.prototype, path, descriptor);
  }
  Controller()(Routes);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
  class Root {}
  Module({ controllers: [Routes] })(Root);
  return Root;
}
