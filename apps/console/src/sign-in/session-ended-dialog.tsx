import { lazy, Suspense } from 'react'

const Dialog = lazy(() => import('./sign-in-again.tsx').then((file) => ({ default: file.SignInAgain })))

/** Loaded when a session ends, not before. */
export function SessionEndedDialog() {
  return (
    <Suspense>
      <Dialog />
    </Suspense>
  )
}
