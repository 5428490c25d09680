/** A cell to be written: text, a number, or a date (`YYYY-MM-DD`) that .xlsx shows as a date. */
export type WrittenCell = string | number | null | { readonly date: string }
