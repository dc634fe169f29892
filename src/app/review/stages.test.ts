import { expect, test } from 'vitest';
import { randomAnswers } from '../../core/answers/variants.ts';
import { generatorOf, linesOf, outline } from '../../core/files.ts';
import { mainFile } from '../state/wizard.ts';
import { landmarksOf, stageIds } from './stages.ts';

test('every ACL, authenticator, router and transport of the file has its place on the way, once, at its line', () => {
  for (const answers of randomAnswers(20, 6)) {
    const file = mainFile(generatorOf(outline)(answers));
    if (!file) throw new Error('there is no configuration file');
    const lines = linesOf(file).map(({ text }) => text);
    const landmarks = landmarksOf(file);
    const all = stageIds.flatMap((id) => landmarks[id]);
    for (const { name, line } of all) expect(lines[line]?.startsWith(name)).toBe(true);
    const instances = lines.filter((text) => /^\w+:$/.test(text)).map((text) => text.slice(0, -1));
    expect(
      all
        .map(({ name }) => name)
        .filter((name) => instances.includes(name))
        .toSorted(),
    ).toEqual(instances.toSorted());
    expect(landmarks.acl.map(({ name }) => name).filter((name) => name !== 'acl_check_mime')).toEqual([
      'acl_check_mail',
      'acl_check_rcpt',
      'acl_check_data',
    ]);
    expect(landmarks.local.map(({ name }) => name).filter((name) => name !== 'acl_check_rules')).toEqual([
      'acl_check_local',
    ]);
    expect(landmarks.routing.length).toBeGreaterThan(1);
    expect(landmarks.transport.map(({ name }) => name)).toContain('begin retry');
  }
});
