import "reflect-metadata";

export { All, Controller, Module, Req, Res } from "@nestjs/common";
export { NestFactory } from "@nestjs/core";
export { ExpressAdapter } from "@nestjs/platform-express";
export { FastifyAdapter } from "@nestjs/platform-fastify";
