const COMPLAINTS = /(^|_)(errors?|errs?|warnings|problems|diagnostics|failures|failed|violations)$/;
/** Does a list's name say that it holds what went wrong? There is nothing in it on a good day: it never allocates. */
export function holdsComplaints(name) {
  return COMPLAINTS.test(name);
}
