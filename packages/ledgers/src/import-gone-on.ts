/** The import was cancelled, or another run did the work: this one stops without a word. */
export class ImportGoneOn extends Error {
  override readonly name = 'ImportGoneOn'
}
