import type { DivisionKind, DivisionRow } from '@zhanwang/domain-station-registry/division'
import { VILLAGE_KINDS } from '@zhanwang/domain-station-registry/division'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'

/** A division in the tree that the rows of an edition make. */
export interface DivisionNode {
  readonly code: string
  readonly name: string
  readonly kind: DivisionKind
  readonly scopePath: ScopePath
}

/** The tree of an edition's rows, for choosing where stations stand. */
export interface DivisionTree {
  /** @throws RangeError when the rows have no such code */
  get(code: string): DivisionNode
  /** Everything below `code` of one of `kinds`, in the order of the rows. */
  below(code: string, kinds: readonly DivisionKind[]): DivisionNode[]
}

/** Builds the tree. @throws RangeError for a row whose parent did not come before it */
export function divisionTree(rows: readonly DivisionRow[]): DivisionTree {
  const nodes = new Map<string, DivisionNode>()
  const find = (code: string): DivisionNode => {
    const node = nodes.get(code)
    if (!node) throw new RangeError(`no division ${code} so far`)
    return node
  }
  for (const { code, name, kind, parent } of rows) {
    const scopePath = childPath(parent === null ? EVERYWHERE : find(parent).scopePath, code)
    nodes.set(code, { code, name, kind, scopePath })
  }
  return {
    get: find,
    below(code, kinds) {
      const { scopePath } = find(code)
      return [...nodes.values()].filter((node) => node.scopePath.startsWith(scopePath) && kinds.includes(node.kind))
    },
  }
}

/** Villages and communities below, without what is only like one. */
export function villagesBelow(tree: DivisionTree, code: string): DivisionNode[] {
  return tree.below(code, VILLAGE_KINDS)
}
