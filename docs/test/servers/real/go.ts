import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { folderOf, freePort, startProcess, works, write } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

const program = ({ snippet, signedIn }: Setup, port: number): string => `package main

import "net/http"

${snippet === "" ? "func share(next http.Handler) http.Handler { return next }" : snippet}

func signIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ${String(signedIn)} && r.Header.Get("Authorization") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func orders(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Total", "7")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	w.Write([]byte("{}"))
}

func main() {
	http.ListenAndServe("127.0.0.1:${port}", share(signIn(http.HandlerFunc(orders))))
}
`;

export const go: RealServer = {
  packages: ["golang-go"],
  isInstalled: () => works("go", ["version"]),
  start: async (setup) => {
    const [port, folder] = [await freePort(), folderOf("go")];
    write(folder, { "main.go": program(setup, port) });
    const built = spawnSync("go", ["build", "-o", "server", "main.go"], { cwd: folder, encoding: "utf8" });
    if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
    return startProcess(join(folder, "server"), [], port, { cwd: folder });
  },
};
