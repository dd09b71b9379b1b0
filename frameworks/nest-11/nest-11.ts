import "reflect-metadata";

export { All, Controller, Module, Req, Res } from "@nestjs/common";
export { NestFactory } from "@nestjs/core";
export { ExpressAdapter } from "@nestjs/platform-express";
export { FastifyAdapter } from "@nestjs/platform-fastify";
export { IoAdapter } from "@nestjs/platform-socket.io";
export { WsAdapter } from "@nestjs/platform-ws";
export { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
