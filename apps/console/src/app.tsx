import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { queryClient } from './api/query-client.ts'
import { componentLocale } from './locales/i18n.ts'
import { useLanguage } from './locales/use-label.ts'
import { router } from './router.ts'
import { THEME } from './theme.ts'

/** Whoever asked the system for less motion gets none: components appear where they stay. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches
const theme = { ...THEME, token: { ...THEME.token, motion } }

export function App() {
  const locale = componentLocale(useLanguage())
  return (
    <ConfigProvider theme={theme} {...(locale ? { locale } : {})}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}
