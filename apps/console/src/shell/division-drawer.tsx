import { Input, Tree } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DivisionMatches } from '../divisions/division-matches.tsx'
import { useDivisionTree } from '../divisions/use-division-tree.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { SideDrawer } from './side-drawer.tsx'

interface Props {
  readonly onChoose: (code: string) => void
  readonly onClose: () => void
}

/** The tree of the reader's divisions, loaded level by level, with a search beside it. */
export function DivisionDrawer({ onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { nodes, loadChildren, error, reload } = useDivisionTree()
  return (
    <SideDrawer title={t('divisions.choose')} placement="left" onClose={onClose}>
      <div className="stack">
        <Input.Search
          autoFocus
          allowClear
          aria-label={t('divisions.search')}
          placeholder={t('divisions.searchHint')}
          onSearch={(value) => setText(value.trim())}
        />
        {error ? <ProblemAlert error={error} onRetry={reload} /> : null}
        {text ? (
          <DivisionMatches text={text} onChoose={onChoose} />
        ) : (
          <Tree
            blockNode
            treeData={nodes}
            loadData={(node) => loadChildren(node.key)}
            onSelect={(keys) => {
              const [key] = keys
              if (key !== undefined) onChoose(String(key))
            }}
          />
        )}
      </div>
    </SideDrawer>
  )
}
