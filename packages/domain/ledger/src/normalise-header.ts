/**
 * One spelling of a header, for comparing: NFKC (full-width forms, ㎡), lower case, without spaces, line breaks,
 * punctuation and brackets: `站 点名称`, `站点名称:` and `站点名称` are the same.
 */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '')
}

/** The same with what stands in brackets left out: `面积(平方米)` is `面积`. */
export function headerWithoutBrackets(text: string): string {
  return normaliseHeader(text.normalize('NFKC').replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]/gu, ''))
}
