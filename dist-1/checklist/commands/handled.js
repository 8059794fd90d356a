/** Comments that are remembered one by one; an older one that comes so late is not heard any more. */
const REMEMBERED = 100;
/** Sentences that are kept: a reply shows the newest of its place. */
const SENTENCES = 8;
export function isHandled(handled, { kind, id }) {
  return id <= handled.through[kind] || handled[kind].includes(id);
}
export function remember(handled, { kind, id }, sentences) {
  const ids = [...handled[kind], id].sort((a, b) => a - b);
  const forgotten = ids.slice(0, Math.max(0, ids.length - REMEMBERED));
  return {
    ...handled,
    [kind]: ids.slice(forgotten.length),
    through: { ...handled.through, [kind]: forgotten.at(-1) ?? handled.through[kind] },
    sentences: [...handled.sentences, ...sentences].slice(-SENTENCES),
  };
}
