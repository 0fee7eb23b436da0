/**
 * Text as it stands in the log of a job, with nothing in it that the runner of GitHub Actions obeys: a document must not
 * set outputs, mask words or stop commands. It obeys `::` where a line begins, behind blanks too, and the older `##[`
 * wherever it stands; a blank parts them.
 */
export function logText(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^([^\S\n]*):(?=:)/gm, '$1: ')
}
