/** The check-up: everything that is found, the gravest first. */
import type { Answers } from '../answers/index.ts';
import { applies } from '../answers/relevance.ts';
import { type GeneratedFile, linesOf } from '../mailserver/file.ts';
import { checks } from './checks.ts';
import { type Facts, factsOf, type Seen } from './facts.ts';
import { type Finding, findingCodes, type LinePlace, severities } from './finding.ts';

export type { Facts, Seen, SeenCertificate } from './facts.ts';
export { factsOf } from './facts.ts';
export type { Finding, FindingCode, Fix, LinePlace, Severity } from './finding.ts';
export { findingCodes, severities } from './finding.ts';

/** The lines that are about `about`; files whose parts are not loaded yet have none. */
function linesAbout(files: readonly GeneratedFile[], about: string, word: string): readonly LinePlace[] {
  return files.flatMap((file) =>
    linesOf(file).flatMap((line, index) =>
      line.about === about && line.text.includes(word) ? [{ path: file.path, line: index }] : [],
    ),
  );
}

/** What is found in `facts`; `files` are those that these answers make. */
export function findingsIn(facts: Facts, files: readonly GeneratedFile[]): readonly Finding[] {
  const found = findingCodes.flatMap((code): Finding[] => {
    const each = checks[code](facts);
    // A question that is not asked says nothing.
    if (!each || !applies(each.questions[0], facts.answers)) return [];
    const { about, word = '', detail = {}, ...finding } = each;
    return [{ ...finding, code, detail, lines: about === undefined ? [] : linesAbout(files, about, word) }];
  });
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** @param seen what is known besides the answers, if anything is */
export const checkUp = (answers: Answers, files: readonly GeneratedFile[], seen?: Seen): readonly Finding[] =>
  findingsIn(factsOf(answers, seen), files);
