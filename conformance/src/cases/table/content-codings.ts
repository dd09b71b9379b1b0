import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { Case } from "../case.ts";
import { raw } from "./raw-row.ts";

const text = "hello ".repeat(6);
const zstd = Buffer.from("28b52ffd04686500003068656c6c6f200100114b11c59d21a8", "hex");
const gzip = gzipSync(text);
const deflate = deflateSync(text);
const br = brotliCompressSync(text);
const plain = Buffer.from(text);

const without = (bytes: Buffer, count: number): Buffer => bytes.subarray(0, -count);
const wrong = (bytes: Buffer, at: number): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte)));
const behind = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from("behind")]);

const rows: readonly (readonly [desc: string, coding: string, bytes: Buffer])[] = [
  ...["gzip", "x-gzip", "GZIP", "compress", "x", "gzip,", ",gzip", "identity, gzip", "gzip, identity", "x, gzip"].map(
    (coding) => ["gzip", coding, gzip] as const,
  ),
  ...["gzip, x", "gzip, gzip"].map((coding) => ["gzip", coding, gzip] as const),
  ["deflate", "deflate", deflate],
  ["deflate without its head", "deflate", deflateRawSync(text)],
  ...["br", "Br", "x-br"].map((coding) => ["br", coding, br] as const),
  ...["zstd", "ZSTD"].map((coding) => ["zstd", coding, zstd] as const),
  ["gzip in br", "gzip, br", brotliCompressSync(gzip)],
  ["gzip in gzip", "gzip, gzip", gzipSync(gzip)],
  ...["gzip", "deflate", "br", "zstd"].flatMap((coding) => [
    ["plain text", coding, plain] as const,
    ["nothing", coding, Buffer.alloc(0)] as const,
  ]),
  ...[1, 4, 8, 9].flatMap((count) => [
    [`gzip without ${String(count)} bytes`, "gzip", without(gzip, count)] as const,
    [`deflate without ${String(count)} bytes`, "deflate", without(deflate, count)] as const,
    [`br without ${String(count)} bytes`, "br", without(br, count)] as const,
    [`zstd without ${String(count)} bytes`, "zstd", without(zstd, count)] as const,
  ]),
  ...[0, 1, 2, 8].map((at) => [`deflate wrong at ${String(at)}`, "deflate", wrong(deflate, at)] as const),
  ...[0, 1, 2].map((at) => [`gzip wrong at ${String(at)}`, "gzip", wrong(gzip, at)] as const),
  ...[0, 1, 2].map((at) => [`zstd wrong at ${String(at)}`, "zstd", wrong(zstd, at)] as const),
  ["br wrong at 0", "br", wrong(br, 0)],
  ["gzip and more", "gzip", behind(gzip)],
  ["deflate and more", "deflate", behind(deflate)],
  ["br and more", "br", behind(br)],
  ["zstd and more", "zstd", behind(zstd)],
  ["zstd twice", "zstd", Buffer.concat([zstd, zstd])],
];

/** What becomes of a body with codings. */
export const contentCodings: readonly Case[] = rows.map(([desc, coding, bytes]) => {
  const head = ["HTTP/1.1 200 OK", `Content-Encoding: ${coding}`, `Content-Length: ${String(bytes.length)}`, "", ""];
  return raw(`coding ${JSON.stringify(coding)} of ${desc}`, head.join("\r\n") + bytes.toString("latin1"));
});
