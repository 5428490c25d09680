import { Drawer } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly placement: 'left' | 'right'
  readonly onClose: () => void
  readonly children: ReactNode
}

export function SideDrawer({ title, placement, onClose, children }: Props) {
  return (
    <Drawer open title={title} placement={placement} onClose={onClose} size="min(400px, 88vw)">
      {children}
    </Drawer>
  )
}
