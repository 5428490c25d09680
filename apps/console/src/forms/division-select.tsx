import { skipToken, useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { useDivisionTree } from '../divisions/use-division-tree.ts'

interface Props {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (code: string | null) => void
  readonly allowClear?: boolean
  readonly placeholder?: string
  /** For a select outside a form's labelled field. */
  readonly label?: string
}

/** Chooses a division of the reader's scope from the tree, or by the beginning of its name or code. */
export function DivisionSelect({ id, value, onChange, allowClear = false, placeholder, label }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const tree = useDivisionTree()
  const found = useQuery(trpc.registry.divisions.list.queryOptions(text ? { text, deep: true, limit: 30 } : skipToken))
  const chosen = useQuery(trpc.registry.divisions.get.queryOptions(value ? { code: value } : skipToken))
  const matches = (found.data?.rows ?? []).map((row) => ({
    key: row.code,
    value: row.code,
    title: `${row.name} ${row.code}`,
    isLeaf: true,
  }))
  const name = chosen.data?.division.name
  return (
    <TreeSelect<{ value: string; label: string } | null>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      labelInValue
      treeLine
      value={value ? { value, label: name ? `${name} ${value}` : value } : null}
      treeData={text ? matches : tree.nodes}
      loadData={(node) => (text ? Promise.resolve() : tree.loadChildren(String(node.value)))}
      showSearch={{ filterTreeNode: false, onSearch: (typed) => setText(typed.trim()) }}
      allowClear={allowClear}
      placeholder={placeholder ?? t('divisions.choose')}
      style={{ width: '100%' }}
      styles={{ popup: { root: { maxHeight: 400 } } }}
      onChange={(choice) => {
        setText('')
        onChange?.(choice?.value ?? null)
      }}
    />
  )
}
