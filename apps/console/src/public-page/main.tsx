import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { codeInPath } from './code-in-path.ts'
import './public-page.css'

// As in the console's main.tsx: before any schema is made.
z.config({ jitless: true })
const { PublicPage } = await import('./public-page.tsx')
const root = document.getElementById('root')
if (!root) throw new Error('public-page.html has no #root')
createRoot(root).render(<PublicPage code={codeInPath(location.pathname)} />)
