export { MAX_CHANGED_FILES } from '../model.js';
/** A failure a person can read: what, where, how to mend it. */
export class SourceError extends Error {
  temporary;
  name = 'SourceError';
  constructor(
    message,
    /** True when the same call may succeed later. */
    temporary,
    options,
  ) {
    super(message, options);
    this.temporary = temporary;
  }
}
/** The head moved while the review ran: what was computed is thrown away. */
export class Superseded extends Error {
  name = 'Superseded';
}
