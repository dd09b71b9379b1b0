import http from "node:http";
import net from "node:net";
import { listen } from "@sallyport/testing/http";

export const self = ["https://api.example"] as const;

export const evil = "https://evil.example";

export async function askServer(server: http.Server, lines: readonly string[]): Promise<string> {
  const port = await listen(server);
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => void socket.write(lines.join("\r\n")));
    let text = "";
    socket.setTimeout(5_000, () => socket.destroy(new Error(`still open after ${text}`)));
    socket.on("data", (chunk) => void (text += String(chunk))).on("error", reject);
    socket.on("close", () => resolve(text.replace(/\r\n(?:.*\r\n)*\r\n/, " ")));
  });
}
