/** A flood of questions asks the database once in so long. */
const REMEMBERED_MS = 1_000;
/** A database that needs longer for `SELECT 1` is in trouble. */
const PATIENCE_MS = 3_000;
/** Whether the database answers. */
export function readiness(database) {
  let asked = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve(false) };
  return () => {
    if (Date.now() - asked.at > REMEMBERED_MS) asked = { at: Date.now(), answer: answers(database) };
    return asked.answer;
  };
}
async function answers(database) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const query = database.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return Promise.race([query, late]).finally(() => clearTimeout(timer));
}
