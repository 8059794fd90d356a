/**
 * Matches a pattern whose stars stand for any run of places, by going back to the last star only: at most
 * `patternLength * textLength` steps. Patterns come from every repository the App is installed in, and the regular
 * expressions that glob libraries compile take exponential time on some of them.
 */
export function matchStarred(patternLength, textLength, isStar, fits) {
  let pattern = 0;
  let text = 0;
  let lastStar = -1;
  let resume = 0;
  while (text < textLength) {
    if (pattern < patternLength && isStar(pattern)) {
      lastStar = pattern++;
      resume = text;
    } else if (pattern < patternLength && fits(pattern, text)) {
      pattern++;
      text++;
    } else if (lastStar >= 0) {
      pattern = lastStar + 1;
      text = ++resume;
    } else {
      return false;
    }
  }
  while (pattern < patternLength && isStar(pattern)) pattern++;
  return pattern === patternLength;
}
/** Compares a name or a title: `*` stands for any text, everything else for itself; upper and lower case are equal. */
export function matchesWildcard(pattern, text) {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  return matchStarred(
    wanted.length,
    given.length,
    (index) => wanted[index] === '*',
    (patternIndex, textIndex) => wanted[patternIndex] === given[textIndex],
  );
}
