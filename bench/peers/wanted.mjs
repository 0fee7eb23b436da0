/** What every tool for Markdown looks for beside its own rules: chapters, placeholders and commands that do harm. */
export const CHAPTERS = [
  'rollback triggers',
  'rollback target',
  'rollback',
  'verification after rollback',
  'communication',
]
export const PLACEHOLDER = /\b(?:TODO|TBD|FIXME)\b|<insert[^>]*>/
export const HARM = /pg_restore|DELETE FROM|delete pvc|vault kv put/

export const missing = (titles) => CHAPTERS.filter((chapter) => !titles.has(chapter))
