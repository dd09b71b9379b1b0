import { constants } from "node:zlib";

/** What is written is sent: without it a compressor keeps the events of a stream back. */
export const flush: number = constants.Z_SYNC_FLUSH;

/** Every body is compressed, however short. */
export const threshold = 0;
