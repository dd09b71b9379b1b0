/** Between the platform's events, which its targets dispatch, and those of the classes that a script finds. */
export interface EventRealm {
  /** The script's event: the same one each time. */
  present(event: Event): Event;
  /** The platform's event, for one that a script made. */
  adopt(event: Event): Event;
  /** What a listener throws. https://html.spec.whatwg.org/#report-an-exception */
  report(error: unknown): void;
}
