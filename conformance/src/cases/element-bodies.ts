import type { EmbedAction, ScriptedResponse } from "./case.ts";

/** Content that an element can use: the shortest of its kind. */
interface ElementBody {
  readonly type: string;
  readonly content: Pick<ScriptedResponse, "body" | "bytes">;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** A tenth of a second of silence, a byte a sample. */
function wave(): string {
  const samples = 800;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples, 40);
  return hex(Buffer.concat([head, Buffer.alloc(samples, 0x80)]));
}

/** One pixel. */
const png: ElementBody = {
  type: "image/png",
  content: {
    bytes:
      "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082",
  },
};

/** Says which element runs it, and throws an error whose message is a secret of its server. */
const script: ElementBody = {
  type: "text/javascript",
  content: { body: 'globalThis.lastScript = document.currentScript; throw new Error("secret");' },
};

const module: ElementBody = {
  type: "text/javascript",
  content: { body: "globalThis.ranModules = [...(globalThis.ranModules ?? []), import.meta.url]; export const x = 1;" },
};

const style: ElementBody = { type: "text/css", content: { body: ".none { color: red }" } };

/** One letter. */
const font: ElementBody = {
  type: "font/ttf",
  content: {
    bytes:
      "00010000000a0080000300204f532f32417840050000012800000060636d6170000c00940000019000000034676c796617415177000001cc00000014686561645f363d58000000ac000000366868656100610062000000e400000024686d74780040000000000188000000066c6f6361000a0000000001c4000000066d6178700004000500000108000000206e616d650077087f000001e000000022706f73740003000000000204000000200001000000010000334eecd35f0f3cf5000300400000000000000000000000000000000000000000002000200000000300020000000000000001000000400000000000400000002000200001000000000000000000000000000000010001000000020003000100000000000200000000000000000000000000000000000300400190000500040000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000003f3f3f3f000000410041004000000000004000000000000000000000000000000000002000000040000000000000000000020000000300000014000300010000001400040020000000040004000100000041ffff00000041ffffffc000010000000000000000000a0000000100000000002000200002000031351720202000000002001e0003000104090001000200000003000104090002000200020061005200000003000000000000000000000000000000000000000000000000000000000000",
  },
};

const sound: ElementBody = { type: "audio/wav", content: { bytes: wave() } };
export const soundLength = 844;

const track: ElementBody = {
  type: "text/vtt",
  content: { body: "WEBVTT\n\n00:00.000 --> 00:01.000\nx\n" },
};

export const html: ElementBody = {
  type: "text/html",
  content: { body: "<!doctype html><title>secret</title><p>secret</p>" },
};

/** What fits each kind of element. */
export const bodyFor: Readonly<Record<EmbedAction["as"], ElementBody>> = {
  image: png,
  script,
  module,
  import: module,
  style,
  "style-import": style,
  font,
  audio: sound,
  video: sound,
  track,
  preload: png,
  object: html,
  embed: html,
};
