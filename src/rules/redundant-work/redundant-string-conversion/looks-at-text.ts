/** What a text that is borrowed does as well. */
export const LOOKS =
  /^(?:contains|starts_with|ends_with|len|is_empty|find|rfind|parse|r?split\w*|lines|chars|bytes|char_indices|eq|cmp|trim\w*|strip_(?:prefix|suffix)|as_str|as_bytes|to_(?:ascii_)?(?:lower|upper)case|replace|replacen|matches)$/;
