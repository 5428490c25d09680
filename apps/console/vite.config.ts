import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'
import { publicPages } from './public-pages.ts'
import { shellForOffline } from './shell-for-offline.ts'

/** For `vite` in development: the gateway of a running platform. */
const GATEWAY = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), shellForOffline(), precompress(), publicPages()],
  build: {
    target: 'es2022',
    // The gateway's policy forbids inline data in scripts; assets stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: ['index.html', 'public-page.html'] },
  },
  server: { proxy: { '/trpc': GATEWAY, '/api': GATEWAY } },
})
