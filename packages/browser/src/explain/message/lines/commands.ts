import { linesOf, type MessageLine } from "../message-line.ts";

/** What curl and wget print where no response came. */
export const commandMessages: readonly MessageLine[] = [
  ...linesOf("command", { topic: "command-failed" }, [
    "curl: (6) Could not resolve host: {host}",
    "curl: (7) Failed to connect to {host} port {port} after",
    "curl: (7) Failed to connect to {host} port {port}",
    "curl: (7) Failed to connect to {host}",
    "curl: (7) couldn't connect to host",
    "curl: (28) Failed to connect to {host} port {port} after",
    "curl: (28) Connection timed out",
    "curl: (28) Operation timed out",
    "curl: (35)",
    "curl: (51) SSL:",
    "curl: (52) Empty reply from server",
    "curl: (56) Recv failure: Connection reset by peer",
    "curl: (60) SSL",
    "unable to resolve host address '{host}'",
    "cannot verify {host}'s certificate",
    "failed: Connection refused.",
    "failed: Connection timed out.",
  ]),
];
