import { Descriptions, type DescriptionsProps } from 'antd'
import { useNarrow } from '../forms/use-narrow.ts'

export type Fact = NonNullable<DescriptionsProps['items']>[number]

interface Props {
  readonly title?: string
  readonly facts: readonly Fact[]
  /** How many stand beside each other where there is room. */
  readonly columns?: 1 | 2
}

/** What is recorded of one thing, field by field. */
export function FactTable({ title, facts, columns = 2 }: Props) {
  const narrow = useNarrow()
  return (
    <Descriptions
      bordered
      styles={{ label: { whiteSpace: 'nowrap' } }}
      size="small"
      column={narrow ? 1 : columns}
      {...(title === undefined ? {} : { title })}
      items={[...facts]}
    />
  )
}
