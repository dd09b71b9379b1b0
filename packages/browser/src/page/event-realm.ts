/** Between the platform's events, which its targets dispatch, and those of the classes that a script finds. */
export interface EventRealm {
  /** The script's event: the same one each time. */
  present(event: Event): Event;
  /**
   * The platform's event, for one that a script made.
   *
   * @throws TypeError for what is no event
   */
  adopt(event: object): Event;
  /** Reports what a listener threw as the realm reports what its own listeners throw, or throws it again where it doesn't. */
  report(error: unknown): void;
}
