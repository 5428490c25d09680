import { z } from 'zod'

export const KEY_HOLDERS = ['mine', 'all'] as const

export const KeySearch = z.object({ holders: z.enum(KEY_HOLDERS).optional().catch(undefined) })
