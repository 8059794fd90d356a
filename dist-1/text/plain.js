const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"' };
const TOKENS =
  /\\([!-/:-@[-`{-~])|&#(\d+);|&(amp|lt|gt|quot);|(`+)(.+?)\4(?!`)|<\/?(code|span|sub)>|(\*\*)|\[([^\]]*)\]\([^)]*\)/g;
/** The inline Markdown that `escape.ts` writes, as a terminal or a title shows it; code keeps single backticks. */
export function plain(markdown) {
  return markdown.replace(TOKENS, (_whole, escaped, numeric, named, _fence, span, tag, _bold, link) => {
    if (escaped !== undefined) return escaped;
    if (numeric !== undefined) return fromEntity(Number(numeric));
    if (named !== undefined) return NAMED[named] ?? '';
    if (span !== undefined) return `\`${span.trim()}\``;
    if (tag === 'code') return '`';
    return link ?? '';
  });
}
const ZERO_WIDTH_SPACE = 0x200b;
function fromEntity(point) {
  return point === ZERO_WIDTH_SPACE || point > 0x10ffff ? '' : String.fromCodePoint(point);
}
