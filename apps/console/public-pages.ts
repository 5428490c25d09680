import type { Plugin } from 'vite'

/** In development `/p/ST-420304101-01` is the public page, as the gateway has it. */
export function publicPages(): Plugin {
  return {
    name: 'zhanwang-public-pages',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/p/')) request.url = '/public-page.html'
        next()
      })
    },
  }
}
