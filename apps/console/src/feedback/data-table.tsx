import { Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'

/**
 * A table as every list shows it: compact, unpaged (lists page by cursor), scrolled sideways where it is too wide. The
 * scrolled part can be reached by keyboard, which Ant Design leaves out.
 */
export function DataTable<Row extends object>(props: TableProps<Row>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector('.ant-table-content')?.setAttribute('tabindex', '0')
  })
  return (
    <div ref={place}>
      <Table<Row> size="small" pagination={false} scroll={{ x: 'max-content' }} {...props} />
    </div>
  )
}
