/** What a person may see of an address: a query may hold a credential, and so may what stands before the host. */
export function shown(url: URL): string {
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`
}

/** The address as a URL, or why it is none that is asked. */
export function readAddress(text: string): URL | string {
  const url = urlOf(text)
  if (url === null) return 'The address is no URL. Write it with its scheme, such as `https://`.'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `The address starts with \`${url.protocol}\`, and only \`https:\` and \`http:\` are asked.`
  }
  if (url.username !== '' || url.password !== '') {
    return 'The address holds a user or a password. Credentials come from variables of the environment alone.'
  }
  return url
}

/** An absolute address, or one relative to `base`; null for what is none. */
export function urlOf(text: string, base?: URL): URL | null {
  return URL.canParse(text, base?.href) ? new URL(text, base) : null
}

/** The address of an API below the one that was asked for, which may have a path and a query of its own. */
export function below(url: URL, path: string): URL {
  const full = new URL(url)
  full.hash = ''
  full.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`
  return full
}
