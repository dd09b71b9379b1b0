import { toSvg, type Sequence } from "@sallyport/browser/diagram";

/** Shows the drawing that the column has room for; it stands in an element that is a container. */
export const layoutStyle = `.sallyport-sequence{display:block}
.sallyport-sequence.narrow{display:none}
@container (max-width:439px){.sallyport-sequence.wide{display:none}.sallyport-sequence.narrow{display:block}}`;

/** A sequence as it is drawn in a wide column, and in a narrow one. */
export const drawingsOf = (sequence: Sequence): readonly string[] =>
  (["wide", "narrow"] as const).map((layout) => toSvg(sequence, { style: false, layout }).trim());
