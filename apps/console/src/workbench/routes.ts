import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../shell/shell-route.ts'
import { WorkbenchPage } from './workbench-page.tsx'

export const workbenchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  staticData: { menu: { title: 'workbench.menu.title' } },
  component: WorkbenchPage,
})
