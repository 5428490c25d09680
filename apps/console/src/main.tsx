import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { startI18n } from './locales/i18n.ts'
import './style.css'

// Without this zod probes `new Function`, which the gateway's content security policy reports as a violation.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await startI18n()
createRoot(root).render(<App />)
