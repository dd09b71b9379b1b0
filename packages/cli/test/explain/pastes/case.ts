/** A text as people paste it, and what the command must have read in it. */
export interface PasteCase {
  readonly desc: string;
  /** What the command says that it took it for. */
  readonly as:
    | "curl line"
    | "wget line"
    | "line of HTTPie"
    | "fetch call"
    | "axios call"
    | "jQuery call"
    | "PowerShell command"
    | "headers"
    | "request"
    | "provisional"
    | "message"
    | "URL"
    | "HAR";
  readonly text: string;
  /** What must be said of it: what stands in it, and no more. */
  readonly says: readonly string[];
  readonly not?: readonly string[];
}
