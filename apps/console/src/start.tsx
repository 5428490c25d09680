import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startI18n } from './locales/i18n.ts'
import { keepShell } from './offline/keep-shell.ts'
import './style.css'

/** Shows the console in `#root` of index.html, in the reader's language from the first paint. */
export async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  await startI18n()
  createRoot(root).render(<App />)
  keepShell()
}
