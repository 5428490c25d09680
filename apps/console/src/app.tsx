import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { queryClient } from './api/query-client.ts'
import { componentLocale } from './locales/i18n.ts'
import { useLanguage } from './locales/use-label.ts'
import { router } from './router.ts'
import { THEME } from './theme.ts'

export function App() {
  const locale = componentLocale(useLanguage())
  return (
    <ConfigProvider theme={THEME} {...(locale ? { locale } : {})}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}
