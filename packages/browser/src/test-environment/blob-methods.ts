import type { TestWindow } from "./test-window.ts";

/** jsdom's Blob had no methods that read it until version 27: those that a window lacks, by its FileReader. */
export function missingBlobMethods({ Blob, FileReader, Promise }: TestWindow): Record<string, PropertyDescriptor> {
  const read = (blob: Blob, way: "readAsArrayBuffer" | "readAsText"): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(reader.error);
      reader[way](blob);
    });
  const methods = {
    arrayBuffer(this: Blob): Promise<unknown> {
      return read(this, "readAsArrayBuffer");
    },
    text(this: Blob): Promise<unknown> {
      return read(this, "readAsText");
    },
  };
  const missing = Object.entries(methods).filter(([name]) => !(name in Blob.prototype));
  return Object.fromEntries(missing.map(([name, value]) => [name, { value, writable: true }]));
}
