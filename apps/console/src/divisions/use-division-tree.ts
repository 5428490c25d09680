import { useCallback, useEffect, useState } from 'react'
import { queryClient } from '../api/query-client.ts'
import { trpc } from '../api/trpc.ts'

export interface DivisionNode {
  readonly key: string
  readonly value: string
  readonly title: string
  readonly isLeaf: boolean
  readonly children?: DivisionNode[]
}

/** A level has at most some hundred divisions; the largest townships have fewer villages than this. */
const LEVEL_LIMIT = 200

/** The division tree of the reader's scope, each level fetched when its parent is opened. */
export function useDivisionTree() {
  const [nodes, setNodes] = useState<DivisionNode[]>([])
  const [error, setError] = useState<unknown>()

  const loadTop = useCallback(async () => {
    setError(undefined)
    await fetchLevel(undefined).then(setNodes, setError)
  }, [])
  useEffect(() => {
    void loadTop()
  }, [loadTop])

  const loadChildren = useCallback(async (parent: string | number | bigint) => {
    const key = String(parent)
    await fetchLevel(key).then((children) => setNodes((tree) => withChildren(tree, key, children)), setError)
  }, [])

  return { nodes, loadChildren, error, reload: () => void loadTop() }
}

async function fetchLevel(parent: string | undefined): Promise<DivisionNode[]> {
  const input = { limit: LEVEL_LIMIT, ...(parent ? { parent } : {}) }
  const page = await queryClient.fetchQuery(trpc.registry.divisions.list.queryOptions(input))
  return page.rows.map((row) => ({ key: row.code, value: row.code, title: row.name, isLeaf: !row.hasChildren }))
}

function withChildren(tree: readonly DivisionNode[], key: string, children: DivisionNode[]): DivisionNode[] {
  return tree.map((node) => {
    if (node.key === key) return { ...node, children }
    return node.children ? { ...node, children: withChildren(node.children, key, children) } : node
  })
}
