/**
 * Published advisories of what is shipped or builds it: `safe` is the first fixed version of each major line that has one, versions of a later
 * major are safe, of an earlier one not. `kept` says why a version below the floor does no harm here.
 */
export const ADVISORIES: { name: string; safe: string[]; advisory: string; kept?: Record<string, string> }[] = [
  {
    name: 'path-to-regexp',
    safe: ['0.1.12', '1.9.0', '3.3.0', '6.3.0', '8.0.0'],
    advisory: 'CVE-2024-52798: a path takes for ever to match',
  },
  { name: 'cookie', safe: ['0.7.0'], advisory: 'CVE-2024-47764: a name may carry other fields of the cookie' },
  { name: 'send', safe: ['0.19.0'], advisory: 'CVE-2024-43799: markup in a redirect' },
  { name: 'serve-static', safe: ['1.16.0'], advisory: 'CVE-2024-43800: markup in a redirect' },
  { name: 'express', safe: ['4.20.0'], advisory: 'CVE-2024-43796: markup in a redirect' },
  { name: 'body-parser', safe: ['1.20.3'], advisory: 'CVE-2024-45590: nested names cost without limit' },
  { name: 'qs', safe: ['6.14.1'], advisory: 'CVE-2025-15284: lists beyond their limit' },
  { name: 'on-headers', safe: ['1.1.0'], advisory: 'CVE-2025-7339: headers of another answer' },
  { name: 'ws', safe: ['7.5.10', '8.17.1'], advisory: 'CVE-2024-37890: many headers end the process' },
  {
    name: 'socket.io-parser',
    safe: ['3.4.3', '4.2.3'],
    advisory: 'CVE-2023-32695: an event whose name is no string ends the process',
  },
  { name: 'engine.io', safe: ['6.4.2'], advisory: 'CVE-2023-31125: a request ends the process' },
  {
    name: 'undici',
    safe: ['5.29.0', '6.21.2', '7.5.0'],
    advisory: 'CVE-2025-22150, CVE-2025-47279: boundaries that can be guessed, certificates that leak memory',
  },
  {
    name: 'nodemailer',
    safe: ['7.0.11'],
    advisory: 'CVE-2025-13033, CVE-2025-14874: mail to another domain, an address without an end',
  },
  { name: '@remix-run/router', safe: ['1.23.2'], advisory: 'CVE-2026-22029: a redirect to a script' },
  { name: 'react-router', safe: ['6.30.2'], advisory: 'CVE-2025-68470: a redirect to another site' },
  { name: '@remix-run/node', safe: ['2.17.2'], advisory: 'CVE-2025-61686: sessions in files outside their folder' },
  { name: 'valibot', safe: ['1.2.0'], advisory: 'CVE-2025-66020: an emoji pattern takes for ever' },
  { name: 'papaparse', safe: ['5.2.0'], advisory: 'CVE-2020-36649: a number takes for ever to read' },
  { name: 'nanoid', safe: ['3.3.8', '5.0.9'], advisory: 'CVE-2024-55565: ids that can be guessed' },
  { name: 'mysql2', safe: ['3.9.8'], advisory: 'CVE-2024-21511: code in a parameter' },
  { name: 'vite', safe: ['6.4.1'], advisory: 'CVE-2025-62522: files outside the folder, in development' },
  { name: 'rollup', safe: ['2.79.2', '3.29.5', '4.22.4'], advisory: 'CVE-2024-47068: markup becomes script' },
  { name: 'postcss', safe: ['8.4.31'], advisory: 'CVE-2023-44270: comments that are none' },
  { name: 'cross-spawn', safe: ['6.0.6', '7.0.5'], advisory: 'CVE-2024-21538: an argument takes for ever' },
  { name: 'braces', safe: ['3.0.3'], advisory: 'CVE-2024-4068: memory without limit' },
  {
    name: 'brace-expansion',
    safe: ['1.1.12', '2.0.2', '3.0.1', '4.0.1'],
    advisory: 'CVE-2025-5889: a pattern takes for ever',
  },
  { name: 'js-yaml', safe: ['3.14.2', '4.1.1'], advisory: 'CVE-2025-64718: a document changes every object' },
  { name: 'glob', safe: ['10.5.0'], advisory: 'CVE-2025-64756: a file name is run' },
  { name: 'tar-fs', safe: ['2.1.4', '3.1.1'], advisory: 'CVE-2025-59343: files outside the folder' },
  { name: '@babel/runtime', safe: ['7.26.10'], advisory: 'CVE-2025-27789: a pattern takes for ever' },
  {
    name: 'tar',
    safe: ['7.5.3'],
    advisory: 'CVE-2026-23745: files outside the folder',
    kept: { '6.2.1': 'the cache of @remix-run/dev, which unpacks nothing here' },
  },
  {
    name: 'esbuild',
    safe: ['0.25.0'],
    advisory: 'GHSA-67mh-4wv8-2f99: its own server answers every site',
    kept: {
      '0.17.6': '@remix-run/dev before it used Vite; its server is never started',
      '0.19.12': 'the styles that @remix-run/dev built before it used Vite; the same holds',
    },
  },
  {
    name: 'estree-util-value-to-estree',
    safe: ['3.3.3'],
    advisory: 'CVE-2025-32014: a value changes every object',
    kept: { '1.3.0': 'the MDX reader of @remix-run/dev; there are no such pages' },
  },
]
