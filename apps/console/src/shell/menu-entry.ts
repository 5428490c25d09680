import type { Permission } from '../api/me.ts'
import type { zh } from '../locales/zh.ts'

type Texts = typeof zh
type SectionWith<Menu> = {
  [Section in keyof Texts]: Texts[Section] extends { menu: Menu } ? Section : never
}[keyof Texts]

/** A page's place in the menu, given with its route; the words are the `menu` of its capability's texts. */
export interface MenuEntry {
  readonly title: `${SectionWith<{ title: string }>}.menu.title`
  /** What one does there, for the workbench, which does not name itself. */
  readonly about?: `${SectionWith<{ about: string }>}.menu.about`
  /** Who holds it sees the entry; without one everybody does. */
  readonly permission?: Permission
}
