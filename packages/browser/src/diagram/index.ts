export { toMermaid } from "./mermaid.ts";
export {
  messageKinds,
  type Lane,
  type LaneKind,
  type Message,
  type MessageKind,
  type Sequence,
  withVerdict,
} from "./sequence.ts";
export { sequenceOf, type SequenceOptions } from "./sequence-of.ts";
export { toSvg, type SvgOptions } from "./svg.ts";
export type { SvgLayout } from "./svg-layout.ts";
export { pageStyle as svgStyle } from "./svg-style.ts";
export { toText, type TextOptions } from "./text.ts";
