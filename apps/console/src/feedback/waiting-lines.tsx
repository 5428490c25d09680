import './waiting-lines.css'

/** Grey lines where text will stand. By itself it says nothing: a first page loads no component of Ant Design for it. */
export function WaitingLines({ count }: { readonly count: number }) {
  return (
    <div className="waiting-lines" aria-hidden>
      {Array.from({ length: count }, (_, line) => (
        <div key={line} />
      ))}
    </div>
  )
}
