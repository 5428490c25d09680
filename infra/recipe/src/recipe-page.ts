/** One thing that a page of the recipe has its reader do. */
export type RecipeStep = { readonly page: string; readonly line: number } & (
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'edit'; readonly file: string; readonly hunks: readonly Hunk[] }
  | { readonly kind: 'run'; readonly commands: readonly string[] }
)

/** A place of a file: what stands there, and what will. */
export interface Hunk {
  readonly before: string
  readonly after: string
}

/** The pages in the order in which they tell the example. */
export const PAGES = [
  'add-a-service.md',
  'add-a-capability.md',
  'add-a-procedure.md',
  'add-an-event.md',
  'add-an-indicator.md',
  'add-a-ledger.md',
  'add-a-todo.md',
  'add-a-rule.md',
] as const

/** The steps of a page, from its fenced blocks. Throws an Error with page and line for a block that says none. */
export function recipeSteps(page: string, markdown: string): RecipeStep[] {
  const steps: RecipeStep[] = []
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const fence = /^```(\S*)\s*(.*)$/.exec(lines[index] ?? '')
    if (!fence) continue
    const end = lines.indexOf('```', index + 1)
    const at = { page, line: index + 1 }
    if (end < 0) throw new Error(`${page}:${at.line}  the block has no end`)
    steps.push(stepOf(at, fence[1] ?? '', fence[2] ?? '', lines.slice(index + 1, end)))
    index = end
  }
  return steps
}

function stepOf(
  at: { readonly page: string; readonly line: number },
  language: string,
  info: string,
  body: readonly string[],
): RecipeStep {
  if (language === 'sh') return { ...at, kind: 'run', commands: body.filter((line) => line !== '') }
  const file = /^file=(\S+)$/.exec(info)?.[1]
  if (!file) throw new Error(`${at.page}:${at.line}  the block names no file: write file=… behind its language`)
  if (language !== 'diff') return { ...at, kind: 'write', file, text: `${body.join('\n')}\n` }
  return { ...at, kind: 'edit', file, hunks: hunksOf(at, body) }
}

function hunksOf({ page, line }: { readonly page: string; readonly line: number }, body: readonly string[]): Hunk[] {
  if (body[0] !== '@@') throw new Error(`${page}:${line}  a diff begins with a line @@`)
  return body
    .join('\n')
    .split(/^@@$\n?/m)
    .slice(1)
    .map((text) => {
      const lines = text.replace(/\n$/, '').split('\n')
      const side = (marks: string) =>
        lines.filter((one) => marks.includes(one.charAt(0) || ' ')).map((one) => one.slice(1))
      return { before: side(' -').join('\n'), after: side(' +').join('\n') }
    })
}
